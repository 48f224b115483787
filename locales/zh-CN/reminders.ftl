# 到期前提醒、逾期预警和工作人员的每日汇总。
reminder-late-hours = 因系统停机，本提醒晚发{ $hours }小时。
reminder-late-days = 因系统停机，本提醒晚发{ $days }天。

# 致信访人。
reminder-left = { $left ->
        [0] 今天（{ $last }）是最后一天。
       *[other] 还剩{ $left }天，最后一天是{ $last }。
    }
reminder-review = { $number }：您可以请求复查这份答复。
reminder-reexamination = { $number }：您可以请求复核，复核以书面方式提出。
reminder-elsewhere = { $number }：这个期限不因信访而停：{ $name }。
reminder-missed = { $number }：期限已过。{ $unit }最迟应于{ $due }{ $step }，至今没有做到。
reminder-missed-urge = 您可以催办。催办后必须给您答复，上级也会知道。
reminder-missed-others = 也可以打电话询问：{ $phone }

# 致工作人员。
reminder-desk-late = 【逾期】{ $number }
reminder-desk-today = 【今天到期】{ $number }
reminder-desk-soon = 【即将到期】{ $number }
reminder-step-late = { $step }已逾期{ $days }天，期限是{ $due }。
reminder-step-today = { $step }今天到期。
reminder-step-rolled = { $step }：已到最后一个计算日，过了{ $due }即为逾期。
reminder-step-soon = { $step }还有{ $left }天到期（{ $ends }）。
reminder-desk-moves = 因休息日顺延，最后一天是{ $due }。
reminder-desk-with = 现由{ $unit }办理。
button-acknowledge = 知道了

digest-title = { $date }：{ $counts }。
digest-count-late = 逾期{ $count }件
digest-count-today = 今天到期{ $count }件
digest-count-soon = 即将到期{ $count }件
digest-singly = 请先办：另有{ $count }件今天已逐件提醒您，尚未办结。
digest-late = 【逾期】从最久的排起
digest-today = 【今天到期】
digest-soon = 【即将到期】
digest-line-late = { $number }：{ $step }，逾期{ $days }天
digest-line-today = { $number }：{ $step }
digest-line-soon = { $number }：{ $step }，还有{ $left }天，到{ $ends }
digest-line-moved = { $line }，因休息日顺延至{ $due }
digest-line-with = { $line }。现由{ $unit }办理
digest-more = 还有{ $count }件。
digest-office = 【本办自身环节】
digest-office-line = { $step }：{ $count }件{ $late ->
        [0] { "" }
       *[other] ，逾期{ $late }件，最长{ $days }天
    }{ $today ->
        [0] { "" }
       *[other] ，今天到期{ $today }件
    }
digest-office-first = { $line }，最早{ $ends }到期
digest-office-unit = { $unit }：{ $line }
button-digest-rest = 查看全部
button-digest-late = 查看全部逾期
acknowledged-all = 已记录：{ $count }件您已知悉，期限照常计算。
acknowledged-one = { $number }：已记录您知悉，期限照常计算。
history-acknowledged = 知悉到期或逾期情况
second-subject = 信访服务台：有新消息
second-subject-urgent = 【紧急】信访服务台：请立即处理
second-go-on = 如需继续办理，请打开与信访服务台的聊天。
contact-code-subject = 信访服务台：验证码
contact-code-text = 验证码是 { $code }，请在30分钟内在信访服务台的聊天中输入。如果不是您本人操作，请忽略。
reminder-draft = 您有一件信访事项还没有提交，尚未发出。已填写的内容都在，现在可以继续，也可以以后发送 /new 继续。
button-draft = 继续填写
reminder-owed-sorting = 转送有权处理的机关
reminder-owed-telling = 告知您收到的事项和处理途径
reminder-owed-answer = 书面答复您
reminder-owed-review = 作出复查意见
reminder-step-object = 提出异议（如非本单位职责）
