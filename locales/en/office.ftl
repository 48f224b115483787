# The officials' desk: menu, pool, inbox, joining.
button-desk-pool = Pool: matters to sort
button-desk-inbox = Inbox: my cases
button-desk-register = Register a visit, letter or call
button-desk-late = What is late
button-desk-stats = Statistics
button-desk-invite = Invite a colleague
button-task-go-on = Go on with: { $what }
button-verb-register = Register
button-verb-invite = Invite
desk-stopped = All right, this was given up. Nothing was sent.
desk-clash = You have an unfinished form: { $what }. Go on with it, or drop it and begin the new one?
desk-clash-same = You had begun this: { $what }. Go on with it, or start anew?
desk-clash-case = You have an unfinished form: { $what }, { $number }. Go on with it, or drop it and begin the new one?
button-clash-drop = Drop it, begin the new one
button-clash-anew = Start anew
expects-clash = Please press a button: go on, or drop it.
expects-task = Please press a button, or type what is asked.
desk-not-yours = This is for somebody with another role. To see what you can do, send /start.
desk-overtaken = Meanwhile somebody has acted on this case. Nothing of yours was sent. This happened:
own-done = Sent to { $unit }: { $number }.
desk-put-aside = Put aside. What you entered is kept: /start, then "Go on". To delete it, send /cancel.
desk-done = Done: { $what }, { $number }.

pool-empty = { $office }: nothing waits to be sorted.
pool-count = { $office }: { $count ->
    [one] one matter waits
   *[other] { $count } matters wait
} to be sorted.
pool-oldest = The oldest came on { $received } and has to be sorted by { $due }.
pool-leased = On screens right now: { $count }.
pool-done = All sorted. Nothing waits in the pool.
pool-done-for-you = Nothing more for you right now. { $count } still wait: put off by you, or on a colleague's screen.
pool-matter = { $number }
    Waiting in all: { $waiting }
pool-matter-urgent = URGENT { $number }
    Waiting in all: { $waiting }
pool-due = Received { $received }. Sort by { $due } ({ $days ->
    [0] today
    [one] one day left
   *[other] { $days } days left
}).
pool-late = LATE Received { $received }. It had to be sorted by { $due }: { $days ->
    [one] one day late
   *[other] { $days } days late
}.
pool-what = { $kind }
    Topic: { $category }
    Place: { $place }
pool-about = About: { $about }
pool-request = Request: { $request }
pool-facts = What happened: { $facts }
    Files: { $files }
pool-proposal = Proposal: { $unit }
pool-why-competent = Why: competent for "{ $category }" in { $region }.
pool-why-office = Why: no topic is sure, so it goes to the petition office of { $region }, which sorts it there.
pool-why-objector = Why: the unit that objected named it, and the objection was agreed with.
pool-why-above = Why: whoever is competent stands at a higher level; the petition office of { $region } sorts it there.
pool-came-back = Came back from { $unit }: its objection was agreed with.
pool-came-back-proposed = Came back from { $unit }: its objection was agreed with. It names { $proposed }.
pool-why-guessed = The topic was taken from these words: { $words }.
pool-why-skipped = { $unit } is named in the matter, so it is left out.
pool-proposal-elsewhere = Proposal: not for us. "{ $subject }" belongs to { $body } (words found: { $words }). Press "Not ours" to tell the petitioner where to turn.
pool-proposal-discipline = Proposal: this reads like a report of misconduct, which belongs to { $organ }. Don't send it to an office.
pool-proposal-none-all-excluded = No proposal: every competent office is named in the matter.
pool-proposal-none-outside = No proposal: the competent office is not within your reach.
pool-proposal-none-unknown-topic = No proposal: the topic is not known. Please choose the office.
pool-proposal-none-no-unit = No proposal: no office of this region is competent for the topic.
pool-proposal-higher = Next higher: { $unit }.
pool-reason = By region and subject: { $region }, { $category }
pool-reason-office = By region, to be sorted there: { $region }
pool-reason-objector = Named by the unit that rightly objected
pool-reason-above = Competent at a higher level: { $region }
pool-sent = Sent to { $unit }: { $number }.
pool-not-reachable = Nobody of { $unit } uses this service yet. If you send it, hand the papers over; a task with a date reminds you.
button-next = Next
button-send-proposed = Send as proposed
button-send-other = Other unit
button-send-paper = Send, and hand the papers over
button-later = Later
button-whole-case = Whole case

inbox-title = { $count ->
    [one] One case
   *[other] { $count } cases
}, { $late } late. Page { $page } of { $pages }.
inbox-empty-all = Nothing waits for you.
inbox-empty-late = Nothing is late.
inbox-empty-week = Nothing is due within seven days.
inbox-empty-urgent = Nothing is marked urgent.
inbox-line-plain-late = { $index }. LATE by { $days ->
    [one] one day
   *[other] { $days } days
}: { $number }
    { $status }, was due { $due }
inbox-line-plain-today = { $index }. TODAY: { $number }
    { $status }, due { $due }
inbox-line-plain-due = { $index }. { $days ->
    [one] One day
   *[other] { $days } days
} left: { $number }
    { $status }, due { $due }
inbox-line-plain-none = { $index }. { $number }
    { $status }
inbox-line-urgent-late = { $index }. URGENT, LATE by { $days ->
    [one] one day
   *[other] { $days } days
}: { $number }
    { $status }, was due { $due }
inbox-line-urgent-today = { $index }. URGENT, TODAY: { $number }
    { $status }, due { $due }
inbox-line-urgent-due = { $index }. URGENT, { $days ->
    [one] one day
   *[other] { $days } days
} left: { $number }
    { $status }, due { $due }
inbox-line-urgent-none = { $index }. URGENT { $number }
    { $status }
button-inbox-case = { $tail }
button-inbox-before = Page before
button-inbox-after = Next page
button-inbox-all = All { $count }
button-inbox-late = Late { $count }
button-inbox-week = 7 days { $count }
button-inbox-urgent = Urgent { $count }

person-title = { $number }: who it is from. This look was recorded; the petitioner can ask who looked.
person-named = Name: { $name }
    Phone: { $phone }
person-anonymous = Handed in without a name.
person-address = Address: { $address }
person-no-chat = Not in the chat: written notices go out on paper.
person-refused = You can't see who this is from. Only those who handle it now and its petition office can; if the name is kept, only the petition office.
files-none = No files were handed in.
files-title = { $number }: files. This look was recorded.
file-line = { $what }: { $name }
file-not-there = "{ $name }" is not available ({ $state }).
button-undelivered-again = Try all again
undelivered-again = { $count ->
    [one] 1 notice is sent again.
   *[other] { $count } notices are sent again.
} Those that arrive leave the list.
undelivered-none = No notice waits to be handed over another way.
undelivered-title = { $count ->
    [one] One notice
   *[other] { $count } notices
} could not be delivered. Reach these people another way, then press the case and "Done on paper":

joined = Welcome. You are in as: { $roles }. Send /start to see what you can do.
joined-role = { $role }, { $unit }
join-waiting = Thank you. Somebody of { $unit } has to confirm you; you will be told here.
join-waiting-operator = Thank you. Nobody here can confirm you, so whoever runs the service has to.
join-already = You are in already.
join-used = This invitation was used already. Each is for one person and works once. Ask for a new one.
join-expired = This invitation has run out: it was good for seven days. Ask for a new one.
join-revoked = This invitation was called back. Ask whoever gave it to you.
join-unknown = This invitation is not known. Please check that the whole link was copied.
join-own = This is your own invitation. It is for the person you meant.
member-confirmed = Confirmed: { $name }.
member-refused = Not confirmed: { $name }.
member-nothing-waits = This was decided before.
member-not-allowed = This is for the lead of that unit.
away-set = Noted: you are away from { $from } to { $to }. { $deputy } gets your inbox and notices too. Limits run on.
away-duties =
    { $count ->
        [one] The duty that you had accepted for these days is open again: its backup, leader and roster manager are asked in turn.
       *[other] The { $count } duties that you had accepted for these days are open again: for each the backup, leader and roster manager are asked in turn.
    }
away-off = Noted: you are back.
away-conflict = That did not work. Please send it again.
claim-needs-both = Please send number and code together, in one message. The code never holds 0, 1, I, L or O.
claimed = { $number } is now among your petitions. From here on you are told every step in this chat.

command-pool = Matters to sort
command-inbox = My cases
command-case = A case by its number
command-late = What is late
command-undelivered = Notices that did not arrive
command-stats = Statistics
command-register = Register a visit, letter or call
command-away = Being away, with a deputy
command-invite = Invite a colleague

joined-roles = { $first }; { $others }
invite-made-before = This invitation was made already, and it was taken or called back. Please make a new one.
file-state-waiting = still being fetched
file-state-fetching = still being fetched
file-state-refused = not a kind of file that is taken
file-state-failed = could not be fetched
file-state-dropped = deleted
hand-over-reason = The former handler has left.
hand-over-title = { $name } has left. These cases are yours now: { $count }. What was being written is noted on its case.
answer-not-open = There is no answer to read yet. If one waits for you, press "Open answer" first.
button-read-answer = Read the answer again
