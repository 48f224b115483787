# 编号、回执、进度、日期说明、答复。
filed = 已登记，编号 { $number }。详细回执马上发给您。
filed-already = 这件已经提交过了，编号 { $number }。不用再点。

# 状态词在前。
status-registered = 已登记，还没有受理
status-forwarded = 已转送，还没有受理
status-objected = 核实中：收到的单位说这件不归它管
status-disputed = 核实中：正在确定归哪个单位管
status-told = 已告知，还没有受理
status-accepted = 已受理，正在办理
status-at-office = 答复已写好，由信访局转交
status-answered = 已答复，还没有送达
status-served = 答复已送达
status-closed = 已办结

class-appeal = 申诉求决
class-suggestion = 建议意见
class-accusation = 检举控告
class-unknown = 还没有分类

outcome-supported = 支持诉求
outcome-explained = 作出解释说明
outcome-not-supported = 不支持诉求
outcome-diverted = 归别的机关管，要向它提出
outcome-not-accepted = 不受理
outcome-no-longer-accepted = 不再受理

law-article = { $instrument }第 { $article } 条
law-paragraph = { $instrument }第 { $article } 条第 { $paragraph } 款
law-item = { $instrument }第 { $article } 条第（{ $item }）项

cases-none-yet = 您有一件没填完的信访，还没有提交。接着填请发 /start。
cases-none = 您还没有提交过信访。要反映问题，请发 /new。
cases-title = 您的信访，新的在前：{ $count } 件
cases-line = { $number }
    { $status }
    登记：{ $received }
    下一步最晚：{ $next }
cases-line-late = { $number }
    { $status }
    登记：{ $received }
    下一步本应最晚{ $next }做，已经过了 { $days } 天
cases-line-window = { $number }
    { $status }
    登记：{ $received }
    申请复查最晚：{ $next }
cases-line-closed = { $number }
    { $status }
    登记：{ $received }
cases-more = 更早的信访没有列出，请用编号查。
status-how = 请发 /status 加编号。例如：/status XF-341500-2026-000123-4，或只发最后 7 位数字。
button-looks = 谁看过我的信息
looks-title = { $number }，看过您个人信息的单位：
looks-none = { $number }，目前没有人看过您的个人信息。
looks-person = { $unit }，{ $on }：姓名和联系方式
looks-file = { $unit }，{ $on }：您交的附件
looks-export = { $unit }，{ $on }：导出全部
case-not-found = 没有查到。请核对编号和查询码后再发，或发 /my 看您自己的信访。手里有登记单的，请把编号和查询码一起发来。
case-mistyped = 编号里好像打错了一位，请核对后再发。
case-number = { $number }
    现在：{ $status }
case-done = 已做：{ $received }登记。
case-done-sent = { $on }转给{ $unit }。
case-done-came-back = { $on }转给{ $unit }，核实后不归它管，已经退回来。
case-done-told = { $on }告知您怎么办理。
case-done-accepted = { $on }受理。
case-done-answered = { $on }答复。
case-done-served = { $on }答复送到您手里。
case-done-closed = { $on }办结。
case-done-outcome = 结果：{ $outcome }。
case-now = 现在在：{ $office }，电话 { $phone }。
case-contact = 有问题请找：{ $office }，电话 { $phone }。

case-next-sorting = 下一步：{ $unit }最晚{ $next }转给负责的单位。
case-next-tellingDirect = 下一步：{ $unit }最晚{ $next }书面告知您收到了什么、怎么办理。
case-next-telling = 下一步：{ $unit }最晚{ $next }书面告知您收到了什么、怎么办理。
case-next-acceptance = 下一步：{ $unit }最晚{ $next }告诉您受理不受理。
case-next-handling = 下一步：{ $unit }最晚{ $next }书面答复您。
case-next-suggestionReply = 下一步：{ $unit }最晚{ $next }答复您的建议。
case-next-otherProcedure = 下一步：{ $unit }最晚{ $next }按该走的程序办，并把结果告诉您。
case-next-accusationHandover = 下一步：{ $unit }最晚{ $next }转交主管机关。
case-next-objectionDecision = 下一步：{ $unit }最晚{ $next }决定归哪个单位办。
case-next-competenceDecision = 下一步：{ $unit }最晚{ $next }确定归哪个单位管。
case-next-assignedReport = 下一步：{ $unit }最晚{ $next }报告办理结果。
case-next-withdrawalUndo = 到{ $next }都可以反悔。
case-next-coHandling = 下一步：{ $unit }最晚{ $next }把协办意见交给主办单位。
case-next-service = 下一步：请打开答复。您不打开，{ $unit }最晚{ $next }用别的方式送到您手里。
case-next-reviewRequest = 您不服的话，到{ $next }（含当天）都可以申请复查。
case-next-closing = 下一步：申请复查的时间已过，{ $unit }最晚{ $next }办结这件。
case-next-urgeAnswer = 下一步：{ $unit }最晚{ $next }答复催办。
case-next-deliveryTask = 下一步：{ $unit }最晚{ $next }把材料或通知送到。
case-next-supervisionAnswer = 下一步：{ $unit }最晚{ $next }答复督办单位。
case-next-review = 下一步：{ $unit }最晚{ $next }作出复查意见。
case-next-reexaminationRequest = 您不服的话，到{ $next }（含当天）都可以申请复核。
case-next-reexamination = 下一步：{ $unit }最晚{ $next }作出复核意见。
case-next-is-limit = 这个日期是法定期限。
case-next-is-target = 这个日期是我们的服务目标，法律没有规定天数。
case-late-limit = 期限已经超过 { $days } 天。
case-late-target = 比服务目标晚了 { $days } 天。
case-urge-how = 您不用干等：点“{ button-verb-urge }”，他们必须给您一个答复。
case-open-how = 答复已经来了。点“{ button-verb-open }”看内容，打开就算收到。
case-question = 有一个问题要问您（{ $on }）：
    { $question }
case-urged = { $on }催办过一次，我们的服务目标是最晚{ $due }答复催办。

receipt-number = 信访回执
    编号：{ $number }
receipt-registered = { $received }已由{ $office }登记。登记不等于受理，由负责的单位决定怎么办。
receipt-next = 下一步：最晚{ $next }分送到负责的单位。
receipt-anonymous = 这件没有留名字：依规定可以不书面告知您，您也不能申请复查。
receipt-follow = 查进度请发 /my。有问题打 { $phone }。请把编号抄下来。

date-provisional = 这个日期是暂定的：{ $years } 年的放假安排还没有公布，公布后可能变动。
why-title = 为什么是{ $due }？
    编号：{ $number }
why-none = { $number } 已经办结，没有要等的日期了。
why-from-sorting = 信访局{ $from }收到，当天不算。
why-from-tellingDirect = 负责的单位{ $from }收到，当天不算。之后它要书面告知您收到了什么、怎么办理。
why-from-telling = 负责的单位{ $from }收到，当天不算。之后它要书面告知您收到了什么、怎么办理。
why-from-objection = 这个单位{ $from }收到，当天不算。这段时间里它可以提出“不归我管”。
why-from-objectionDecision = 这个单位{ $from }提出不归它管，当天不算。信访局要核实并作出决定。
why-from-competenceDecision = { $from }请上级确定归哪个单位管，当天不算。
why-from-acceptance = 负责的单位{ $from }收到，当天不算。之后它要告诉您受理不受理。
why-from-handling = { $from }受理，当天不算。从受理起办理，到书面答复为止。
why-from-suggestionReply = 您的建议{ $from }受理，当天不算。
why-from-otherProcedure = { $from }受理，当天不算。这件要走另外的程序，先按那个程序的规定。
why-from-accusationHandover = { $from }收到，当天不算。之后转交主管机关。
why-from-assignedReport = { $from }交办，当天不算。报告结果的日期由交办的单位定。
why-from-withdrawalUndo = 您{ $from }撤回，当天不算。
why-from-coHandling = { $from }请另一个单位协办，当天不算。
why-from-service = 答复{ $from }作出，当天不算。您不在这里打开，就用别的方式送到您手里。
why-from-reviewRequest = 答复{ $from }送到您手里，当天不算。从这里起您可以申请复查。
why-from-review = { $from }收到您的复查申请，当天不算。
why-from-reexaminationRequest = 复查意见{ $from }送到您手里，当天不算。
why-from-reexamination = { $from }收到您的复核申请，当天不算。
why-from-closing = 申请复查的时间到{ $from }为止，当天不算。之后办结。
why-from-urgeAnswer = { $from }催办，当天不算。被催的单位要答复。
why-from-deliveryTask = { $from }知道材料或通知要当面送，当天不算。
why-from-supervisionAnswer = { $from }收到督办建议，当天不算。
why-first = 从{ $first }开始数。
why-days-calendar = 数 { $days } 日（日历日），到{ $nominal }。
why-days-working = 数 { $days } 个工作日，到{ $nominal }。
why-extended = 其中 { $days } 天是延期，经单位负责人批准，并且告知过您。
why-stood-still = 其中 { $days } 天停着没有计算。
why-stands = 从{ $since }起停止计算。这是最晚可能的日子，恢复计算后会提前。
why-not-rolled = 那天上班，不用往后移。
why-rolled = { $first }是休息日，往后移到第一个工作日{ $due }。
why-rolled-holiday = { $first }至{ $last }放假（{ $holiday }），往后移到第一个工作日{ $due }。
why-rolled-holiday-one = { $first }放假（{ $holiday }），往后移到第一个工作日{ $due }。
why-rolled-weekend = { $first }至{ $last }是周末，往后移到第一个工作日{ $due }。
why-target = 这是我们自己的服务目标，法律没有规定天数。
why-basis = 依据：{ $law }。
why-related = 相关条文：{ $law }。
why-provisional = { $years } 年的放假安排还没有公布。公布后这个日期可能变动，到时候会告诉您。

answer-number = { $number }
    { $unit }，{ $on }
answer-outcome-supported = 结果：支持您的诉求。
answer-outcome-explained = 结果：向您作出解释说明。
answer-outcome-not-supported = 结果：不支持您的诉求。
answer-outcome-diverted = 结果：这件事由别的机关管，请向它提出。它的地址和电话在后面。
answer-outcome-not-accepted = 结果：不受理。理由在后面。
answer-outcome-no-longer-accepted = 结果：不再受理。理由在后面。
answer-request = 您的诉求
    { $text }
answer-facts = 查明的事实和理由
    { $text }
answer-opinion = 处理意见
    { $text }
answer-basis = 法律依据
    { $text }
answer-paper = 另有书面文件，随后发给您。打不开时，请找给您答复的单位要。
answer-paper-named = 另有书面文件“{ $name }”，随后发给您。打不开时，请找给您答复的单位要。
answer-review = 您不服的话，可以申请复查。请找：
answer-review-ask = 您不服的话，可以向上一级机关申请复查。找哪个机关，请问给您答复的单位。
answer-review-window = 从您收到的那天（{ $from }）起 { $days } 日内提出，最晚{ $last }。{ $left ->
        [0] 今天是最后一天。
       *[other] 还有 { $left } 天。
    }
answer-review-over = 从{ $from }起 { $days } 日，最晚{ $last }，已经过了。
answer-review-only = 不申请复查，这个答复就定下来了。请不要错过日子。
answer-no-review-route = 这件走的是另外的程序，不服有那个程序自己的办法，不适用信访复查。
answer-no-review-anonymous = 这件没有留名字，不能申请复查。
answer-competent = “{ $subject }”由这个机关管：
answer-limits = 那边的期限照样在走，不因为信访停下来：
answer-limit = { $name }：{ $from }起 { $length }（{ $law }）
answer-limit-dated = { $name }：{ $from }起 { $length }，最晚{ $last }（{ $law }）
answer-limit-days = { $amount } 日
answer-limit-months = { $amount } 个月
answer-limit-years = { $amount } 年
answer-ask = 有问题请找：{ $unit }，电话 { $phone }。
