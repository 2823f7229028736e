# Why a letter does not leave now.

refusal-mailbox-never-read = The mailbox has never been read. Read it first.
refusal-mailbox-stale = { $count ->
        [one] The mailbox was last read { $count } minute ago.
       *[other] The mailbox was last read { $count } minutes ago.
    } Read it again first.
refusal-bank-never-read = No bank data has been read, and nobody looked at the account today. Read it, or confirm that nothing came.
refusal-bank-stale = { $count ->
        [one] The bank data is { $count } day old, and nobody looked at the account today.
       *[other] The bank data is { $count } days old, and nobody looked at the account today.
    } Read it again, or confirm that nothing came.
refusal-no-invoice = The letter carries the invoice, and none is on file. Add it first.
refusal-never-asked-before = A final notice needs an earlier letter that asked for the money. Send that one first.
refusal-deadline-outside = The deadline { $day } is not allowed. Choose a day from { $earliest } to { $latest }.
refusal-do-not-contact = This client gets only what you send by hand.
refusal-outside-hours = Nothing leaves at this hour or on this day. It leaves on the next business day.
refusal-fate-unknown = An earlier attempt may have arrived. Look whether it did.
refusal-already-sent = It has left already.
refusal-no-deadline = A final notice needs a deadline.
