# 权利告知：在这里和别处还能做什么，最晚哪天。
rights-registered = 登记不等于受理。怎么办，由负责的单位决定。

rights-others = 信访不会让别的期限停下来。和您有关的这些期限照样在走：
rights-clock = { $name }：{ $length }
rights-clock-from = 从{ $from }起算。
rights-clock-last = 最后一天：{ $last }。
rights-clock-provisional = 当年放假安排公布后，可能往后移。请不要等。
rights-provisional = 这个日期是暂定的，公布放假安排后可能变动。
rights-clock-over = 最后一天是{ $last }，已经过了。
rights-law = 依据：{ $law }。
rights-length-day = { $amount } 日
rights-length-month = { $amount } 个月
rights-length-year = { $amount } 年
rights-late-reconsideration = 有正当理由耽误的，可能还能申请。决定没有告知您这项权利的，也可能还能申请。
rights-late-court = 不是您自己的原因耽误的，法院可能还会受理。决定没有告知您这项权利的，也有可能。
rights-late-court-after-reconsideration = 不是您自己的原因耽误的，法院可能还会受理。决定没有告知您这项权利的，也有可能。
rights-late-labour-arbitration = 您主张过权利，或者单位答应过付钱的，一年可能重新算。还在那里上班的，拖欠工资不受一年限制。
rights-reconsider-first = 有些事要先复议才能起诉，例如有些涉及已取得土地权利的决定。
rights-advice = 别的法律可能另有期限，请看决定书上怎么写。免费法律咨询：电话 { $hotline }。
rights-advice-over = 先别放弃，请问问律师。免费法律咨询：电话 { $hotline }。请尽快问。

rights-review-none-route = 这类事项没有信访复查。由别的程序决定的，不服时按那个程序的规定办。
rights-review-none-anonymous = 这件没有留名字，不能申请复查。依规定也可以不书面告知您。
rights-review-not-yet = 对书面答复不服的，您可以申请复查。
    期限 { $days } 日，从您确认收到答复的那天起算。
    纸质答复，从签收那天起算。
    依据：{ $law }。
rights-review-runs = 对答复不服的，您可以申请复查。最后一天：{ $last }。{ $left ->
        [0] 就是今天。
       *[other] 还有 { $left } 天。
    }
    从{ $from }起算，那天答复送到了您手里。
rights-review-only = 不申请复查，这个答复就定下来了。请不要错过日子。
rights-review-over = 申请复查的期限到{ $last }为止，已经过了。
    有正当理由耽误的，请书面问一问还能不能受理。
    有新的事实或者理由，可以重新提出信访。
rights-review-where = 申请复查，请找：
rights-review-ask = 由哪个机关复查，现在还不能确定。请打电话问：{ $phone }。
rights-review-how = 在期限内，打开您的信访点“{ button-verb-review }”。也可以把签了名的申请书当面交过去，或者寄出。交信的请让对方签收，寄信的留好凭证。

rights-no-suing = 登记、受理、转送、复查、复核这些信访行为，不能起诉。别的行政行为可能可以起诉，常见的期限这里写了。
rights-retaliation = 任何人不得因为信访打击报复您。打击报复的要承担责任。
    依据：信访工作条例（2022）第 18 条、第 46 条。
    受到打击报复，请打 { $hotline }。
rights-yours = 条例还规定：
    您可以查询办理情况，并作出评价（第 21 条）。
    跟这件事有利害关系的工作人员必须回避，不能经手（第 28 条）。
    口头提出的，要如实记下来（第 19 条）。
