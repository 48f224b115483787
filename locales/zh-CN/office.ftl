# 工作人员：首页、待分办、待办、加入。
button-desk-pool = 待分办事项
button-desk-inbox = 我的待办
button-desk-register = 登记来访、来信、来电
button-desk-late = 逾期情况
button-desk-stats = 统计
button-desk-invite = 邀请同事
button-task-go-on = 继续填写：{ $what }
button-verb-register = 登记
button-verb-invite = 邀请
desk-stopped = 好的，不办了。什么都没有发出。
desk-clash = 您有一份没填完的表：{ $what }。接着填，还是放弃它、填新的？
desk-clash-same = 您上次填了一半：{ $what }。接着填，还是重新开始？
desk-clash-case = 您有一份没填完的表：{ $what }，{ $number }。接着填，还是放弃它、填新的？
button-clash-drop = 放弃，填新的
button-clash-anew = 重新开始
expects-clash = 请按按钮：接着填，或者放弃。
expects-task = 请按按钮，或者输入所问的内容。
desk-not-yours = 这一项由其他岗位办理。发 /start 可以看到您能做什么。
desk-overtaken = 刚才有人办理了这件事，您的操作没有发出。情况如下：
own-done = 已送到{ $unit }：{ $number }。
desk-put-aside = 先放下了，已填的都保留着。发 /start 点“继续填写”接着办；不要了就发 /cancel。
desk-done = 已办：{ $what }，{ $number }。

pool-empty = { $office }：没有待分办的事项。
pool-count = { $office }：{ $count } 件待分办。
pool-oldest = 最早一件{ $received }收到，最晚{ $due }转送、交办。
pool-leased = 正有人处理：{ $count } 件。
pool-done = 全部分办完毕，没有待分办的事项。
pool-done-for-you = 您这里暂时没有了。还有 { $count } 件：您留到以后的，或同事正在处理的。
pool-matter = { $number }
    待分办共 { $waiting } 件
pool-matter-urgent = 紧急 { $number }
    待分办共 { $waiting } 件
pool-due = { $received }收到，最晚{ $due }分办（{ $days ->
    [0] 今天到期
   *[other] 还有 { $days } 天
}）。
pool-late = 逾期：{ $received }收到，最晚{ $due }分办，已逾期 { $days } 天。
pool-what = { $kind }
    主题：{ $category }
    地点：{ $place }
pool-about = 反映对象：{ $about }
pool-request = 请求：{ $request }
pool-facts = 经过：{ $facts }
    附件：{ $files } 个
pool-proposal = 建议转送：{ $unit }
pool-why-competent = 理由：{ $region }的“{ $category }”由该单位主管。
pool-why-office = 理由：主题不明确，转{ $region }的信访部门在当地分办。
pool-why-objector = 理由：提出异议的单位说归它管，异议已同意。
pool-why-above = 理由：有权处理的单位在上一级，由{ $region }的信访部门转办。
pool-came-back = { $unit }退回：异议已同意。
pool-came-back-proposed = { $unit }退回：异议已同意，它认为归{ $proposed }管。
pool-why-guessed = 主题是从这些词看出来的：{ $words }。
pool-why-skipped = { $unit }是反映对象，已排除。
pool-proposal-elsewhere = 建议：不属本单位受理范围。“{ $subject }”由{ $body }主管（依据的词：{ $words }）。请按“不属本单位”，告知信访人去哪里提出。
pool-proposal-discipline = 建议：这像是检举控告，应由{ $organ }处理，不要转给其他单位。
pool-proposal-none-all-excluded = 没有建议：有权处理的单位都是反映对象。
pool-proposal-none-outside = 没有建议：有权处理的单位不在本级和下级范围内。
pool-proposal-none-unknown-topic = 没有建议：主题不明确，请自己选单位。
pool-proposal-none-no-unit = 没有建议：本地没有主管这一主题的单位。
pool-proposal-higher = 上一级：{ $unit }。
pool-reason = 按属地和主管：{ $region }，{ $category }
pool-reason-office = 按属地转当地分办：{ $region }
pool-reason-objector = 提出异议的单位指明由其承办
pool-reason-above = 属上一级管辖：{ $region }
pool-sent = 已转送{ $unit }：{ $number }。
pool-not-reachable = { $unit }还没有人使用本服务。如果转送，请同时移交纸质材料，系统会按期提醒。
button-next = 下一件
button-send-proposed = 按建议转送
button-send-other = 转其他单位
button-send-paper = 转送，并移交纸质材料
button-later = 以后再办
button-whole-case = 查看全部

inbox-title = 共 { $count } 件，逾期 { $late } 件。第 { $page } 页，共 { $pages } 页。
inbox-empty-all = 没有等您办的事。
inbox-empty-late = 没有逾期的。
inbox-empty-week = 七天内没有到期的。
inbox-empty-urgent = 没有标为紧急的。
inbox-line-plain-late = { $index }. 逾期 { $days } 天：{ $number }
    { $status }，最晚{ $due }办
inbox-line-plain-today = { $index }. 今天到期：{ $number }
    { $status }，{ $due }到期
inbox-line-plain-due = { $index }. 还有 { $days } 天：{ $number }
    { $status }，{ $due }到期
inbox-line-plain-none = { $index }. { $number }
    { $status }
inbox-line-urgent-late = { $index }. 紧急，逾期 { $days } 天：{ $number }
    { $status }，最晚{ $due }办
inbox-line-urgent-today = { $index }. 紧急，今天到期：{ $number }
    { $status }，{ $due }到期
inbox-line-urgent-due = { $index }. 紧急，还有 { $days } 天：{ $number }
    { $status }，{ $due }到期
inbox-line-urgent-none = { $index }. 紧急 { $number }
    { $status }
button-inbox-case = { $tail }
button-inbox-before = 上一页
button-inbox-after = 下一页
button-inbox-all = 全部 { $count }
button-inbox-late = 逾期 { $count }
button-inbox-week = 七天内 { $count }
button-inbox-urgent = 紧急 { $count }

person-title = { $number }：信访人信息。这次查看已经记录，信访人可以查询谁看过。
person-named = 姓名：{ $name }
    电话：{ $phone }
person-anonymous = 未署名。
person-address = 地址：{ $address }
person-no-chat = 不在聊天里：书面告知请用纸质送达。
person-refused = 您不能查看信访人信息。只有现在的承办单位和受理的信访部门可以；要求保密的，只有信访部门可以。
files-none = 没有提交附件。
files-title = { $number }：附件。这次查看已经记录。
file-line = { $what }：{ $name }
file-not-there = “{ $name }”暂时不能查看（{ $state }）。
button-undelivered-again = 全部重发
undelivered-again = 正在重发 { $count } 份通知，送到的会从清单里去掉。
undelivered-none = 没有需要另行送达的告知。
undelivered-title = { $count } 份告知没有送到。请用别的方式告知本人，再点开该件，按“办妥任务”：

joined = 欢迎。您的岗位：{ $roles }。发 /start 看看能做什么。
joined-role = { $unit }{ $role }
join-waiting = 谢谢。需要{ $unit }的负责人确认，确认后在这里通知您。
join-waiting-operator = 谢谢。这里没有人能确认，需要由系统管理方确认。
join-already = 您已经加入了。
join-used = 这个邀请已经用过了。每个邀请只给一个人、只能用一次，请索取新的。
join-expired = 这个邀请过期了，有效期七天。请索取新的。
join-revoked = 这个邀请已被撤回。请向邀请您的人询问。
join-unknown = 没有这个邀请。请检查链接是否复制完整。
join-own = 这是您自己发出的邀请，应由对方使用。
member-confirmed = 已确认：{ $name }。
member-refused = 未予确认：{ $name }。
member-nothing-waits = 这件事之前已经决定了。
member-not-allowed = 这一项由该单位负责人办理。
away-set = 已记下：您{ $from }至{ $to }不在岗，{ $deputy } 同时收到您的待办和通知。期限照常计算。
away-duties = 您已接受的 { $count } 个值班落在这些天，需另行安排：系统会依次询问备班人员、带班领导和值班安排员。
away-off = 已记下：您回来了。
away-conflict = 没有办成，请再发一次。
claim-needs-both = 请把编号和查询码写在同一条消息里发来。查询码里没有 0、1、I、L、O。
claimed = { $number } 已加入您的信访事项。以后每一步都在这里告诉您。

command-pool = 待分办事项
command-inbox = 我的待办
command-case = 按编号查一件
command-late = 逾期情况
command-undelivered = 没有送到的告知
command-stats = 统计
command-register = 登记来访、来信、来电
command-away = 不在岗与代理人
command-invite = 邀请同事

joined-roles = { $first }；{ $others }
invite-made-before = 这个邀请已经发过，并且已被使用或撤回。请重新邀请。
file-state-waiting = 还在接收
file-state-fetching = 还在接收
file-state-refused = 不接收这种文件
file-state-failed = 没有取到
file-state-dropped = 已删除
hand-over-reason = 原承办人已离开本单位。
hand-over-title = { $name } 已离岗，下列 { $count } 件由您接办。没写完的内容已记在该件里。
answer-not-open = 还没有可看的答复。如果有答复等您，请先按“打开答复”。
button-read-answer = 再看一次答复
