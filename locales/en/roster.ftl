# Duty rosters, to those who plan them.
command-roster = Duty rosters
button-desk-roster = Duty rosters
button-verb-plan = Plan a window

# The form for a new window.
plan-date-question = For which date is duty to be planned?
plan-date-none = In the coming 60 days no key date is left to be planned. For other days, press the button.
plan-date-expects = Please press a date, or "{ button-plan-other }".
plan-date-offer = { $name }, { $days ->
        [1] { $from }
       *[other] { $from } to { $to }
    }, { $unit }
button-plan-other = Other dates
plan-unit-question = For which unit? Press one, or type its name.
plan-unit-more = { $rest } more are found by typing their name.
plan-unit-not-here = Nobody is on duty in { $unit }, or it is not yours to plan for. Please choose another unit.
plan-unit-unknown = No such unit was found. Please press one, or type its full name.
plan-name-question = What is on? Give a neutral name that says nothing of anybody, for example: Spring Festival.
plan-name-expects = Please type a name, for example: Spring Festival.
plan-name-wrong = A name has 1 to { $limit } characters. For example: Spring Festival.
plan-from-question = Which is the first day? For example: 2026-12-01, 12-01 or 1 December.
plan-to-question = From { $from }. Which is the last day?
plan-days-expects = Please type a day, for example: 2026-12-01, 12-01 or 1 December.
button-plan-one-day = That day alone
plan-too-long = A window has { $days } days at most. Please plan it in parts.
plan-level-question = At which level is the desk covered?
plan-level-offer = { $level }: { $slots }
plan-confirm = Please check: { $name }, { $unit }.
    { $days ->
        [one] { $from }, { $days } day
       *[other] { $from } to { $to }, { $days } days
    }. Level: { $level }.
plan-confirm-means = "{ button-confirm }" makes a draft. Nobody is told before you publish it.
button-plan-name = Change: name
button-plan-days = Change: days
button-plan-level = Change: level
button-plan-unit = Change: unit

# Why there is no roster.
plan-infeasible = There is no roster for this: people are missing.
plan-short-role = { $date }: nobody may be { $role }. Missing: { $missing }.
plan-short-leave = { $date }: everybody who may be { $role } is away. Missing: { $missing }.
plan-short-people = { $date }: more places at one time than people, { $role }. Missing: { $missing }.
plan-short-rest = { $date }: too few people for 24 hours between the starts of two shifts, { $role }. Missing: { $missing }.
plan-short-nights = { $date }: too few people to spare everybody two nights in a row, { $role }. Missing: { $missing }.
plan-short-together = { $date }: each rule can be kept alone, but not all at once, { $role }. Missing: { $missing }.
plan-overlaps = { $unit } has a window on these days: { $name }, { $days ->
        [1] { $from }
       *[other] { $from } to { $to }
    }. Please change the days.
plan-past = The first day has gone by. A window begins today or later.
plan-nobody = Nobody is on duty in { $unit }. A duty officer, and a leader or unit lead, have to be invited first.
plan-nobody-anywhere = Nobody is on duty in the units that you plan for. A duty officer, and a leader or unit lead, have to be invited first.
plan-no-rules = How duty is covered is not set up here. Please tell whoever runs the service.

# Windows.
roster-list = Duty windows ahead: { $count }
roster-none = No duty window is planned.
roster-more = { $rest } more begin later.
roster-unknown = There is no such duty window. To see yours, send /roster.
roster-head = { $name }, { $unit }
roster-days = { $days ->
        [1] { $from }
       *[other] { $from } to { $to }
    }, level: { $level }
roster-level-normal = normal
roster-level-heightened = heightened
roster-state-draft = Draft: nobody has been told.
roster-state-published = Published. Accepted: { $accepted } of { $ahead } shifts ahead.
roster-state-over = Over.
roster-page = Part { $page } of { $pages }
roster-day = { $date }
roster-slot = { $from } to { $to }: { $who }
roster-night = { $from } to { $to } on the next day: { $who }
roster-who = { $role } { $name }
roster-who-accepted = { $role } { $name } ✓
roster-mark = ✓ means accepted.
roster-gaps = Between most and fewest among people with the same roles: shifts { $shifts }, nights { $nights }, rest days { $holidays }.
roster-shares = Shifts/nights/rest days of each, the year before included:
roster-share = { $name }: { $shifts }/{ $nights }/{ $holidays }
roster-lines-more = and { $rest } more

button-roster-plan = Plan a window
button-roster-open = { $name }, { $from }
button-roster-all = All windows
button-roster-earlier = Earlier
button-roster-later = Later
button-roster-publish = Publish
button-roster-again = Another roster
button-roster-change = Change a shift
button-roster-drop = Drop
button-roster-back = Back to the roster

roster-moved = This roster has changed meanwhile. Nothing was done. This is how it is now:
roster-again = Another roster. Nobody has been told.
roster-again-same = There is no other roster: the same one comes out.
roster-again-none = So there is no other roster. The present one stays:
roster-is-over = This window is over. Nothing was done.
roster-publish-question = { $name }: { $count ->
        [one] { $count } person is told.
       *[other] { $count } people are told.
    } Publish?
button-roster-publish-yes = Yes, publish
roster-published = Published: { $name }. { $count ->
        [one] { $count } person is told and asked to accept.
       *[other] { $count } people are told and asked to accept.
    }
roster-published-later = People are at rest now: the notices go out on { $date } at { $time }.
roster-published-some = { $now ->
        [one] { $now } of them has
       *[other] { $now } of them have
    } a shift that is near and hears at once; the other notices go out on { $date } at { $time }.
roster-published-before = { $name } is published already. This is how it is now:
roster-drop-question = Drop the draft { $name }? It would have put { $count ->
        [one] { $count } person
       *[other] { $count } people
    } on duty. It cannot be brought back.
button-roster-drop-yes = Yes, drop it
roster-dropped = The draft { $name } is dropped. Nobody was told of it.
roster-drop-published = { $name } is published, so its people know of it. It can no longer be dropped.

# A shift goes to somebody else.
roster-change-day = On which day?
roster-change-no-day = On these days every shift has begun.
roster-change-shift = { $date }: which shift?
roster-change-begun = { $date }: every shift has begun, so none can be given away.
roster-change-whom = { $date }, { $from } to { $to }, { $role }: { $name } has it. Who takes it?
roster-change-nobody = { $date }, { $from } to { $to }, { $role }: { $name } has it, and nobody else can take it:
roster-nobody-else = Nobody else is on duty in this unit.
roster-unable = { $name }: { $why }
roster-why-unknown-shift = this shift is not there
roster-why-begun = the shift has begun
roster-why-has-it = has it already
roster-why-role = may not have this role
roster-why-leave = is away then
roster-why-rest = has a shift on { $date } at { $from }, less than 24 hours from it
roster-why-nights = would have two nights in a row with that of { $date } at { $from }
roster-shift-begun = { $date }, { $from } to { $to }, { $role }: { $name } has it, and it has begun. It can no longer be given away.
roster-shift-moved = Somebody else has changed this shift meanwhile. Nothing was done.
roster-has-it = { $name } has this shift already: { $date }, { $from } to { $to }, { $role }.
roster-not-on-duty = { $name } is not on duty in this unit any more. Nothing was done.
roster-given = { $date }, { $from } to { $to }, { $role }: { $after } in place of { $before }.
roster-given-told = Both are told.
roster-given-draft = It is a draft: nobody is told.
button-roster-shift = { $from } to { $to }, { $role }: { $name }
button-roster-taker = { $name } (shifts: { $shifts })
button-roster-other-day = Another day
button-roster-other-shift = Another shift
button-roster-change-more = Change another shift
