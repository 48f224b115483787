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
duty-gained = You are on duty here now: { $name }.
duty-lost = Somebody else has this duty now, you are free: { $name }.
button-accept-duty = Accept duty
duty-thanks = Thank you. Noted: you will come to { $count ->
        [one] { $count } shift
       *[other] { $count } shifts
    }.
duty-nothing-to-accept = There is nothing left to accept here. /duty shows what you have.
duty-none = You have no duty ahead of you.
command-duty = My duty
# What is written about duties names no person; `limit` is a number of characters.
duty-text-phone = Please leave phone numbers out; a case number is enough. What you wrote was not saved.
duty-text-id-number = Please leave ID numbers out; a case number is enough. What you wrote was not saved.
duty-text-name = This names somebody who petitions. Please write the case number instead. What you wrote was not saved.
duty-text-long = This is too long: { $limit } characters at most. Please shorten it; what you wrote was not saved.
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
