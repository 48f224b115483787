# The desk: what can be done with a case, its card, its history, and why something was not done.
button-verb-open = Open answer
button-verb-reply = Reply
button-verb-accept = Accept
button-verb-tell = Tell the petitioner
button-verb-answer = Answer
button-verb-release = Send the answer out
button-verb-giveback = Give the answer back
button-verb-sendnow = Send now
button-verb-undo = Take back
button-verb-service = Record service
button-verb-send = Transfer
button-verb-divert = Not ours
button-verb-object = Object
button-verb-agree = Agree with the objection
button-verb-deny = Refuse the objection
button-verb-refer = Refer the dispute
button-verb-appoint = Decide who is competent
button-verb-takeon = Take it on
button-verb-ask = Ask citizen
button-verb-extend = Extend
button-verb-grant = Approve extension
button-verb-nogrant = Refuse extension
button-verb-extserv = Record service of the extension
button-verb-pass = Transfer down
button-verb-coans = Give our opinion
button-verb-cohand = Add a co-handler
button-verb-urgeans = Answer the urging
button-verb-task = Task done
button-verb-urge = Urge
button-verb-close = Close
button-verb-note = Note
button-verb-hearing = Open a hearing
button-verb-heard = Close the hearing
button-verb-reclass = Reclassify
button-verb-named = Name the handler
button-verb-recuse = Recuse
button-verb-urgent = Urgent or not
button-open-case = Open the case
button-history = History
button-files = Files
button-who = Who it is from

card-number = { $number }
    { $status }
card-urgent = URGENT
card-assigned = Assigned, with a report
card-first-time = First time. { $channel }, people: { $persons }
card-repeated = Repeated. { $channel }, people: { $persons }
card-channel-chat = Chat
card-channel-visit = Visit
card-channel-letter = Letter
card-channel-call = Call
card-kind = { $class }; topic: { $category }
    Route: { $route }
card-owner = With { $owner } since { $since }
card-next-limit = Limit, { $name }: { $due }, { $days ->
    [0] no day left
    [one] one day left
   *[other] { $days } days left
} ({ $unit })
card-next-target = Target, { $name }: { $due }, { $days ->
    [0] no day left
    [one] one day left
   *[other] { $days } days left
} ({ $unit })
card-late-limit = LATE by { $days ->
    [one] one day
   *[other] { $days } days
}. Limit, { $name }: was due { $due } ({ $unit })
card-late-target = LATE by { $days ->
    [one] one day
   *[other] { $days } days
}. Target, { $name }: was due { $due } ({ $unit })
card-nominal = Nominal date: { $nominal }
card-provisional = Provisional: the holidays of { $years } are not published yet.
card-days = Days so far: offices { $organs }, petitioner { $petitioner }
card-days-lost = Days so far: offices { $organs } (of these { $lost } lost to objections), petitioner { $petitioner }
card-received = Received { $on }
card-forwarded = Reached the office { $on }
card-told = Told { $on }
card-accepted = Accepted { $on }
card-answered = Answered { $on }
card-served = Served { $on }
card-closed = Closed { $on }
card-extension-requested = Extension asked for: { $days } days. Reason: { $reason }
card-extension-approved = Extension approved: { $days } days; it holds once the petitioner was told in time. Reason: { $reason }
card-extension-lapsed = Extension not told before the old date: that date stands, unless it was told on paper in time and that is recorded. Reason: { $reason }
card-extension-told = Extension in force: { $days } days. Reason: { $reason }
card-extended = Extended in all: { $days } days
card-objection = { $unit } objected on { $on }: { $reason }
card-objection-proposed = { $unit } objected on { $on } and names { $proposed }: { $reason }
card-dispute = In dispute: { $units }
card-question = Asked on { $on }, no reply yet: { $question }
card-hearing = Hearing open since { $since }
card-question-replied = Asked on { $on }: { $question }
    Reply: { $reply }
card-urged = Urged on { $on }, an answer is owed by { $due }. Why: { $reason }
card-task-hand-over-papers = Task of { $unit }: hand the papers over
card-task-due-hand-over-papers = Task of { $unit }: hand the papers over by { $due }
card-task-undelivered = Task of { $unit }: a notice did not arrive, reach the person another way
card-task-due-undelivered = Task of { $unit }: a notice did not arrive, reach the person another way by { $due }
card-co = Co-handler { $unit }: { $task }
card-co-due = Co-handler { $unit }, by { $due }: { $task }
card-co-answered = Co-handler { $unit }: { $task }
    Opinion: { $opinion }
card-request = Request: { $request }
card-facts = What happened: { $facts }
    Files: { $files }
card-place = Place: { $place }
card-about = About: { $about }
card-draft-sent = The answer that goes out soon and can still be taken back. Outcome: { $outcome }
card-draft = The answer as written. Outcome: { $outcome }
card-who-named = From: a named person (see the button).
card-who-confidential = From: a person whose name is kept from the handling office.
card-who-anonymous = From: somebody without a name.

answer-part-request = the request
answer-part-facts = facts and reasons
answer-part-opinion = the opinion
answer-part-basis = the legal basis
answer-part-outcome = the outcome

history-title = History
history-line = { $at } { $what }
    { $by }
history-text = "{ $text }"
history-by-petitioner = by the petitioner
history-by-service = by the service
history-by-unit = by { $unit }
history-by-member = by { $name } ({ $unit })
history-somebody = somebody
history-held-title = Who held it
history-held = { $unit }: { $from } to { $to }, days: { $days }
history-holds = { $unit }: since { $from }
history-holds-days = { $unit }: since { $from }, days: { $days }
history-registered = Registered at { $office } ({ $channel })
history-joined = The petitioner follows it in the chat
history-forwarded-transfer = Transferred to { $unit }
history-forwarded-assign = Assigned to { $unit }
history-forwarded-pass-down = Passed down to { $unit }
history-forwarded-designate = { $unit } named competent
history-forwarded-take-on = Taken on by { $unit }
history-diverted = Ended with a decision
history-objected = Objected
history-objected-proposed = Objected, naming { $unit }
history-objectionAgreed = Objection agreed with; days lost: { $days }
history-objectionRefused = Objection refused
history-referred = Dispute referred to { $unit }
history-told = Petitioner told; route: { $route }
history-accepted-limit = Accepted; limit { $due }
history-accepted-target = Accepted; target { $due }
history-handlerNamed = Handler: { $name }
history-reclassified = Reclassified: { $class }; { $category }; { $route }
history-urgent = Marked urgent
history-not-urgent = No longer urgent
history-coHandlerAdded = Co-handler { $unit }, by { $due }
history-coHandlerAnswered = Opinion of { $unit }
history-recused = Recused: { $name }
history-asked = Petitioner asked
history-replied = Petitioner replied
history-hearingOpened = Hearing opened
history-hearingClosed = Hearing closed
history-noted = Note
history-extensionRequested = Extension asked for: { $days } days
history-extensionRefused = Extension refused
history-extensionApproved = Extension approved: { $days } days, to { $due }
history-extensionTold = Extension told in time; new date { $due }
history-extensionLapsed = Extension not told in time; the old date stands
history-answered = Answered
history-answerSubmitted = Answer laid before the petition office
history-answerReturned = Answer given back
history-takenBack = Answer taken back
history-issued = Notice of the answer sent out
history-served = Served on { $on }, { $route }
history-served-window = Served on { $on }, { $route }; review can be asked for until { $last }
history-route-chat = opened in the chat
history-route-in-person = handed over in person
history-route-post = by post
history-route-left-at-home = left at home
history-route-public-notice = by public notice
history-closed-window-over = Closed: the time for review is over
history-closed-no-window = Closed: answered and served
history-closed-diverted = Closed: decision served
history-urged = Urged; an answer is owed by { $due }
history-urgeAnswered = Urging answered
history-delivered = A notice arrived
history-undelivered = A notice did not arrive; to be told another way by { $due }
history-taskDone = Task done
history-datesMoved = New calendar; dates moved: { $count }

refused-OFFICE_IS_CONCERNED = Not submitted: this is about the petition office that would receive it. Please change "about whom" or "place", or turn to the next higher petition office.
refused-REPORTS_NEED_SEALED_LANE = Not submitted: reports of misconduct cannot be taken here yet. Please turn to the discipline and supervision organ.
# The same words as for a number that doesn't exist.
refused-NOT_FOUND = { case-not-found }
refused-NOT_YOURS = Not done: this is for somebody else to do. The case shows who has it now.
refused-WRONG_STAGE = Not done: the case stands at "{ $status }", where this step isn't possible. Open the case to see what is.
refused-TEXT_MISSING = Not done: the text says nothing. Please write the reason or the text in words.
refused-TEXT_TOO_LONG = Not done: the text has { $length } characters, at most { $most } are taken. Please shorten it.
refused-UNIT_UNKNOWN = Not done: there is no such unit ({ $unit }). Please choose one from the list.
refused-UNIT_SAME = Not done: that unit has the case already. Please choose another.
refused-UNIT_EXCLUDED = Not done: the matter is about that unit or one above it, so it must not get it. Please choose another.
refused-UNIT_OUTSIDE = Not done: that unit is neither at your level nor below it. Please choose one in your region.
refused-UNIT_CIRCLE = Not done: that unit had it before and passed it on or rightly objected. Choose another, or refer the dispute to the common superior.
refused-UNIT_NOT_REACHABLE = Not done: nobody of { $unit } uses this service yet. Send it and hand the papers over, or choose another unit.
refused-UNIT_NOT_SUBORDINATE = Not done: that unit isn't directly below yours. To send it elsewhere, object in time and name who is competent.
refused-RETURN_DAYS_WRONG = Not done: an assignment needs a return date, in 1 to { $most } days.
refused-OBJECTION_LATE = Not done: an objection was possible until { $due } (five working days). Accept it, or agree with the petition office.
refused-OBJECTION_SETTLED = Not done: who is competent was settled, so there is no objection any more.
refused-CATEGORY_UNKNOWN = Not done: there is no such topic. Please choose one from the list.
refused-ROUTE_UNKNOWN = Not done: that route doesn't exist for this class. Please choose one from the list.
refused-SUBJECT_UNKNOWN = Not done: please say which other body is competent. A bare "not ours" is not enough.
refused-NOTHING_CHANGES = Nothing was changed: it is so already.
refused-MEMBER_UNKNOWN = Not done: this person doesn't work in the unit that has the case, or was recused. Please choose another.
refused-CO_HANDLER_DAYS = Not done: a co-handler's date lies within the whole limit: 1 to { $most } days from today.
refused-CO_HANDLER_ALREADY = Not done: that unit is asked already and hasn't answered yet.
refused-CO_HANDLER_NONE = Not done: nothing is asked of your unit here.
refused-CO_HANDLERS_OPEN = Not done: { $unit } was asked for its opinion and hasn't given it. There is one answer, after all have spoken.
refused-QUESTION_NONE = There is no question that waits for a reply. To add something, write it as a new petition or call the office.
refused-NOBODY_TO_ASK = Not done: it came without a name and without a chat, so there is nobody to ask. Please note what is missing.
refused-HEARING_NONE = Not done: no hearing is open.
refused-HEARING_ALREADY = Not done: a hearing is open already. Close it first.
refused-EXTENSION_ONLY_LIMITS = Not done: only a legal limit can be extended. This date is your own target: tell the petitioner why it takes longer.
refused-EXTENSION_DAYS = Not done: please give a whole number of days, at least 1.
refused-EXTENSION_TOO_LONG = Not done: { $asked } days are too many. { $left } are left of { $cap } in all.
refused-EXTENSION_LATE = Not done: the limit passed on { $due }. It can only be extended before that; please answer.
refused-EXTENSION_ALREADY = Not done: an extension is on its way already.
refused-EXTENSION_NONE = Not done: no extension waits for this.
refused-ANSWER_INCOMPLETE = Not done: { $part } is missing. An answer needs request, facts and reasons, opinion, legal basis and outcome (2022, article 32).
refused-SKIP_REASON_MISSING = Not done: the case wasn't accepted yet. Accept it first, or say why these steps are left out.
refused-TAKE_BACK_LATE = Not done: the answer has gone out, so it stands. What is wrong in it is put right in the review.
refused-NOTHING_TO_OPEN = There is nothing to open yet. You will be told here.
refused-SERVICE_DATE_WRONG = Not done: the date must lie from { $from } to { $to }.
refused-WINDOW_RUNS = Not done: the petitioner can ask for a review until { $due }. It can be closed the day after.
refused-URGE_NOT_YET = Not done: no date is missed yet. The next one is { $due }; after it you can urge.
refused-URGE_WAITS = Not done: it was urged already, and an answer is owed by { $due }.
refused-URGE_NONE = Not done: nobody has urged.
refused-TASK_UNKNOWN = Not done: that task is done already.
refused-MOVED_ON = Not done: somebody has acted on this case meanwhile.
