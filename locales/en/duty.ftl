# Duty windows, to those who are on in them.
duty-title = You are on duty: { $name }, { $unit }.
duty-line = { $date }, { $from } to { $to }: { $role }
duty-line-accepted = { $date }, { $from } to { $to }: { $role }. Accepted
duty-night = { $date }, { $from } to { $to } on the next day: { $role }
duty-night-accepted = { $date }, { $from } to { $to } on the next day: { $role }. Accepted
duty-role-leader = leader on duty
duty-role-officer = desk officer
duty-role-backup = backup
duty-accept = Please say that you will come.
duty-accepted = You have accepted all of it.
duty-days = { $left ->
        [0] Today you are on duty: { $name }.
        [one] Tomorrow you are on duty: { $name }.
       *[other] In { $left } days you are on duty: { $name }.
    }
duty-hour = In an hour you are on duty: { $name }.
duty-begins = Your duty has begun: { $name }.
duty-with = With you: { $role } { $who }
duty-gained = You have a new shift: { $name }.
duty-lost-swapped = { $who } has taken your shift, you are free: { $name }.
duty-lost-approved = The swap is approved: { $who } has your shift now, you are free: { $name }.
duty-lost = Somebody else has this duty now, you are free: { $name }.
button-accept-duty = Accept duty
duty-thanks = Thank you. Noted: you will come to { $count ->
        [one] { $count } shift
       *[other] { $count } shifts
    }.
duty-nothing-to-accept = There is nothing left to accept here. /duty shows what you have.
duty-none = You have no duty ahead of you.
button-desk-duty = Duty
command-duty = My duty
duty-unknown = This duty has changed. /duty shows how things stand.
duty-not-your-shift = This shift isn't yours; nothing has changed. /duty shows what you have.
duty-over = This shift is over; nothing has changed.
command-swap = Swap a shift
command-report = Daily return

# Before a shift: whether one can be reached.
duty-with-phone = With you: { $role } { $who }, { $phone }
duty-with-unsure = With you: { $role } { $who }, { $phone } (not confirmed yet)
duty-reach = Can you be reached at { $phone } while you are on duty?
duty-reach-none = Please give a number at which you can be reached on duty. Only those on duty in your unit and the roster manager see it.
button-reach = I can be reached
button-duty-phone = Give a number
duty-reached = Thank you. Noted: you can be reached while you are on duty.
duty-phone-question = At which number can you be reached on duty? Send it, or use the button below.
duty-phone-share = Use this phone's number
duty-phone-expects = Please send a phone number.
duty-phone-wrong = That number can't be read. Please send a mobile number, or a landline with its area code.
duty-phone-confirm = You can be reached on duty at { $phone }. Is that right?
duty-phone-kept = Noted: you can be reached on duty at { $phone }.
button-verb-dutyphon = My number

# On duty.
duty-check-in = Please check in when you are there.
button-check-in = Check in
duty-checked-in = You are checked in. Thank you.
duty-checked-in-before = You are checked in already.
duty-too-early = That is too early: it begins at { $from }, and opens an hour before.
duty-too-early-day = That is too early: it begins on { $date } at { $from }, and opens an hour before.
duty-now = On duty now: { $name }, { $unit }
duty-on = { $role }: { $who }
duty-on-phone = { $role }: { $who }, { $phone }
duty-on-awaited = { $on } (not checked in yet)
duty-now-later = Not begun yet: { $name }, { $unit }
duty-now-nobody = Nobody is on duty now: { $name }, { $unit }
duty-now-begins = It begins { $date }, { $time }:
duty-next-change = Next change: { $date }, { $time }
duty-not-on = You are not on duty now; nothing was written.
button-duty-all = All shifts
button-duty-log = Duty log
button-week-before = Week before
button-week-after = Week after
duty-window = { $name }, { $unit }, { $days ->
        [1] { $from }
       *[other] { $from } to { $to }
    }
duty-slot = { $date }, { $from } to { $to }
duty-person = { $role } { $who }
duty-person-accepted = { $role } { $who }, accepted
duty-log-title = Duty log: { $name }
duty-log-empty = Nothing is written yet.
duty-log-line = { $date }, { $time }, { $who }: { $text }
duty-log-full = The log of this window has its { $limit } lines.
button-write-log = Write in the log
button-verb-dutylog = Duty log
duty-kept-log = It stands in the duty log.
duty-week = { $count ->
        [one] You have { $count } shift this week: { $name }.
       *[other] You have { $count } shifts this week: { $name }.
    }
duty-text-dutylog = What has happened?
duty-text-dutynote = What does the next officer have to know?
duty-text-report = What is there to report of today?
duty-text-rule = Write about matters, by their case numbers, and not about people: no names, phone numbers or ID numbers.
duty-text-expects = Please write it as text.
duty-text-confirm = Shall it stand like this? To add something, just send it.

# Handing over.
duty-ends = Your duty ends at { $to }. Who comes next:
duty-ends-last = Your duty ends at { $to }, and nobody follows you. If something is open, please leave a note for the log; otherwise there is nothing to write. You are free when your time is over. Thank you.
duty-ends-note = Please write the hand-over note. You are on duty until the next officer has confirmed it.
duty-ends-note-later = Please write the hand-over note; the next officer begins on { $date } at { $from }. You needn't wait: you are free when your time is over.
button-hand-over = Write hand-over note
button-verb-dutynote = Hand-over note
duty-kept-note = Noted. The next officer is asked to confirm it.
duty-kept-note-early = Noted. The next officer is asked to confirm it an hour before their shift: { $date }, { $from }.
duty-kept-note-last = Noted, thank you. Nobody follows you here: you are free when your time is over.
duty-nothing-to-hand-over = You have no shift to hand over now. You can once you are checked in.
duty-note = { $who } hands over:
duty-note-confirm = Please confirm when you have read it; then you are on duty.
duty-note-read = Please confirm when you have read it. Your shift begins on { $date } at { $from }.
button-confirm-note = Confirm hand-over
duty-note-confirmed = Confirmed: you are on duty now.
duty-note-noted = Noted: you have read it. Your shift begins on { $date } at { $from }.
duty-confirmed-before = It is confirmed already.
duty-relieved = The next officer has confirmed, you are free. Thank you: { $name }.
duty-note-was-read = The next officer has read your hand-over note. Thank you: { $name }.
duty-no-note = Your time is over and the hand-over note is missing, so you are still on duty: { $name }.
duty-unconfirmed = { $who } waits for you to confirm the hand-over:
duty-no-hand-over = The hand-over is not done: { $name }
duty-stays = { $who } stays at the desk until somebody takes over.
duty-no-hand-over-act = { $who } is still on duty. Please ask { $who } and { $next }.

# Somebody hasn't accepted, or hasn't come.
duty-open = { $holder ->
        [gone] Nobody has this duty any more: { $name }
        [away] { $who } is away and can't take this duty: { $name }
       *[there] { $who } has not accepted this duty yet: { $name }
    }
duty-open-backup = You are the backup. Can you step in?
duty-open-give = Please give it to somebody else, or ring and ask.
duty-gap = { $holder ->
        [gone] Nobody has this duty any more: { $name }, { $unit }
        [away] { $who } is away and can't take this duty: { $name }, { $unit }
       *[there] { $who } has not accepted this duty yet: { $name }, { $unit }
    }
duty-asked = { $asked ->
        [both] Neither backup nor leader has solved it.
        [backup] The backup hasn't solved it.
        [leader] The leader hasn't solved it.
       *[nobody] You are the first to be asked.
    }
duty-ring-none = No number of { $who } is known.
duty-ring-them = Ring { $who }: { $phone }
button-step-in = I step in
duty-stepped = Noted: you are on duty, and the other one is the backup. Thank you.
duty-stepped-in = The backup has stepped in for you; you are the backup now: { $name }.
duty-not-needed = No need any more: the officer has accepted or come.
button-give-shift = Give it to somebody else
duty-give = Who takes this shift?
duty-give-nobody = By the rules nobody can take this shift:
duty-give-nobody-do = Please ring and find a way together.
duty-give-accepted = { $who } has accepted this shift meanwhile: it is settled, and nothing was changed.
duty-give-moved = { $who } has this shift meanwhile. Nothing was changed.
duty-give-late = Somebody was quicker: the shift is settled meanwhile, and nothing was changed.
duty-given = Given to { $who }. Both are told.
duty-settled = Settled, thank you: { $who } has this duty now, { $name }
duty-settled-open = { $who } has been given this duty and has yet to accept it: { $name }
duty-settled-accepted = Settled, thank you: { $who } has accepted this duty, { $name }
duty-settled-came = Settled, thank you: { $who } has come, { $name }
duty-settled-handed = Settled, thank you: the duty is handed over to { $who }, { $name }
duty-absent-you = Your duty has begun and you have not checked in: { $name }.
duty-absent = { $who } has not checked in: { $name }, { $unit }
duty-absent-backup = You are the backup. Please ring at once, or step in.
duty-absent-act = Please ring at once, or give it to somebody else.

# An urgent matter.
call = Urgent matter { $number }, came in { $date }, { $time }. Please act at once, and press "{ button-taken }".
call-again = Nobody has taken urgent matter { $number } yet; it came in { $date }, { $time }. Please act at once, and press "{ button-taken }".
call-list = Nobody has taken urgent matter { $number }; it came in { $date }, { $time }. Please ring the numbers below, and press "{ button-taken }" once you have it.
call-of-unit = It is a matter of { $unit }, where nobody is on duty now.
call-numbers = Numbers that help:
call-phone = { $name }: { $phone }
call-taken = { $who } has taken urgent matter { $number }.
call-yours = Noted: you have it. Ring the registrar or the unit that handles it if you need them.
button-taken = Taken
duty-taken-by-you = You have taken it already.
duty-taken-before = Somebody has taken it already.

# The daily return.
return-head = Daily return of { $unit } for { $date }, due by { $by }.
return-counts = Open { $open }, late { $late }, urgent { $urgent }.
return-due-head = The daily return is due now and has not come in.
return-missing-head = Your unit's daily return has not come in by its hour.
return-in = The daily return of { $unit } for { $date } is in, thank you.
button-nothing = Nothing to report
button-write-return = Write a report
button-verb-report = Daily return
return-nothing = Filed for { $date }: nothing to report. Open { $open }, late { $late }, urgent { $urgent }.
return-filed = Filed for { $date }. Open { $open }, late { $late }, urgent { $urgent }.
duty-no-return = There is no daily return for you to file now.
duty-return-before = The return for { $date } is filed already.

# Swaps.
swap-title = Which shift? { $name }, { $unit }
swap-none = You have no shift that you could swap.
button-swap-one = { $date }, { $from }, { $role }
button-swap-back = Take back: { $date }, { $from }, { $role }
swap-whom = Who should take it?
button-swap-all = Ask all who can take it
swap-approval-needed = When they consent, the roster manager still has to approve.
swap-offered = They are asked. Until somebody takes it, the shift is yours.
swap-offer = { $who } would like you to take this shift: { $name }
swap-until = Open until { $date }, { $time }
swap-until-of = { $shift }. Open until { $date }, { $time }
button-swap-yes = I take it
button-swap-no = I can't
swap-yours = Good, the shift is yours and accepted.
swap-to-be-approved = Your consent is noted. You will hear when it is approved.
swap-waits-approval = You have consented; it waits to be approved.
swap-consented = { $to } would take your shift; it waits to be approved:
swap-approve = { $who } would like { $to } to take this shift, who has consented: { $name }, { $unit }
button-swap-approve = Approve swap
button-swap-refuse = Refuse swap
swap-approved = Approved. Both are told.
swap-disapproved = Refused; the shift stays. Both are told.
swap-ended = Done; the shift stays where it was.
swap-lapsed-yours = The swap did not come about; the shift stays yours:
swap-lapsed = The swap did not come about; the shift stays with { $who }:
swap-withdrawn = { $who } has taken the swap back; the shift stays:
swap-declined = They can't take it; the shift is still yours:
swap-refused-yours = The swap was not approved; the shift stays yours:
swap-refused = The swap was not approved; the shift stays with { $who }:
swap-moved = Somebody else was given this shift, so there is no swap:
swap-own-approval = You are part of this swap: another roster manager has to approve it.
swap-past = This shift has begun; it can't be swapped.
swap-too-late = It begins in less than two hours, too soon for a swap. Please ring the leader on duty.
swap-offered-before = This shift is offered already. /swap takes it back.
swap-self = You can't swap with yourself.
swap-nobody = By the rules nobody can take this shift. Please ask the roster manager.
swap-nobody-why = By the rules nobody can take this shift:
swap-nobody-do = Please ask the roster manager.
swap-unknown-person = Nobody like that is on duty in this unit.
swap-not-role = Not possible: they may not have that role.
swap-not-leave = Not possible: they are away then.
swap-not-rest = Not possible: the two shifts start less than 24 hours apart, too little rest.
swap-not-nights = Not possible: that would be two nights in a row.
swap-over = This swap has ended; nothing has changed.
swap-not-asked = You were not asked in this swap.
# What is written about duties names no person; `limit` is a number of characters.
duty-text-phone = Please leave phone numbers out; a case number is enough.
duty-text-id-number = Please leave ID numbers out; a case number is enough.
duty-text-name = This names somebody who petitions. Please write the case number instead.
duty-text-several = Please leave these out: { $what }. The case number is enough.
duty-text-and = { $before }, { $more }
duty-text-a-phone = phone numbers
duty-text-a-id-number = ID numbers
duty-text-a-name = names of people who petition
duty-text-anew = { $why } Nothing is kept of it: please send it anew.
duty-text-long = This is too long: { $limit } characters at most.
duty-text-empty = There is nothing in it yet. Please write a few words.
# The person's own calendar: what its events are called, and its address.
duty-calendar-marked = { command-duty } ({ $mark })
duty-event-leader = Leader on duty: { $name }
duty-event-officer = Desk officer: { $name }
duty-event-backup = Backup: { $name }
button-duty-calendar = Calendar
button-duty-calendar-new = New address
duty-calendar-address = Your duties for your own calendar:
    { $address }
duty-calendar-how = Copy the address, choose “Subscribe to a calendar” or “From URL” in your calendar app and paste it there: changes then come by themselves.
duty-calendar-warning = Please keep it to yourself: whoever has the address sees when you are on duty. If somebody else got it, press “New address”.
duty-calendar-renewed = The old address has ended. Please give your calendar app the new one.
duty-calendar-nowhere = There is no address for calendars here yet. /duty shows what you have.
