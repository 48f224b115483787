# Reminders before a date, alarms after it, and the digest of officials.
reminder-late-hours = This reminder comes { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } late: the service was down.
reminder-late-days = This reminder comes { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late: the service was down.

# To petitioners.
reminder-left = { $left ->
        [0] Today, { $last }, is the last day.
        [one] One day is left. The last day is { $last }.
       *[other] { $left } days are left. The last day is { $last }.
    }
reminder-review = { $number }: you can ask for a review of the answer.
reminder-reexamination = { $number }: you can ask for a re-examination. It is done on paper.
reminder-elsewhere = { $number }: this limit runs on beside your petition: { $name }.
reminder-missed = { $number }: the date was missed. { $unit } had to { $step } by the end of { $due }. It is not done.
reminder-missed-urge = You can urge the office: it then owes you an answer, and the people above it are told.
reminder-missed-others = You can also ask by phone: { $phone }

# To officials.
reminder-desk-late = LATE. { $number }
reminder-desk-today = TODAY. { $number }
reminder-desk-soon = SOON. { $number }
reminder-step-late = { $step } is { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late. It was due on { $due }.
reminder-step-today = { $step } ends today.
reminder-step-rolled = { $step }: the last counted day is here. It is late after { $due }.
reminder-step-soon = { $step } ends in { $left ->
        [one] { $left } day
       *[other] { $left } days
    }, on { $ends }.
reminder-desk-moves = Rest days move the last day to { $due }.
reminder-desk-with = It lies with { $unit }.
button-acknowledge = Acknowledge

digest-title = { $date }: { $counts }.
digest-count-late = { $count } late
digest-count-today = { $count ->
        [one] { $count } ends today
       *[other] { $count } end today
    }
digest-count-soon = { $count ->
        [one] { $count } ends soon
       *[other] { $count } end soon
    }
digest-singly = { $count ->
        [one] First of all: { $count } more of which you were told alone today. It is still open.
       *[other] First of all: { $count } more of which you were told one by one today. They are still open.
    }
digest-late = LATE, longest first
digest-today = ENDS TODAY
digest-soon = ENDS SOON
digest-line-late = { $number }: { $step }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } late
digest-line-today = { $number }: { $step }
digest-line-soon = { $number }: { $step }, { $left ->
        [one] { $left } day
       *[other] { $left } days
    } left, until { $ends }
digest-line-moved = { $line }. Rest days move the last day to { $due }
digest-line-with = { $line }. With { $unit }
digest-more = And { $count } more.
digest-office = THE OFFICE'S OWN STEPS
digest-office-line = { $step }: { $count }{ $late ->
        [0] { "" }
       *[other] , { $late } late, up to { $days ->
            [one] { $days } day
           *[other] { $days } days
        }
    }{ $today ->
        [0] { "" }
        [one] , { $today } ends today
       *[other] , { $today } end today
    }
digest-office-first = { $line }. The first ends on { $ends }
digest-office-unit = { $unit }. { $line }
button-digest-rest = Show all
button-digest-late = Show all that is late
acknowledged-all = Noted: you know of { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }. The dates run on.
acknowledged-one = { $number }: noted that you know. The date runs on.
history-acknowledged = Read what is due or late
second-subject = Petition Desk: news for you
second-subject-urgent = URGENT. Petition Desk: please act
second-go-on = To go on, open the chat with the petition desk.
contact-code-subject = Petition Desk: your code
contact-code-text = Your code is { $code }. Type it in the chat with the petition desk within 30 minutes. If you didn't ask for it, ignore this message.
reminder-draft = You began a petition and didn't submit it. Nothing has been sent yet. What you told is kept. You can go on now, or later with /new.
button-draft = Go on with it
reminder-owed-sorting = send it to the office in charge
reminder-owed-telling = tell you what it received and how it goes on
reminder-owed-answer = answer you in writing
reminder-owed-review = give its opinion on the review
reminder-step-object = Objecting (if it isn't yours)
