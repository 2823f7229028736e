# Why a step comes on its day. Parts of a sentence; several are joined by semicolons.

reason-after = { $unit ->
        [business] { $count ->
            [one] { $count } business day
           *[other] { $count } business days
        }
       *[days] { $count ->
            [one] { $count } day
           *[other] { $count } days
        }
    } after { $of } of { $day }
reason-weekday = { $weekday } of the week after { $of } of { $day }
reason-week-over = the week of { $of } ({ $day }) is over
reason-next-week-over = { $of } comes late in its week ({ $day }), so the week after it passes too
reason-after-due = { $unit ->
        [business] { $count ->
            [one] { $count } business day
           *[other] { $count } business days
        }
       *[days] { $count ->
            [one] { $count } day
           *[other] { $count } days
        }
    } after the due date of { $day }
reason-after-deadline = the deadline of { $of } ends on { $day }
reason-same-day = on the same day as { $of }
reason-forward = { $day } is no business day, so the next one
reason-forward-holiday = { $day } is { $holiday }, so the next business day
reason-back-inside = { $day } is no business day and the next one would be too late, so the last one in time
reason-back-inside-holiday = { $day } is { $holiday } and the next business day would be too late, so the last one in time
reason-after-window = { $day } is no business day and no other day in time is one, so the first one after
reason-not-before-due = not before the due date of { $day } has passed
reason-keeps-order = not before { $of }
reason-waited-holding = waits until { $day }, because the client said that an answer will come
reason-waited-away = waits until { $day }, because the client is away
reason-waited-promise = waits until { $day } for the promised payment
reason-waited-instalment = waits until { $day } for the next instalment
reason-waited-hold = waits until { $day }, because you held the case
reason-waited-content = waits until { $day }, because the client shows signs of life
reason-keeps-gap = { $count ->
        [one] at least { $count } day
       *[other] at least { $count } days
    } after your message of { $day }
reason-keeps-demand-gap = { $count ->
        [one] at least { $count } day
       *[other] at least { $count } days
    } after the demand of { $day }
reason-week-is-full = enough messages go out in the week of { $day }, so the week after
reason-overdue = { $day } has passed
reason-bounced = your message came back on { $day }, so at once
reason-did-not-arrive = your message was not accepted on { $day }, so find a way that works first
reason-too-old = { $count ->
        [one] silent for { $count } day
       *[other] silent for { $count } days
    }, too long for a follow-up
reason-wrote-elsewhere = the client wrote elsewhere on { $day }, so see first whether that answers it
reason-due-date-unknown = the due date is not known
reason-taken-over = { $of } was done elsewhere, nobody knows when, so the next step is due at once
reason-still-owed = the money may still be owed, so check the account and put the invoice on record
