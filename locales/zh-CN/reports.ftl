# 给工作人员的报表：逾期、统计、缺项提醒。
report-lines =
    { $line }
    { $below }
report-list = { $first }、{ $others }
report-count = { $name }：{ $count }
report-more = 另有 { $more } 个，合计：{ $count }
report-share = { $percent }%（{ $part }/{ $whole }）
report-share-none = { $part }/{ $whole }

report-kind-limit = 法定期限
report-kind-target = 服务目标
report-stage-sorting = 转送交办
report-stage-telling = 告知
report-stage-acceptance = 受理
report-stage-handling = 办理
report-stage-objectionDecision = 异议决定
report-stage-competenceDecision = 确定管辖
report-stage-coHandling = 协办意见
report-stage-report = 交办反馈
report-stage-service = 送达答复
report-stage-closing = 办结归档
report-stage-urgeAnswer = 答复催办
report-stage-task = 补送通知或材料
report-stage-other = 其他环节

report-late-none = 截至{ $date }，没有到期未办的事项。感谢各位按时办理。
report-late-title = 截至{ $date }，到期未办 { $count } 件：超过法定期限 { $limits } 件，只超过本办服务目标 { $targets } 件。
report-late-limits = 超过法定期限，按环节
report-late-targets = 超过服务目标，按环节
report-late-units = 应由谁办
report-late-unit = { $unit }：{ $count } 件，最久已过 { $days } 天
report-late-oldest = 过期最久的
report-late-case = { $number }
    { $step }（{ $kind }）：已过 { $days } 天。{ $since }起在{ $unit }。
report-late-soon = 没有过期、{ $days } 天内到期：{ $count } 件
report-late-answered = 最近 { $days } 天内过期答复（不计入上面）：{ $count } 件，平均晚 { $mean } 天
report-late-answered-unit = { $unit }：{ $count } 件，平均晚 { $mean } 天
report-late-pool = 待分办：{ $count } 件。等得最久的：{ $number }，{ $since }起。
report-late-after-closing = 已办结、但还有任务过期（不计入上面）：{ $count } 件

report-stats-title = { $from }至{ $to }的统计，数据截至{ $asOf }
report-stats-wrong = 这份统计请不要外传：有 { $count } 处合计对不上，请告诉系统运维人员。
report-stats-nothing = 这段时间没有收到信访事项。
report-stats-received = 收到：{ $count } 件
report-stats-visits = 其中来访：{ $batches } 批 { $persons } 人次
report-stats-first = 初次信访：{ $share }
report-stats-closed = 已办结：{ $share }
report-stats-served = 已答复并送达：{ $share }
report-stats-open = 未办结：{ $open } 件，其中已转承办机关 { $forwarded } 件。转出不算办结。
report-stats-by-status = 目前环节
report-stats-by-channel = 按渠道
report-stats-by-class = 按类别
report-stats-by-category = 按内容
report-stats-by-region = 按地区
report-stats-by-organ = 按承办机关
report-stats-objections = 异议成立：{ $cases } 件 { $times } 次，耽误 { $daysLost } 天
report-stats-extended = 延期：{ $cases } 件，共 { $days } 天
report-stats-stood = 停计时间：{ $cases } 件，共 { $days } 天
report-stats-due = 这段时间到期的（不论何时收到）
report-stats-step = { $step }（{ $kind }）：{ $due }件
    按期 { $onTime }，过期 { $late }（还没办的 { $lateOpen }），未到期 { $running }；按期率 { $share }
report-stats-answers = 这段时间作出的答复：{ $count } 件
report-stats-days = 从受理到答复的天数：平均 { $mean }，中位数 { $median }，九成不超过 { $p90 }（{ $count } 件）
report-stats-diversions = 这段时间未作实体答复：{ $count } 件
report-stats-rounding = 百分数和平均数四舍五入到一位小数。

report-channel-chat = 网上（聊天）
report-channel-visit = 来访
report-channel-letter = 来信
report-channel-call = 来电
report-class-appeal = 申诉求决
report-class-suggestion = 建议意见
report-class-accusation = 检举控告
report-class-unknown = 尚未分类
report-category-unknown = 内容不明
report-region-unknown = 地点不明
report-organ-none = 没有转承办机关
report-status-registered = 已登记
report-status-forwarded = 已转送或交办
report-status-objected = 承办机关有异议
report-status-disputed = 管辖有争议
report-status-told = 已告知
report-status-accepted = 已受理
report-status-at-office = 答复待信访部门转交
report-status-answered = 已答复未送达
report-status-served = 已送达
report-status-review = { status-review }
report-status-closed = 已办结
report-outcome-supported = 支持
report-outcome-explained = 解释说明
report-outcome-not-supported = 不予支持
report-outcome-diverted = 告知向有权机关提出
report-outcome-not-accepted = 不予受理
report-outcome-no-longer-accepted = 不再受理
report-outcome-unknown = 已决定，结果不明

report-breach-none = 截至{ $date }，未办结的件件有单位、有下一步日期，已办结的件件有送达的答复。没有要处理的。
report-breach-title = { $date }，有 { $count } 件需要您处理。看其中一件，请发 /case 加编号。
report-breach-NO_OWNER = 没有单位在办：{ $count } 件。原单位已不在单位名单里。请让系统运维人员把接续的单位补进名单。
report-breach-NO_NEXT_DATE = 未办结但没有下一步日期：{ $count } 件。请督促办下一步，并告诉系统运维人员。
report-breach-CLOSED_NOT_SERVED = 已办结但答复没有送达：{ $count } 件。请把答复送到信访人手里，留好凭证，并告诉系统运维人员。
report-breach-OWNER_UNREACHABLE = 在办单位没有人联系得上：{ $count } 件。请打电话给该单位，并请管理员邀请他们的人进来。
report-breach-NO_ORGAN = 已在承办环节但没有写明承办机关：{ $count } 件。请查清在哪个单位，并告诉系统运维人员。
report-breach-NEXT_DATE_FAR = 下一步日期在 { $farthest } 天以后：{ $count } 件。请核对期限；不对的，告诉系统运维人员。
report-breach-cases = { $cases }
report-breach-cases-more = { $cases }，另有 { $more } 件
