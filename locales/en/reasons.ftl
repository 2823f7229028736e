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
    } after { $of } on { $day }
reason-weekday = { $weekday } of the week after { $of } on { $day }
reason-week-over = the week of { $of } ({ $day }) is over
reason-next-week-over = { $of } came late in its week ({ $day }), so the next week passes too
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
reason-after-deadline = the deadline set by { $of } ends on { $day }
reason-same-day = on the same day as { $of }
reason-forward = { $day } is not a business day, so the next one
reason-forward-holiday = { $day } is { $holiday }, so the next business day
reason-back-inside = { $day } is not a business day and the next one would be too late, so the last one before it
reason-back-inside-holiday = { $day } is { $holiday } and the next business day would be too late, so the last one before it
reason-after-window = { $day } is not a business day and neither is any other day of the span, so the first one after it
reason-not-before-due = not before the due date of { $day } has passed
reason-keeps-order = not before { $of }
reason-waited-holding = waits until { $day } because the client said that an answer will come
reason-waited-away = waits until { $day } because the client is away
reason-waited-promise = waits until { $day } for the promised payment
reason-waited-instalment = waits until { $day } for the next instalment
reason-waited-hold = waits until { $day } because you put the case on hold
reason-waited-content = waits until { $day } because the client gave a sign of life
reason-rest-of-message = left by another way on { $day }; what of it was not posted yet goes with the sums of today
reason-waits-for-post = waits until { $day } for you to post the letter of { $of }
reason-keeps-gap = { $count ->
        [one] at least { $count } day
       *[other] at least { $count } days
    } after your message on { $day }
reason-keeps-demand-gap = { $count ->
        [one] at least { $count } day
       *[other] at least { $count } days
    } after the demand on { $day }
reason-week-is-full = the week of { $day } has enough messages already, so the week after it
reason-other-case-first = the client gets one message a day, and that of case { $case } goes first; this one follows later
reason-with-other-case = one letter together with case { $case }
reason-overdue = was due on { $day }
reason-bounced = your message came back on { $day }, so at once
reason-has-left = whoever you write to has left the company, an automatic reply of { $day } says, so at once
reason-did-not-arrive = your message was not accepted on { $day }, so first find a way that works
reason-too-old = { $count ->
        [one] silent for { $count } day
       *[other] silent for { $count } days
    }, too long for a follow-up
reason-still-owed = the money may still be owed: check the account, then put the invoice on record, and its own plan goes on from there
reason-wrote-elsewhere = the client wrote elsewhere on { $day }, so first check whether that is the answer
reason-due-date-unknown = no message names a due date, so it is assumed
reason-skipped = counted from { $day } for { $of }, which was skipped
reason-not-before-skipped = not before { $day }, when { $of } was skipped
reason-left-undone = { $of } was left undone (counts from { $day })
reason-taken-over = at once after { $of }, because nobody knows on which day that was done elsewhere
