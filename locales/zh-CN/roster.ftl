# 值班安排，致安排值班的人员。
command-roster = 值班安排
button-desk-roster = 值班安排
button-verb-plan = 新建值班安排

# 新建值班安排的表。
plan-date-question = 安排哪个时段的值班？
plan-date-none = 今后60天没有待安排的重要时段。要安排其他日期，请点按钮。
plan-date-expects = 请点一个时段，或点“{ button-plan-other }”。
plan-date-offer = { $name }，{ $days ->
        [1] { $from }
       *[other] { $from }至{ $to }
    }，{ $unit }
button-plan-other = 其他日期
plan-unit-question = 为哪个单位安排？点一个，或打单位名称。
plan-unit-more = 还有{ $rest }个单位，打名称就能找到。
plan-unit-not-here = { $unit }没有值班人员，或不由您安排。请选别的单位。
plan-unit-unknown = 没有找到这个单位。请点一个，或打全称。
plan-name-question = 是什么时段？请起一个中性的名称，不要提到任何人，例如：春节。
plan-name-expects = 请打一个名称，例如：春节。
plan-name-wrong = 名称要有1到{ $limit }个字。例如：春节。
plan-from-question = 第一天是哪天？例如：2026-12-01、12-01 或 12月1日。
plan-to-question = 从{ $from }开始。最后一天是哪天？
plan-days-expects = 请打一个日期，例如：2026-12-01、12-01 或 12月1日。
button-plan-one-day = 只有这一天
plan-too-long = 一次最多安排{ $days }天，请分段安排。
plan-level-question = 按什么级别值班？
plan-level-offer = { $level }：{ $slots }
plan-confirm = 请核对：{ $name }，{ $unit }。
    { $days ->
        [1] { $from }，共1天
       *[other] { $from }至{ $to }，共{ $days }天
    }。级别：{ $level }。
plan-confirm-means = 点“{ button-confirm }”生成草案。发布之前不会通知任何人。
button-plan-name = 修改：名称
button-plan-days = 修改：日期
button-plan-level = 修改：级别
button-plan-unit = 修改：单位

# 为什么排不出来。
plan-infeasible = 人手不够，排不出来。
plan-short-role = { $date }：没有人可以担任{ $role }，缺{ $missing }人。
plan-short-leave = { $date }：可以担任{ $role }的人都请假了，缺{ $missing }人。
plan-short-people = { $date }：同一时段的岗位比人多，{ $role }缺{ $missing }人。
plan-short-rest = { $date }：人太少，两班开始时间做不到相隔24小时，{ $role }缺{ $missing }人。
plan-short-nights = { $date }：人太少，做不到不连上两个夜班，{ $role }缺{ $missing }人。
plan-short-together = { $date }：每条规则单独可行，合在一起排不出来，{ $role }缺{ $missing }人。
plan-overlaps = { $unit }在这些日子已有安排：{ $name }，{ $days ->
        [1] { $from }
       *[other] { $from }至{ $to }
    }。请修改日期。
plan-past = 第一天已经过去了，只能安排今天或以后的日子。
plan-nobody = { $unit }没有值班人员。请先邀请值班员，以及领导或负责人。
plan-nobody-anywhere = 您安排值班的单位都没有值班人员。请先邀请值班员，以及领导或负责人。
plan-no-rules = 这里还没有设定值班规则，请告诉系统运维人员。

# 值班安排。
roster-list = 今后的值班安排：{ $count }个
roster-none = 还没有值班安排。
roster-more = 还有{ $rest }个开始得更晚。
roster-unknown = 没有这个值班安排。发 /roster 查看您的值班安排。
roster-head = { $name }，{ $unit }
roster-days = { $days ->
        [1] { $from }
       *[other] { $from }至{ $to }
    }，级别：{ $level }
roster-level-normal = 一般
roster-level-heightened = 加强
roster-state-draft = 草案：还没有通知任何人。
roster-state-published = 已发布。今后的{ $ahead }个班次中已接受{ $accepted }个。
roster-state-over = 已结束。
roster-page = 第{ $page }部分，共{ $pages }部分
roster-day = { $date }
roster-slot = { $from }至{ $to }：{ $who }
roster-night = { $from }至次日{ $to }：{ $who }
roster-who = { $role } { $name }
roster-who-accepted = { $role } { $name } ✓
roster-mark = ✓ 表示已接受。
roster-gaps = 角色相同的人之间，最多与最少相差：班次{ $shifts }，夜班{ $nights }，休息日{ $holidays }。
roster-shares = 各人班次/夜班/休息日，含此前一年：
roster-share = { $name }：{ $shifts }/{ $nights }/{ $holidays }
roster-lines-more = 另有{ $rest }条

button-roster-plan = 新建值班安排
button-roster-open = { $name }，{ $from }
button-roster-all = 全部安排
button-roster-earlier = 前几天
button-roster-later = 后几天
button-roster-publish = 发布
button-roster-again = 换一版
button-roster-change = 调整班次
button-roster-drop = 删除草案
button-roster-back = 返回值班表

roster-moved = 这个安排刚才已有变动，您的操作没有执行。现在是这样：
roster-again = 换了一版，还没有通知任何人。
roster-again-same = 没有别的排法，排出来还是这一版。
roster-again-none = 所以换不了，现在这一版不变：
roster-is-over = 这个安排已经结束，没有执行任何操作。
roster-publish-question = { $name }：将通知{ $count }人。要发布吗？
button-roster-publish-yes = 确定发布
roster-published = 已发布：{ $name }。{ $count }人会收到通知，并请他们接受。
roster-published-later = 现在是休息时间，通知将于{ $date }{ $time }发出。
roster-published-some = 其中{ $now }人的班次临近，马上通知；其余的通知将于{ $date }{ $time }发出。
roster-published-before = { $name }已经发布过了。现在是这样：
roster-drop-question = 删除草案{ $name }吗？其中安排了{ $count }人，删除后不能恢复。
button-roster-drop-yes = 确定删除
roster-dropped = 草案{ $name }已删除，没有通知过任何人。
roster-drop-published = { $name }已经发布，值班人员都知道了，不能再删除。

# 调整班次。
roster-change-day = 调整哪一天？
roster-change-no-day = 这些日子的班次都已开始。
roster-change-shift = { $date }：调整哪个班次？
roster-change-begun = { $date }：班次都已开始，不能再调整。
roster-change-whom = { $date }{ $from }至{ $to } { $role }：现在是{ $name }。改由谁承担？
roster-change-nobody = { $date }{ $from }至{ $to } { $role }：现在是{ $name }，没有别人可以承担：
roster-nobody-else = 这个单位没有别的值班人员。
roster-unable = { $name }：{ $why }
roster-why-unknown-shift = 没有这个班次
roster-why-begun = 班次已经开始
roster-why-has-it = 已经承担这个班次
roster-why-role = 不能担任这个角色
roster-why-leave = 当时请假
roster-why-rest = { $date }{ $from }有班，开始时间相隔不到24小时
roster-why-nights = 会和{ $date }{ $from }的夜班连在一起
roster-shift-begun = { $date }{ $from }至{ $to } { $role }：由{ $name }承担，已经开始，不能再调整。
roster-shift-moved = 刚才有人调整了这个班次，您的操作没有执行。
roster-has-it = { $name }已经承担这个班次：{ $date }{ $from }至{ $to } { $role }。
roster-not-on-duty = { $name }已不在这个单位值班，没有执行任何操作。
roster-given = { $date }{ $from }至{ $to } { $role }：由{ $before }改为{ $after }。
roster-given-told = 已通知双方。
roster-given-draft = 这是草案，没有通知任何人。
button-roster-shift = { $from }至{ $to } { $role }：{ $name }
button-roster-taker = { $name }（班次：{ $shifts }）
button-roster-other-day = 换一天
button-roster-other-shift = 换一个班次
button-roster-change-more = 再调整一个班次
