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
