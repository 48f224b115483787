# Numbers, receipts, progress, dates explained, notices.
filed = Registered. Your number is { $number }. The full receipt follows at once.
filed-already = This was submitted already. Your number is { $number }. You need not press again.
refused-OFFICE_IS_CONCERNED = Not submitted: this is about the petition office that would receive it. Please change "about whom" or "place", or turn to the next higher petition office.
refused-REPORTS_NEED_SEALED_LANE = Not submitted: reports of misconduct cannot be taken here yet. Please turn to the discipline and supervision organ.

status-registered = Registered, not yet accepted

cases-none = You have not filed a petition yet. To file one, send /new.
cases-title = Your petitions, newest first: { $count }
cases-line = { $number }
    { $status }
    Registered: { $received }
    Next step at the latest: { $next }
cases-more = Older ones are not listed. Look them up by their number.
cases-how = To see one, send /status and its number, or its last 7 digits.
status-how = Please send /status and a number. For example: /status XF-341500-2026-000123-4, or just the last 7 digits.
case-not-found = No case was found for this number. Please check it, or send /my to see your own petitions.
case-mistyped = A digit of this number seems to be mistyped. Please check it and send it again.
case-number = { $number }
    Now: { $status }
case-done = Done: registered on { $received }.
case-now = Now with: { $office }, phone { $phone }.
case-next = Next: by { $next } the petition office passes it to the competent office.

receipt-number = Receipt
    Number: { $number }
receipt-registered = Registered on { $received } by { $office }. Registered does not mean accepted: the competent office decides how it is handled.
receipt-next = Next: it goes to the competent office by { $next } at the latest.
receipt-anonymous = This petition has no name: no written notice is owed to you, and you can't ask for a review.
receipt-clocks = A petition stops no other time limit: administrative reconsideration (60 days), going to court (6 months) and labour arbitration (1 year) run on.
receipt-follow = To see how it stands, send /my. Questions: { $phone }. Please write the number down.

date-provisional = This date is provisional: the holidays of that year are not published yet, and it may change when they are.
why-title = Why { $due }?
    Number: { $number }
why-from-sorting = The petition office received it on { $from }. That day is not counted.
why-first = Counting begins on { $first }.
why-days-calendar = { $days } days (calendar days) end on { $nominal }.
why-days-working = { $days } working days end on { $nominal }.
why-not-rolled = That is a working day, so the date stays.
why-rolled = { $first } is a rest day, so the date moves to the first working day, { $due }.
why-rolled-holiday = From { $first } to { $last } are holidays ({ $holiday }), so the date moves to the first working day, { $due }.
why-rolled-holiday-one = { $first } is a holiday ({ $holiday }), so the date moves to the first working day, { $due }.
why-rolled-weekend = { $first } and { $last } are a weekend, so the date moves to the first working day, { $due }.
why-basis = Ground: { $instrument }, article { $article }.
why-basis-paragraph = Ground: { $instrument }, article { $article }, paragraph { $paragraph }.
why-provisional = The holidays of { $years } are not published yet. When they are, this date may change, and you will be told.

notice-neutral = There is news on { $number }. To read it, send: /status { $asked }
notice-may-repeat = (This may be a repeat.)
file-refused = "{ $name }" was not taken: by its content it is not a photo, recording, video or document. What can be taken: photos, recordings, videos, PDF, Word, Excel, plain text.
file-failed = "{ $name }" could not be fetched from the messenger and was not taken.
file-problem-filed = Everything else of { $number } is kept. You can hand this file in at the office.
file-problem-draft = Everything else that you entered is kept. To send it again, do so where you tell what happened; before you submit, "Change: what happened" leads there.
