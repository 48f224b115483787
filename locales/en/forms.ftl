# Forms by which officials act on a case; `reply` and `urge` are the petitioner's too.
button-stop = Stop
button-confirm = Confirm
button-send-on-paper = Send, and hand the papers over on paper
button-today = Today
button-yesterday = Yesterday
button-transfer = Transfer
button-assign = Assign, with a return date
button-by-region = By region and subject
button-own-words = Use the petitioner's words
button-keep-words = Keep: { $text }
button-keep-paper = Keep this paper
button-no-paper = Without a paper
button-no-other-body = Name no other body

forms-head = { $act }: { $number }
forms-act-reply = Answer the question
forms-act-accept = Accept
forms-act-tell = Tell the petitioner
forms-act-answer = Answer
forms-act-release = Pass the answer on
forms-act-giveback = Give the answer back
forms-act-undo = Take back
forms-act-service = Record the service
forms-act-send = Transfer or assign
forms-act-divert = Not for us
forms-act-object = Object
forms-act-agree = Agree to the objection
forms-act-deny = Refuse the objection
forms-act-refer = Refer the dispute
forms-act-appoint = Appoint the competent unit
forms-act-takeon = Take it on
forms-act-ask = Ask the petitioner
forms-act-extend = Ask for an extension
forms-act-grant = Approve the extension
forms-act-nogrant = Refuse the extension
forms-act-extserv = Record that the extension was told
forms-act-pass = Pass down
forms-act-coans = Opinion of the co-handler
forms-act-cohand = Ask for co-handling
forms-act-urgeans = Answer the urging
forms-act-task = Task
forms-act-urge = Urge
forms-act-close = Close
forms-act-note = Note
forms-act-hearing = Open a hearing
forms-act-heard = End the hearing
forms-act-reclass = Reclassify
forms-act-named = Name the handler
forms-act-recuse = Recusal
forms-act-urgent = Mark of urgency

forms-choice-expects = Please press one of the buttons, or type its words or its number.
forms-confirm-expects = Please press "Confirm" if it is right as above. To change something, press "Back".
forms-text-expects = Please type it as text.
forms-text-empty = There is nothing in it yet. Please type it as text.
forms-text-too-long = Too long by { $over } characters; at most { $limit }. What you entered before is kept; please shorten this part.
forms-text-too-short = Too short: { $length } characters, at least { $least }. For example: the plot lies in Shucheng, so its land bureau is in charge.
forms-ready = Ready to be taken over: { $text }
forms-days = { $days } days
forms-days-expects = Please press a number of days, or type it. For example: 15.
forms-days-wrong = Please give a whole number of days from 1 to { $most }. For example: 15.
forms-appended = Added.
forms-days-none-left = There are no days left for this.
forms-date-expects = Please press a day, or type it. For example: 2026-12-01, 12-01 or 1 December.
forms-date-wrong = That is not a day of the calendar. For example: 2026-12-01, 12-01 or 1 December.
forms-date-late = { $on } is too late: the last possible day is { $last }. Please check the date.
forms-date-early = { $on } is too early: the first possible day is { $first }. Please check the date.
forms-unit-expects = Please press a unit, or type a part of its name.
forms-unit-several = More than one unit fits. Which one?
forms-unit-more = { $rest ->
        [one] One more unit can be found by typing a part of its name.
       *[other] { $rest } more units can be found by typing a part of the name.
    }
forms-unit-none = No unit that it may go to was found. Please type another part of its name.
forms-unit-nobody = There is no unit that it may go to.
forms-unit-chosen = Unit: { $unit }
forms-member-expects = Please press a name, or type it.
forms-member-nobody = Nobody of the unit can be chosen.
forms-member-none = Nobody of the unit has that name. Please check it.
forms-member-several = More than one person has that name. Please type more of it, or press it.
forms-shown-reason = Reason: { $text }
forms-shown-text = Entered: { $text }
forms-stretch = { $days } days, until { $date }
forms-stretch-rolling = { $days } days, until { $date } (or the next working day, if that is a rest day)
forms-stretch-working = { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
forms-ten-minutes = It goes out in ten minutes. Until then it can be taken back.
forms-clock-stops = Meanwhile the clock stands still, for { $days } days at most.
forms-clock-runs = The clock goes on meanwhile.

forms-accept-limit = Handling runs from today. Limit: { $until }.
forms-accept-target = Handling runs from today. Target (not a legal limit): { $until }.
forms-accept-told = The petitioner is told in writing.
forms-tell-says = The petitioner is told in writing that { $unit } has received it, and by which route it goes on: { $route }.
forms-release-says = The organ's answer is passed on to the petitioner.
forms-close-says = The matter is closed today. The petitioner's time to ask for a review has to be over.

forms-giveback-question = What is missing or wrong in the answer?
forms-giveback-says = The answer goes back to the organ with your words. Nothing goes to the petitioner.
forms-undo-question = Why is it taken back?
forms-undo-says = Nothing has gone out yet. The matter goes back to where it was before.
forms-note-question = What is to be noted?
forms-note-says = This goes into the file. Nobody gets a message.
forms-ask-question = What do you want to know from the petitioner? Please ask so that one message can answer it.
forms-ask-says = The petitioner is asked, in your words.
forms-reply-paper = The petitioner has no chat. Write down what they replied, how (by letter, phone or in person) and when.
forms-reply-question = { $unit } asks:
    { $question }
forms-reply-question-none = What do you want to answer { $unit }?
forms-reply-says = Your answer goes to { $unit }.
forms-urge-question = What is { $unit } to do now? One or two sentences, please.
forms-urge-says = { $unit } is urged today and has to answer. Target: { $until }.
forms-urgeans-question = How does it stand, and what happens next by when?
forms-urgeans-says = The petitioner is told, in your words.
forms-hearing-question = Why is there a hearing?
forms-hearing-says = The hearing begins today, and the petitioner is told.
forms-heard-question = What did the hearing come to?
forms-heard-says = The hearing ends today, and the petitioner is told.
forms-coans-question = { $unit } asks you to see to this:
    { $task }
    What is your opinion?
forms-coans-question-none = What is your opinion for { $unit }?
forms-coans-says = Your opinion goes to { $unit }, which answers the petitioner.

forms-answer-request-question = What does the petitioner ask for?
forms-answer-facts-question = What was found out, and from what? Facts and reasons, please.
forms-answer-opinion-question = What is done about it, by whom and by when?
forms-answer-basis-question = On what legal basis? For example: Land Administration Law, article 48.
forms-answer-outcome-question = What does the answer come to?
forms-outcome-supported = Supported
forms-outcome-explained = Explained
forms-outcome-not-supported = Not supported
forms-answer-skip-question = The petitioner was not told, or the matter not accepted, before this answer. Why were these steps left out?
forms-answer-says = The answer goes to the petitioner.
forms-answer-through-office = The answer goes to { $office } first. Once passed on, it goes out to the petitioner after ten minutes; until then it can be taken back.
forms-answer-request = Request: { $text }
forms-answer-facts = Facts and reasons: { $text }
forms-answer-opinion = Opinion: { $text }
forms-answer-basis = Legal basis: { $text }
forms-answer-outcome = Outcome: { $outcome }
forms-answer-paper = Paper: { $name }
forms-answer-paper-none = Paper: none
forms-answer-skipped = Why steps were left out: { $text }
forms-paper-question = Is there a signed paper? Please send it as a DOCX or PDF file, or press "Skip".
forms-paper-there = Paper: { $name }. You can send another in its place.
forms-paper-expects = Please send the paper as a DOCX or PDF file, or press a button.
forms-paper-refused = This file was not taken: the paper has to be a DOCX or PDF file. Everything else is kept.
forms-paper-too-big = This file was not taken: at most { $limit } MB. Everything else is kept.
forms-paper-taken = Paper received: { $name }

forms-service-question = How did the paper reach the petitioner?
forms-service-in-person = In person
forms-service-post = By post
forms-service-left-at-home = Left at home
forms-service-public-notice = By public notice
forms-service-date-question = On which day was it received?
forms-service-says = Served: { $route }, { $on }.
forms-service-window = From that day the petitioner can ask for a review. Limit: { $until }.
forms-service-closes = No window for review begins: the matter is closed with it.
forms-extserv-question = On which day was the petitioner told of the extension?
forms-extserv-old = It has to be told by { $due } at the latest, or that date stands.
forms-extserv-says = Told on { $on }.
forms-extserv-new = From now on the new date holds: { $due }.

forms-send-unit-question = Which unit gets it? Press one, or type a part of its name.
forms-send-mode-question = Transfer it, or assign it with a report by a return date?
forms-send-days-question = In how many days is the report due? From 1 to 180.
forms-send-reason-question = Why this unit?
forms-send-by-region = competent by region and subject
forms-send-transfer = Transferred to { $unit }. The petitioner is told today.
forms-send-assign = Assigned to { $unit }, the petitioner is told today. Report due: { $until }.
forms-send-tells = The unit has to tell the petitioner in writing. Limit: { $until }.
forms-send-sorts = That office sorts it. Limit: { $until }.
forms-send-on-paper = If nobody there uses the service, the papers are handed over by you: a task in your list. Target: { $until }.
forms-pass-unit-question = Which unit below { $owner } gets it? Press one, or type a part of its name.
forms-pass-says = Passed down to { $unit }. The petitioner is told today.
forms-appoint-unit-question = Which unit is competent? Press one, or type a part of its name.
forms-appoint-reason-question = Why this unit? It can't object to your decision.
forms-appoint-says = { $unit } is appointed and can't object. The petitioner is told today.

forms-divert-question = What is decided?
forms-divert-diverted = Another body is competent
forms-divert-not-accepted = Not accepted
forms-divert-no-longer-accepted = No longer accepted
forms-divert-subject-question = What is it about? The petitioner is told which body is competent.
forms-divert-subject-optional = Is another body competent for it? If not, press "{ button-no-other-body }".
forms-divert-subject-none = No other bodies are known here. Please press "Back" and decide otherwise.
forms-divert-reason-question = Why? The petitioner reads this; please write it so that it can be understood.
forms-divert-says = The petitioner gets the decision: { $decision }.
forms-divert-body = Competent: { $name }
    Address: { $address }
    Phone: { $phone }
forms-divert-limit = Keeps running there: { $name }, { $amount } from { $from }
forms-amount-days = { $amount ->
        [one] 1 day
       *[other] { $amount } days
    }
forms-amount-months = { $amount ->
        [one] 1 month
       *[other] { $amount } months
    }
forms-amount-years = { $amount ->
        [one] 1 year
       *[other] { $amount } years
    }

forms-object-question = Why is your unit not competent? Please give detailed reasons, at least 20 characters.
forms-object-due = The last day to object is { $due }.
forms-object-unit-question = Which unit is competent instead? Press one, type a part of its name, or skip.
forms-object-says = The objection goes to the petition office that sent it. Until it has decided, the papers stay with you and your limits go on.
forms-object-unit = Competent instead: { $unit }
forms-object-unit-none = Competent instead: not named
forms-agree-question = What did you verify, and why do you agree?
forms-agree-says = The matter comes back into the pool of { $unit } and is sorted anew. Limit: { $until }.
forms-agree-proposed = The objection names as competent: { $unit }
forms-deny-question = Why do you not agree?
forms-deny-says = The organ keeps the matter and is told why. Its limits go on from the day it received it.
forms-refer-question = What is disputed between the organs, and what do they say?
forms-refer-says = The common superior decides; where there is none, the joint conference (2022 Regulations, article 24). Target: { $until }.
forms-takeon-question = Why does your unit take it on?
forms-takeon-says = { $unit } takes the matter on and can't object any more. It has to tell the petitioner in writing. Limit: { $until }.

forms-extend-question = By how many days? { $left ->
        [one] 1 day is left.
       *[other] { $left } days are left.
    }
forms-extend-over = { $asked } days are too many: { $left } are left of the extension in all. Please give fewer.
forms-extend-reason-question = Why is the matter complex? The petitioner reads this reason.
forms-extend-says = The head of { $unit } decides on { $days } days.
forms-extend-new = New date: { $due } (or the next working day, if that is a rest day).
forms-extend-old = The old date stands unless the petitioner is told before it: { $due }.
forms-grant-says = { $days } days more, new date: { $due }. It holds only once the petitioner was told in time.
forms-grant-none = No extension is waiting for approval. Nothing will change.
forms-nogrant-question = Why is the extension refused?
forms-nogrant-asked = Asked for: { $days } days. Reason: { $text }
forms-nogrant-says = The extension is refused, and the unit is told.
forms-nogrant-stands = The date stands: { $due }.

forms-cohand-unit-question = Which organ is to help? Press one, or type a part of its name.
forms-cohand-question = What is it to do or to look into?
forms-cohand-days-question = In how many days? The whole matter has to be answered by { $due }.
forms-cohand-days-question-open = In how many days?
forms-cohand-says = { $unit } gets the matter for co-handling. Date for its opinion: { $until }.
forms-task-which = Which task is done?
forms-task-line = { $number }. { $what }
forms-task-hand-over-papers = Hand the papers over
forms-task-undelivered = Reach the petitioner another way
forms-task-question = { $what }: how was it done, when and by whom?
forms-task-says = Done: { $what }.
forms-urgent-on-question = Why is it urgent?
forms-urgent-off-question = Why is it no longer urgent?
forms-urgent-on-says = The matter is marked as urgent. This marks the matter, never the person.
forms-urgent-off-says = The mark of urgency is taken off. It was of the matter, never of the person.

forms-named-question = Who handles it?
forms-named-reason-question = Why this colleague?
forms-named-says = { $name } handles the matter from today.
forms-recuse-question = Who has an interest in the matter, you or a colleague?
forms-recuse-reason-question = Why? For example: related to the petitioner.
forms-recuse-says = { $name } has nothing more to do with the matter and no longer sees it.

forms-reclass-question = What is to be changed?
forms-reclass-class = Class
forms-reclass-category = Topic
forms-reclass-route = Route
forms-reclass-first-time = First-time mark
forms-reclass-value-question = { $what } now: { $now }. What is it to be?
forms-reclass-reason-question = Why? The petitioner reads this reason.
forms-reclass-says = { $what }: { $next }, instead of { $old }.
forms-reclass-told = The petitioner is told, with the reason.
forms-class-appeal = Appeal for a decision
forms-class-suggestion = Suggestion
forms-class-accusation = Accusation
forms-class-unknown = Not classified yet
forms-first-yes = For the first time
forms-first-no = Again
