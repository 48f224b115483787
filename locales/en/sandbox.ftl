# The strip on the sandbox's page: what the service will do by itself.
ahead-told = { $what } → { $whom }
ahead-before = { $number }: { $step } ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
ahead-on = { $number }: { $step } ends today
ahead-last = { $number }: { $step } ends today
ahead-moved = { $number }: { $step } ends today, as rest days moved it
ahead-missed = { $number }: { $step } was missed
ahead-after = { $number }: { $step } is { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } late
ahead-reexamination = Asking for a re-examination
ahead-step-issue = { $number }: the answer goes out
ahead-step-withdrawal = { $number }: the withdrawal can't be undone any more
ahead-step-lapse = { $number }: an extension that wasn't told lapses
ahead-whom-petitioners = petitioner
ahead-whom-handler = handler
ahead-whom-unit-lead = head of unit
ahead-whom-supervisor = supervisor
ahead-whom-leader = leader
ahead-duty-reminder = { $member } is reminded of a shift ({ $unit })
ahead-duty-open = A shift isn't accepted → { $member } ({ $unit })
ahead-duty-absent = Somebody isn't there → { $member } ({ $unit })
ahead-duty-hand-over = Hand-over → { $member } ({ $unit })
ahead-duty-return = The daily return → { $member } ({ $unit })
ahead-duty-call = An urgent matter rings { $member } ({ $unit })
ahead-held = Quiet hours end: { $count ->
        [one] { $count } notice goes out
       *[other] { $count } notices go out
    }
ahead-waiting = The digest of { $count ->
        [one] { $count } notice
       *[other] { $count } notices
    } goes out
ahead-unopened = { $count ->
        [one] { $count } alarm that nobody has opened
       *[other] { $count } alarms that nobody has opened
    }: the next way is tried
ahead-draft = Somebody is reminded of an unfinished petition
ahead-number = { $number }
ahead-unit = { $unit }
