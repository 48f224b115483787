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
duty-lost = 这个值班已改由他人承担，您不用到岗：{ $name }。
button-accept-duty = 接受值班
duty-thanks = 谢谢，已记录：您接受了{ $count }个班次。
duty-nothing-to-accept = 这里没有需要接受的值班。发送 /duty 查看您的值班。
duty-none = 您近期没有值班。
command-duty = 我的值班
# 值班文字不写个人信息；limit 是字数。
duty-text-phone = 请不要写电话号码，写案号即可；已写内容未保存。
duty-text-id-number = 请不要写身份证号码，写案号即可；已写内容未保存。
duty-text-name = 这里写到了信访人的姓名，请改写案号；已写内容未保存。
duty-text-long = 内容太长，请控制在{ $limit }字以内；已写内容未保存。
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
