# What a petitioner can still do, here and elsewhere, and by when.
rights-registered = Registered does not mean accepted. The office in charge decides how it is handled.

rights-others = A petition stops no other time limit. Where one of these concerns you, it runs on:
rights-clock = { $name }: { $length }
rights-clock-from = It runs from { $from }.
rights-clock-last = Last day: { $last }.
rights-clock-provisional = It may move later once that year's holidays are published. Please don't wait for that.
rights-provisional = This date is provisional: the holidays of that year are not published yet. They may move it.
rights-clock-over = The last day was { $last }. It is over.
rights-law = Ground: { $law }.
rights-length-day = { $amount ->
        [one] { $amount } day
       *[other] { $amount } days
    }
rights-length-month = { $amount ->
        [one] { $amount } month
       *[other] { $amount } months
    }
rights-length-year = { $amount ->
        [one] { $amount } year
       *[other] { $amount } years
    }
rights-late-reconsideration = It may still be open if a good reason kept you away. It may also be if the decision never told you of this right.
rights-late-court = A court may still accept it if something beyond your control kept you away. It may also if the decision never told you of this right.
rights-late-court-after-reconsideration = A court may still accept it if something beyond your control kept you away. It may also if the decision never told you of this right.
rights-late-labour-arbitration = The year may have begun anew when you claimed your right or your employer agreed to pay. For unpaid wages it does not run out while you still work there.
rights-reconsider-first = Some matters must go to reconsideration before court, for example some decisions on land rights you hold.
rights-advice = Another law can set another limit: see what your decision says. Free legal advice: phone { $hotline }.
rights-advice-over = Before you give up, ask a lawyer. Free legal advice: phone { $hotline }. Please ask soon.

rights-review-none-route = For a matter of this kind the Regulations give no review. Where another procedure decides, its own remedies apply.
rights-review-none-anonymous = This petition has no name, so you can't ask for a review. No written notice is owed to you either.
rights-review-not-yet = If you don't agree with the written answer, you can ask for a review.
    You then have { $days } days. They count from the day you confirm that the answer reached you.
    If you signed for it on paper, they count from that day.
    Ground: { $law }.
rights-review-runs = If you don't agree with the answer, you can ask for a review. The last day is { $last }. { $left ->
        [0] That is today.
        [one] One day is left.
       *[other] { $left } days are left.
    }
    It counts from { $from }, the day the answer reached you.
rights-review-only = Without a review this answer stands. Please don't let the day pass.
rights-review-over = The time for asking for a review ended on { $last }.
    If a good reason kept you away, ask in writing whether it is still accepted.
    New facts or reasons can be a new petition.
rights-review-where = For the review, turn to:
rights-review-ask = Which office reviews it is not certain yet. Ask by phone: { $phone }.
rights-review-how = Press "{ button-verb-review }" in your case. Or hand in a signed letter there, or post it, within that time. Have a letter confirmed, or keep the post receipt.

rights-no-suing = What is done within petitioning can't be sued over in court: registering, accepting, passing on, review. Other acts of an office perhaps can; the usual limits are in this message.
rights-retaliation = Nobody may take revenge on you for a petition. Whoever does has to answer for it.
    Ground: Regulations on Petition Work (2022), articles 18 and 46.
    To report it, phone { $hotline }.
rights-yours = The Regulations also say:
    You may look up how it is handled, and rate it (article 21).
    Staff with an interest of their own must stay out of it (article 28).
    What you say instead of writing must be written down truthfully (article 19).
