# Numbers, receipts, progress, dates explained, the answer.
filed = Registered. Your number is { $number }. The full receipt follows at once.
filed-already = This was submitted already. Your number is { $number }. You need not press again.

# The status word comes first.
status-registered = Registered, not yet accepted
status-forwarded = Sent on, not yet accepted
status-objected = Being checked: the office it went to says it is not the right one
status-disputed = Being checked: which office is the right one
status-told = Received by the office in charge, not yet accepted
status-accepted = Accepted, being handled
status-at-office = Answer written, the petition office passes it on
status-answered = Answered, not yet received
status-served = Answer received
status-closed = Closed

class-appeal = a problem to be solved
class-suggestion = a suggestion
class-accusation = a report of misconduct
class-unknown = not classified yet

outcome-supported = Request supported
outcome-explained = Explained
outcome-not-supported = Request not supported
outcome-diverted = Another body decides this
outcome-not-accepted = Not accepted
outcome-no-longer-accepted = No longer accepted

law-article = { $instrument }, article { $article }
law-paragraph = { $instrument }, article { $article }, paragraph { $paragraph }
law-item = { $instrument }, article { $article }, item { $item }

cases-none-yet = You have an unfinished petition. To go on with it, send /start. Nothing is filed yet.
cases-none = You have not filed a petition yet. To file one, send /new.
cases-title = Your petitions, newest first: { $count }
cases-line = { $number }
    { $status }
    Registered: { $received }
    Next step at the latest: { $next }
cases-line-late = { $number }
    { $status }
    Registered: { $received }
    Next step was due: { $next }, { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
cases-line-window = { $number }
    { $status }
    Registered: { $received }
    You can ask for a review until: { $next }
cases-line-closed = { $number }
    { $status }
    Registered: { $received }
cases-more = Older ones are not listed. Look them up by their number.
status-how = Please send /status and a number. For example: /status XF-341500-2026-000123-4, or just the last 7 digits.
button-looks = Who looked at my data
looks-title = Who looked at who you are in { $number }:
looks-none = Nobody has looked at who you are in { $number } so far.
looks-person = { $unit }, { $on }: name and contact
looks-file = { $unit }, { $on }: your files
looks-export = { $unit }, { $on }: all of it was taken out
case-not-found = No case was found. Please check number and code, or send /my to see your own petitions. With a slip, send number and code together.
case-mistyped = A digit of this number seems to be mistyped. Please check it and send it again.
case-number = { $number }
    Now: { $status }
case-done = Done: registered on { $received }.
case-done-sent = Sent on to { $unit } on { $on }.
case-done-came-back = Sent on to { $unit } on { $on }. It was not the right office, so it came back.
case-done-told = You were told how it will be handled on { $on }.
case-done-accepted = Accepted on { $on }.
case-done-answered = Answered on { $on }.
case-done-served = The answer reached you on { $on }.
case-done-closed = Closed on { $on }.
case-done-outcome = Outcome: { $outcome }.
case-now = Now with: { $office }, phone { $phone }.
case-contact = Questions: { $office }, phone { $phone }.

case-next-sorting = Next: by { $next } { $unit } passes it to the office in charge.
case-next-tellingDirect = Next: by { $next } { $unit } tells you what it received and how it goes on.
case-next-telling = Next: by { $next } { $unit } tells you what it received and how it goes on.
case-next-acceptance = Next: by { $next } { $unit } tells you whether it accepts the matter.
case-next-handling = Next: by { $next } { $unit } answers you in writing.
case-next-suggestionReply = Next: by { $next } { $unit } answers your suggestion.
case-next-otherProcedure = Next: by { $next } { $unit } leads it into the right procedure and tells you the outcome.
case-next-accusationHandover = Next: by { $next } { $unit } hands it to the body in charge.
case-next-objectionDecision = Next: by { $next } { $unit } decides which office has it.
case-next-competenceDecision = Next: by { $next } { $unit } says which office is in charge.
case-next-assignedReport = Next: by { $next } { $unit } reports what it has done.
case-next-withdrawalUndo = Until { $next } you can keep it after all.
case-next-coHandling = Next: by { $next } { $unit } gives its opinion to the office in charge.
case-next-service = Next: open the answer. If you don't, { $unit } brings it to you another way by { $next }.
case-next-reviewRequest = You can ask for a review until { $next }.
case-next-closing = Next: by { $next } { $unit } closes the case, because your time for asking for a review is over.
case-next-urgeAnswer = Next: by { $next } { $unit } answers the urging.
case-next-deliveryTask = Next: by { $next } { $unit } delivers the papers or a notice on paper.
case-next-supervisionAnswer = Next: by { $next } { $unit } answers the supervising office.
case-next-review = Next: by { $next } { $unit } decides on your request for a review.
case-next-reexaminationRequest = You can ask for a re-examination until { $next }.
case-next-reexamination = Next: by { $next } { $unit } decides on your request for a re-examination.
case-next-is-limit = This date is a legal limit.
case-next-is-target = This date is our own target. The law sets none here.
case-late-limit = { $days ->
        [one] The limit was missed { $days } day ago.
       *[other] The limit was missed { $days } days ago.
    }
case-late-target = { $days ->
        [one] Our target was missed { $days } day ago.
       *[other] Our target was missed { $days } days ago.
    }
case-urge-how = You need not wait in silence: press "{ button-verb-urge }", and they owe you an answer.
case-open-how = An answer is there. Press "{ button-verb-open }" to read it. That counts as receiving it.
case-question = A question for you, asked on { $on }:
    { $question }
case-urged = They were urged on { $on }. Our own target for an answer to that: { $due }.

receipt-number = Receipt
    Number: { $number }
receipt-registered = Registered on { $received } by { $office }. Registered does not mean accepted: the office in charge decides how it is handled.
receipt-next = Next: it goes to the office in charge by { $next } at the latest.
receipt-anonymous = This petition has no name: no written notice is owed to you, and you can't ask for a review.
receipt-follow = To see how it stands, send /my. Questions: { $phone }. Please write the number down.

date-provisional = This date is provisional: the holidays of { $years } are not published yet. It may change when they are.
why-title = Why { $due }?
    Number: { $number }
why-none = { $number } is closed. No date runs any more.
why-from-sorting = The petition office received it on { $from }. That day is not counted.
why-from-tellingDirect = The office in charge received it on { $from }. That day is not counted. It then has to tell you what it received and how it goes on.
why-from-telling = The office in charge received it on { $from }. That day is not counted. It then has to tell you what it received and how it goes on.
why-from-objection = The office received it on { $from }. That day is not counted. Within this time it may say that it is not the right one.
why-from-objectionDecision = On { $from } the office said that it is not the right one. That day is not counted. The petition office then checks this and decides.
why-from-competenceDecision = On { $from } the next higher office was asked which office is in charge. That day is not counted.
why-from-acceptance = The office in charge received it on { $from }. That day is not counted. It then has to say whether it accepts the matter.
why-from-handling = It was accepted on { $from }. That day is not counted. Handling runs from there until the written answer.
why-from-suggestionReply = The suggestion was accepted on { $from }. That day is not counted.
why-from-otherProcedure = It was accepted on { $from }. That day is not counted. The matter is led into a procedure of its own, whose limits come first.
why-from-accusationHandover = It was received on { $from }. That day is not counted. It then goes to the body in charge.
why-from-assignedReport = It was assigned on { $from }. That day is not counted. The office that assigned it set this date for the report.
why-from-withdrawalUndo = You withdrew it on { $from }. That day is not counted.
why-from-coHandling = Another office was asked for its opinion on { $from }. That day is not counted.
why-from-service = The answer was written on { $from }. That day is not counted. If you don't open it here, it is brought to you another way.
why-from-reviewRequest = The answer reached you on { $from }. That day is not counted. From there you have time to ask for a review.
why-from-review = Your request for a review was received on { $from }. That day is not counted.
why-from-reexaminationRequest = The answer to the review reached you on { $from }. That day is not counted.
why-from-reexamination = Your request for a re-examination was received on { $from }. That day is not counted.
why-from-closing = Your time for asking for a review ends on { $from }. That day is not counted. The case is closed after it.
why-from-urgeAnswer = The office was urged on { $from }. That day is not counted. It then owes an answer.
why-from-deliveryTask = On { $from } it was known that papers or a notice have to be delivered by hand. That day is not counted.
why-from-supervisionAnswer = The suggestion of the supervising office was received on { $from }. That day is not counted.
why-first = Counting begins on { $first }.
why-days-calendar = { $days } days (calendar days) end on { $nominal }.
why-days-working = { $days } working days end on { $nominal }.
why-extended = { $days ->
        [one] { $days } of these days is
       *[other] { $days } of these days are
    } an extension, approved by the head of the office and told to you.
why-stood-still = { $days ->
        [one] { $days } of these days is
       *[other] { $days } of these days are
    } time for which the clock stood still.
why-stands = Since { $since } the clock stands still. This is the latest date that is possible; it comes nearer once the clock runs again.
why-not-rolled = That is a working day, so the date stays.
why-rolled = { $first } is a rest day, so the date moves to the first working day, { $due }.
why-rolled-holiday = From { $first } to { $last } are holidays ({ $holiday }), so the date moves to the first working day, { $due }.
why-rolled-holiday-one = { $first } is a holiday ({ $holiday }), so the date moves to the first working day, { $due }.
why-rolled-weekend = { $first } and { $last } are a weekend, so the date moves to the first working day, { $due }.
why-target = This is our own target, no legal limit: the law gives no number of days here.
why-basis = Ground: { $law }.
why-related = It belongs to: { $law }.
why-provisional = The holidays of { $years } are not published yet. When they are, this date may change, and you will be told.

answer-number = { $number }
    From { $unit }, { $on }
answer-outcome-supported = Outcome: your request is supported.
answer-outcome-explained = Outcome: it is explained why things are as they are.
answer-outcome-not-supported = Outcome: your request is not supported.
answer-outcome-diverted = Outcome: another body decides this. Please turn to it. Its address and phone follow.
answer-outcome-not-accepted = Outcome: this petition is not accepted. The reason follows.
answer-outcome-no-longer-accepted = Outcome: this petition is no longer accepted. The reason follows.
answer-request = Your request
    { $text }
answer-facts = What was found, and the reasons
    { $text }
answer-opinion = Opinion
    { $text }
answer-basis = Legal ground
    { $text }
answer-paper = There is also a document. It follows here. If it can't be opened, ask for it at the office that answered you.
answer-paper-named = There is also a document: { $name }. It follows here. If it can't be opened, ask for it at the office that answered you.
answer-review = If you don't agree, you can ask for a review. Turn to:
answer-review-ask = If you don't agree, you can ask the next higher office for a review. The office that answered you says which one that is.
answer-review-window = Counted from { $from }, the day you received this, you have { $days } days. The last day is { $last }. { $left ->
        [0] That is today.
        [one] One day is left.
       *[other] { $left } days are left.
    }
answer-review-over = You had { $days } days from { $from }. The last day was { $last }; it is over.
answer-review-only = Without a review this answer stands. Please don't let the day pass.
answer-no-review-route = This went through a procedure of its own. Its decisions have remedies of their own; there is no review as with other petitions.
answer-no-review-anonymous = This petition has no name, so you can't ask for a review.
answer-competent = In charge of { $subject }:
answer-limits = These limits run there, whatever becomes of your petition:
answer-limit = { $name }: { $length } from { $from } ({ $law })
answer-limit-dated = { $name }: { $length } from { $from }, until { $last } ({ $law })
answer-limit-days = { $amount ->
        [one] { $amount } day
       *[other] { $amount } days
    }
answer-limit-months = { $amount ->
        [one] { $amount } month
       *[other] { $amount } months
    }
answer-limit-years = { $amount ->
        [one] { $amount } year
       *[other] { $amount } years
    }
answer-ask = Questions: { $unit }, phone { $phone }.
