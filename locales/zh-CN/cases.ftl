# 编号、回执、进度、日期说明、通知。
filed = 已登记，编号 { $number }。详细回执马上发给您。
filed-already = 这件已经提交过了，编号 { $number }。不用再点。
refused-OFFICE_IS_CONCERNED = 没有提交：这件事涉及收件的信访局自己。请改“涉及谁”或“地点”，或找上一级信访部门。
refused-REPORTS_NEED_SEALED_LANE = 没有提交：这里暂时不收违纪违法举报，请找纪检监察机关。

status-registered = 已登记，还没有受理

cases-none = 您还没有提交过信访。要反映问题，请发 /new。
cases-title = 您的信访，新的在前：{ $count } 件
cases-line = { $number }
    { $status }
    登记：{ $received }
    下一步最晚：{ $next }
cases-more = 更早的信访没有列出，请用编号查。
cases-how = 看其中一件：发 /status 加编号，或编号最后 7 位数字。
status-how = 请发 /status 加编号。例如：/status XF-341500-2026-000123-4，或只发最后 7 位数字。
case-not-found = 没有查到这个编号。请核对后再发，或发 /my 看您自己的信访。
case-mistyped = 编号里好像打错了一位，请核对后再发。
case-number = { $number }
    现在：{ $status }
case-done = 已做：{ $received }登记。
case-now = 现在在：{ $office }，电话 { $phone }。
case-next = 下一步：信访局最晚 { $next } 转给负责的单位。

receipt-number = 信访回执
    编号：{ $number }
receipt-registered = { $received }已由{ $office }登记。登记不等于受理，由负责的单位决定怎么办。
receipt-next = 下一步：最晚 { $next } 分送到负责的单位。
receipt-anonymous = 这件没有留名字：依规定可以不书面告知您，您也不能申请复查。
receipt-clocks = 信访不会让别的期限停下来：行政复议 60 日、行政诉讼 6 个月、劳动仲裁 1 年，照样在走。
receipt-follow = 查进度请发 /my。有问题打 { $phone }。请把编号抄下来。

date-provisional = 这个日期是暂定的：当年的放假安排还没有公布，公布后可能变动。
why-title = 为什么是{ $due }？
    编号：{ $number }
why-from-sorting = 信访局{ $from }收到，当天不算。
why-first = 从{ $first }开始数。
why-days-calendar = 数 { $days } 日（日历日），到{ $nominal }。
why-days-working = 数 { $days } 个工作日，到{ $nominal }。
why-not-rolled = 那天上班，不用顺延。
why-rolled = { $first }是休息日，顺延到第一个工作日{ $due }。
why-rolled-holiday = { $first }至{ $last }放假（{ $holiday }），顺延到第一个工作日{ $due }。
why-rolled-holiday-one = { $first }放假（{ $holiday }），顺延到第一个工作日{ $due }。
why-rolled-weekend = { $first }至{ $last }是周末，顺延到第一个工作日{ $due }。
why-basis = 依据：{ $instrument }第 { $article } 条。
why-basis-paragraph = 依据：{ $instrument }第 { $article } 条第 { $paragraph } 款。
why-provisional = { $years } 年的放假安排还没有公布，公布后这个日期可能变动，届时会告诉您。

notice-neutral = { $number } 有新情况。要看详情，请发：/status { $asked }
notice-may-repeat = （这条可能是重复的）
file-refused = 您发的“{ $name }”没有收：打开看不是照片、录音、视频或文档。能收的有：照片、录音、视频、PDF、Word、Excel、纯文字。
file-failed = 您发的“{ $name }”没能从聊天软件取到，没有收。
file-problem-filed = 编号 { $number } 的其他内容都在。这个文件可以送到信访局。
file-problem-draft = 您填的其他内容都在。要再发一次，请在“事情经过”那一步发；提交前点“改：事情经过”也行。
