# 值班安排，致值班人员。
duty-title = 您有值班：{ $name }，{ $unit }。
duty-line = { $date }{ $from }至{ $to }：{ $role }
duty-line-accepted = { $date }{ $from }至{ $to }：{ $role }，已接受
duty-night = { $date }{ $from }至次日{ $to }：{ $role }
duty-night-accepted = { $date }{ $from }至次日{ $to }：{ $role }，已接受
duty-role-leader = 带班领导
duty-role-officer = 值班员
duty-role-backup = 备班
duty-accept = 请确认到岗。
duty-accepted = 您已全部接受。
duty-days = { $left ->
        [0] 您今天有值班：{ $name }。
        [1] 您明天有值班：{ $name }。
       *[other] 您{ $left }天后有值班：{ $name }。
    }
duty-hour = 一小时后您开始值班：{ $name }。
duty-begins = 您的值班已开始：{ $name }。
duty-with = 同班{ $role }：{ $who }
duty-gained = 您新增一个值班：{ $name }。
duty-lost-swapped = { $who }已接您的班，您不用到岗：{ $name }。
duty-lost-approved = 换班已批准，{ $who }接您的班，您不用到岗：{ $name }。
duty-lost = 这个值班已改由他人承担，您不用到岗：{ $name }。
button-accept-duty = 接受值班
duty-thanks = 谢谢，已记录：您接受了{ $count }个班次。
duty-nothing-to-accept = 这里没有需要接受的值班。发送 /duty 查看您的值班。
duty-none = 您近期没有值班。
button-desk-duty = 值班
command-duty = 我的值班
duty-unknown = 这个值班安排已变化。发送 /duty 查看现在的情况。
duty-not-your-shift = 这不是您的班次，没有改动。发送 /duty 查看您的值班。
duty-over = 这个班次已经结束，没有改动。
command-swap = 换班
command-report = 每日报告

# 值班前：能否联系上。
duty-with-phone = 同班{ $role }：{ $who }，{ $phone }
duty-with-unsure = 同班{ $role }：{ $who }，{ $phone }（尚未确认能联系上）
duty-reach = 值班期间打 { $phone } 能找到您吗？
duty-reach-none = 请留一个值班期间能找到您的电话，只有本单位值班人员和值班安排员能看到。
button-reach = 能联系上
button-duty-phone = 填写电话
duty-reached = 谢谢，已记录：值班期间能联系上您。
duty-phone-question = 值班期间打哪个电话能找到您？直接发号码，或点下面的按钮。
duty-phone-share = 用本机号码
duty-phone-expects = 请发一个电话号码。
duty-phone-wrong = 这个号码看不懂。请发手机号，或带区号的座机号。
duty-phone-confirm = 值班期间打 { $phone } 找您，对吗？
duty-phone-kept = 已记录：值班期间打 { $phone } 找您。
button-verb-dutyphon = 填写电话

# 当班。
duty-check-in = 到岗后请签到。
button-check-in = 签到
duty-checked-in = 已签到，辛苦了。
duty-checked-in-before = 您已经签到了。
duty-too-early = 还早：{ $from }开始，提前一小时内可以操作。
duty-too-early-day = 还早：{ $date }{ $from }开始，提前一小时内可以操作。
duty-now = 现在当班：{ $name }，{ $unit }
duty-on = { $role }：{ $who }
duty-on-phone = { $role }：{ $who }，{ $phone }
duty-on-awaited = { $on }（尚未签到）
duty-now-later = 还没开始：{ $name }，{ $unit }
duty-now-nobody = 现在无人当班：{ $name }，{ $unit }
duty-now-begins = { $date }{ $time }开始：
duty-next-change = 下次交接：{ $date }{ $time }
duty-not-on = 您现在不在班，没有记录。
button-duty-all = 全部班次
button-duty-log = 值班日志
button-week-before = 前一周
button-week-after = 后一周
duty-window = { $name }，{ $unit }，{ $days ->
        [1] { $from }
       *[other] { $from }至{ $to }
    }
duty-slot = { $date }{ $from }至{ $to }
duty-person = { $role }：{ $who }
duty-person-accepted = { $role }：{ $who }，已接受
duty-log-title = 值班日志：{ $name }
duty-log-empty = 还没有记录。
duty-log-line = { $date }{ $time } { $who }：{ $text }
duty-log-full = 这段值班的日志已满{ $limit }条。
button-write-log = 写日志
button-verb-dutylog = 值班日志
duty-kept-log = 已写入值班日志。
duty-week = { $count ->
       *[other] 本周您有{ $count }个班次：{ $name }。
    }
duty-text-dutylog = 发生了什么？
duty-text-dutynote = 下一位值班员需要知道什么？
duty-text-report = 今天有哪些情况要报告？
duty-text-rule = 写事不写人，用案号说明；不写姓名、电话和证件号。
duty-text-expects = 请用文字写。
duty-text-confirm = 这样记录，可以吗？要补充，接着发。

# 交接。
duty-ends = 您的班到{ $to }结束。接班人：
duty-ends-last = 您的班到{ $to }结束，之后没有人接班。如有未了的事，请写一条交接记录备查；没有就不用写。到点即可下班，辛苦了。
duty-ends-note = 请写交接记录。接班人确认之前，您仍在班。
duty-ends-note-later = 请写交接记录；接班人{ $date }{ $from }开始当班。不用等，您到点即可下班。
button-hand-over = 写交接记录
button-verb-dutynote = 交接记录
duty-kept-note = 已记录，请接班人确认。
duty-kept-note-early = 已记录。接班人开始前一小时会收到，请其确认：{ $date }{ $from }开始。
duty-kept-note-last = 已记录，谢谢。您之后没有人接班，到点即可下班。
duty-nothing-to-hand-over = 您现在没有需要交接的班次。签到之后才能交接。
duty-note = { $who }交班：
duty-note-confirm = 看过请确认，确认后由您当班。
duty-note-read = 看过请确认。您的班{ $date }{ $from }开始。
button-confirm-note = 确认接班
duty-note-confirmed = 已确认接班，现在由您当班。
duty-note-noted = 已确认看过。您的班{ $date }{ $from }开始。
duty-confirmed-before = 已经确认过了。
duty-relieved = 接班人已确认，您可以下班了，辛苦了：{ $name }。
duty-note-was-read = 接班人已看过您的交接记录，辛苦了：{ $name }。
duty-no-note = 您的班已结束，交接记录还没写，您仍在班：{ $name }。
duty-unconfirmed = { $who }在等您确认接班：
duty-no-hand-over = 交接没有完成：{ $name }
duty-stays = 有人接手之前，{ $who }仍在岗。
duty-no-hand-over-act = { $who }仍在班。请问清{ $who }和{ $next }。

# 有人没接受，有人没到岗。
duty-open = { $holder ->
        [gone] 这个值班没有人了：{ $name }
        [away] { $who }请假，不能值这个班：{ $name }
       *[there] { $who }还没有接受这个值班：{ $name }
    }
duty-open-backup = 您是备班。您能顶上吗？
duty-open-give = 请安排别人，或打电话问清。
duty-gap = { $holder ->
        [gone] 这个值班没有人了：{ $name }，{ $unit }
        [away] { $who }请假，不能值这个班：{ $name }，{ $unit }
       *[there] { $who }还没有接受值班：{ $name }，{ $unit }
    }
duty-asked = { $asked ->
        [both] 备班和带班领导都没有解决。
        [backup] 备班没有解决。
        [leader] 带班领导没有解决。
       *[nobody] 先请您处理。
    }
duty-ring-none = 没有{ $who }的电话。
duty-ring-them = 打给{ $who }：{ $phone }
button-step-in = 我顶上
duty-stepped = 已记录：由您当班，原值班员改为备班。谢谢。
duty-stepped-in = 备班人员已替您当班，您现在是备班：{ $name }。
duty-not-needed = 不用了，值班员已经接受或已到岗。
button-give-shift = 安排别人
duty-give = 这个班次交给谁？
duty-give-nobody = 按规则没有人能接这个班次：
duty-give-nobody-do = 请打电话商量。
duty-give-accepted = { $who } 已接受这个班次，不用另行安排，没有改动。
duty-give-moved = 这个班次现在由 { $who } 承担，没有改动。
duty-give-late = 有人先一步处理了，这个班次已有着落，没有改动。
duty-given = 已安排给{ $who }，双方都会收到通知。
duty-settled = 已解决，辛苦了：这个班现在由{ $who }承担，{ $name }
duty-settled-open = 这个班已改派{ $who }，还在等{ $who }接受：{ $name }
duty-settled-accepted = 已解决，辛苦了：{ $who }已接受这个值班，{ $name }
duty-settled-came = 已解决，辛苦了：{ $who }已到岗，{ $name }
duty-settled-handed = 已解决，辛苦了：交接已完成，现在由{ $who }当班，{ $name }
duty-absent-you = 您的班已经开始，还没有签到：{ $name }。
duty-absent = { $who }没有签到：{ $name }，{ $unit }
duty-absent-backup = 您是备班。请马上联系，或顶上。
duty-absent-act = 请马上联系，或安排别人。

# 紧急事项。
call = 紧急事项 { $number }，{ $date }{ $time }收到。请马上处理，并点“{ button-taken }”。
call-again = 紧急事项 { $number } 还没有人接：{ $date }{ $time }收到。请马上处理，并点“{ button-taken }”。
call-list = 紧急事项 { $number } 一直没有人接：{ $date }{ $time }收到。请按下面的电话打过去，接下后点“{ button-taken }”。
call-of-unit = 这件事属于{ $unit }，那里现在没有人值班。
call-numbers = 可用电话：
call-phone = { $name }：{ $phone }
call-taken = 紧急事项 { $number } 已由{ $who }接下。
call-yours = 已记录：由您处理。需要时打登记员或承办单位的电话。
button-taken = 已接
duty-taken-by-you = 您已经接下了。
duty-taken-before = 已有人接下。

# 每日报告。
return-head = { $unit }{ $date }的每日报告，{ $by }前报送。
return-counts = 在办{ $open }件，超期{ $late }件，紧急{ $urgent }件。
return-due-head = 每日报告到时间了，还没有收到。
return-missing-head = 本单位的每日报告没有按时报送。
return-in = { $unit }{ $date }的每日报告已经报送，辛苦了。
button-nothing = 零报告
button-write-return = 写报告
button-verb-report = 每日报告
return-nothing = 已报：{ $date }零报告。在办{ $open }件，超期{ $late }件，紧急{ $urgent }件。
return-filed = 已报：{ $date }。在办{ $open }件，超期{ $late }件，紧急{ $urgent }件。
duty-no-return = 现在没有需要您报送的每日报告。
duty-return-before = { $date }的报告已经报过了。

# 换班。
swap-title = 换哪个班？{ $name }，{ $unit }
swap-none = 您没有可以换的班次。
button-swap-one = { $date }{ $from } { $role }
button-swap-back = 收回：{ $date }{ $from } { $role }
swap-whom = 想让谁来接？
button-swap-all = 问所有能接的人
swap-approval-needed = 对方同意后，还要值班安排员批准。
swap-offered = 已经去问了。没有人接之前，这个班还是您的。
swap-offer = { $who }想请您接这个班：{ $name }
swap-until = 答复截止：{ $date }{ $time }
swap-until-of = { $shift }。答复截止：{ $date }{ $time }
button-swap-yes = 我来接
button-swap-no = 不接
swap-yours = 好，这个班归您了，您已接受。
swap-to-be-approved = 已记录您同意。批准后生效，会通知您。
swap-waits-approval = 您已同意，正等批准。
swap-consented = { $to }同意接您的班，正等批准：
swap-approve = { $who }想把班换给{ $to }，对方已同意：{ $name }，{ $unit }
button-swap-approve = 批准换班
button-swap-refuse = 不批准
swap-approved = 已批准，双方都会收到通知。
swap-disapproved = 没有批准，班次不变，双方都会收到通知。
swap-ended = 已收回或谢绝，班次不变。
swap-lapsed-yours = 换班没有成，这个班还是您的：
swap-lapsed = 换班没有成，班次不变，仍由{ $who }值：
swap-withdrawn = { $who }收回了换班请求，班次不变：
swap-declined = 对方接不了，这个班还是您的：
swap-refused-yours = 换班没有批准，这个班还是您的：
swap-refused = 换班没有批准，班次不变，仍由{ $who }值：
swap-moved = 这个班次已另行安排给别人，换班不再有效：
swap-own-approval = 您是这次换班的一方，需由另一位值班安排员批准。
swap-past = 这个班次已经开始，不能换了。
swap-too-late = 离开始不到两小时，来不及换了。请打电话给带班领导。
swap-offered-before = 这个班次正在换。要收回，发送 /swap。
swap-self = 不能换给自己。
swap-nobody = 按规则没有人能接这个班次。请联系值班安排员。
swap-nobody-why = 按规则没有人能接这个班次：
swap-nobody-do = 请联系值班安排员。
swap-unknown-person = 本单位值班人员里没有这个人。
swap-not-role = 不能换：对方不能担任这个岗位。
swap-not-leave = 不能换：那天对方请了假。
swap-not-rest = 不能换：两个班的开始时间相隔不到24小时，休息不够。
swap-not-nights = 不能换：会连续两个夜班。
swap-over = 这次换班已经结束，没有改动。
swap-not-asked = 这次换班没有问您。
# 值班文字不写个人信息；limit 是字数。
duty-text-phone = 请不要写电话号码，写案号即可。
duty-text-id-number = 请不要写身份证号码，写案号即可。
duty-text-name = 这里写到了信访人的姓名，请改写案号。
duty-text-several = 请不要写这些：{ $what }。写案号即可。
duty-text-and = { $before }、{ $more }
duty-text-a-phone = 电话号码
duty-text-a-id-number = 身份证号码
duty-text-a-name = 信访人姓名
duty-text-anew = { $why }没有记录，请重新发送。
duty-text-long = 内容太长，请控制在{ $limit }字以内。
duty-text-empty = 还没有内容，请写几个字。
# 本人的日历：日程名称与订阅地址。
duty-calendar-marked = { command-duty }（{ $mark }）
duty-event-leader = 带班领导：{ $name }
duty-event-officer = 值班员：{ $name }
duty-event-backup = 备班：{ $name }
button-duty-calendar = 订阅日历
button-duty-calendar-new = 更换地址
duty-calendar-address = 您的值班日历地址：
    { $address }
duty-calendar-how = 复制地址，在日历应用中选择“订阅日历”或“通过网址添加”并粘贴，之后的变动会自动更新。
duty-calendar-warning = 请勿转发：得到这个地址的人都能看到您何时值班。如已泄露，请按“更换地址”。
duty-calendar-renewed = 旧地址已失效，请在日历应用中改用新地址。
duty-calendar-nowhere = 这里暂时没有日历地址。发送 /duty 查看您的值班。
