# Reports to officials: what is late, figures of a period, cases that lack what every case must have.
report-lines =
    { $line }
    { $below }
report-list = { $first }, { $others }
report-count = { $name }: { $count }
report-more = and { $more } more, together: { $count }
report-share = { $percent }% ({ $part }/{ $whole })
report-share-none = { $part }/{ $whole }

report-kind-limit = legal limit
report-kind-target = service target
report-stage-sorting = Sorting
report-stage-telling = Telling the petitioner
report-stage-acceptance = Acceptance
report-stage-handling = Handling
report-stage-objectionDecision = Decision on an objection
report-stage-competenceDecision = Decision on who is competent
report-stage-coHandling = Opinion of a co-handler
report-stage-report = Report on an assignment
report-stage-service = Serving the answer
report-stage-closing = Closing
report-stage-urgeAnswer = Answer to an urging
report-stage-task = Notice or papers to deliver
report-stage-other = Another step

report-late-none = Nothing is late on { $date }. Thank you to everybody who keeps the dates.
report-late-title = Late on { $date }: { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }. Past a legal limit: { $limits }. Only past a service target of the office: { $targets }.
report-late-limits = Past a legal limit, by step
report-late-targets = Past a service target, by step
report-late-units = Who has to act
report-late-unit = { $unit }: { $count }, up to { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late
report-late-oldest = Late longest
report-late-case = { $number }
    { $step } ({ $kind }): { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late. With { $unit } since { $since }.
report-late-soon = Not late, due within { $days } days: { $count }
report-late-answered = Answered late in the last { $days } days, not counted above: { $count }, on average { $mean } days late
report-late-answered-unit = { $unit }: { $count }, on average { $mean } days
report-late-pool = Waiting to be sorted: { $count }. Longest: { $number }, since { $since }.
report-late-after-closing = Closed, but with a task past its date, not counted above: { $count }

report-stats-title = Figures from { $from } to { $to }, as they stand on { $asOf }
report-stats-wrong = Please do not pass these figures on: { $count ->
        [one] { $count } sum in them does not hold
       *[other] { $count } sums in them do not hold
    }. Tell whoever runs the service.
report-stats-nothing = Nothing was received in this period.
report-stats-received = Received: { $count }
report-stats-visits = Visits among them: { $batches } (persons: { $persons })
report-stats-first = First-time matters: { $share }
report-stats-closed = Closed: { $share }
report-stats-served = Answered and served: { $share }
report-stats-open = Open: { $open }, of these sent on to an organ: { $forwarded }. Sent on is not closed.
report-stats-by-status = Where they stand
report-stats-by-channel = By channel
report-stats-by-class = By class
report-stats-by-category = By topic
report-stats-by-region = By region
report-stats-by-organ = By organ
report-stats-objections = Objections agreed with: { $times } in { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }, days lost: { $daysLost }
report-stats-extended = Extended: { $cases }, by { $days } days in all
report-stats-stood = Clock stood still: { $cases }, for { $days } days in all
report-stats-due = Due in this period, whenever received
report-stats-step = { $step } ({ $kind }): { $due }
    on time { $onTime }, late { $late } (not done yet: { $lateOpen }), not due yet { $running }; on time: { $share }
report-stats-answers = Answers given in this period: { $count }
report-stats-days = Days from acceptance to the answer: mean { $mean }, median { $median }, nine in ten within { $p90 } (answers: { $count })
report-stats-diversions = Not decided on the merits in this period: { $count }
report-stats-rounding = Percentages and means are rounded to one decimal.

report-channel-chat = Chat
report-channel-visit = Visit
report-channel-letter = Letter
report-channel-call = Call
report-class-appeal = Problem to be solved
report-class-suggestion = Suggestion
report-class-accusation = Accusation
report-class-unknown = Not classified yet
report-category-unknown = Topic unknown
report-region-unknown = Place unknown
report-organ-none = Not sent to an organ
report-status-registered = Registered
report-status-forwarded = Forwarded
report-status-objected = Objected to
report-status-disputed = Competence disputed
report-status-told = Petitioner told
report-status-accepted = Accepted
report-status-at-office = Answer at the petition office
report-status-answered = Answered, not served
report-status-served = Served
report-status-review = { status-review }
report-status-closed = Closed
report-outcome-supported = Request supported
report-outcome-explained = Explained
report-outcome-not-supported = Request not supported
report-outcome-diverted = Pointed to the competent body
report-outcome-not-accepted = Not accepted
report-outcome-no-longer-accepted = No longer accepted
report-outcome-unknown = Decided, outcome unknown

report-breach-none = As of { $date } every open case has a unit that has to act and a next date, and every closed one an answer that was served. There is nothing to do.
report-breach-title = On { $date } { $count ->
        [one] { $count } case needs
       *[other] { $count } cases need
    } your attention. To see one, send /case and its number.
report-breach-NO_OWNER = No unit has to act: { $count }. The unit that had it is not in the list of units any more. Please have whoever runs the service put its successor there.
report-breach-NO_NEXT_DATE = Open without a next date: { $count }. Please see to it that the next step is taken, and tell whoever runs the service.
report-breach-CLOSED_NOT_SERVED = Closed, but no answer was served: { $count }. Please see to it that the answer reaches the petitioner, keep the proof, and tell whoever runs the service.
report-breach-OWNER_UNREACHABLE = Nobody of the unit can be reached: { $count }. Please call the unit and have somebody of it invited.
report-breach-NO_ORGAN = In the hands of an organ, but none is named: { $count }. Please find out which unit has it, and tell whoever runs the service.
report-breach-NEXT_DATE_FAR = The next date is more than { $farthest } days away: { $count }. Please check the limit; if it is wrong, tell whoever runs the service.
report-breach-OVERLAP = Two duty windows of { $unit } share a day: { $first } and { $second }. Please change one of them.
report-breach-REST = In { $unit } somebody has two shifts that start less than 24 hours apart: { $one } of { $first } and { $other } of { $second }. Please give one to somebody else.
report-breach-NIGHTS = In { $unit } somebody has two nights in a row: { $one } of { $first } and { $other } of { $second }. Please give one to somebody else.
report-breach-windows-more = { $more } more of the like in duty windows.
report-breach-cases = { $cases }
report-breach-cases-more = { $cases } and { $more } more
