# What `review` shows.

cli-review = Read, change, approve or skip the letters that wait; on a terminal one by one
cli-review-show = Show exactly what leaves, why, and what forbids it
cli-review-show-letter = The number of the letter
cli-review-edit = Change the words of a letter that waits; an approval is void then
cli-review-edit-letter = The number of the letter
cli-review-edit-subject = Another subject; a mail in a running thread should keep its own
cli-review-edit-text-file = A file with the whole new text
cli-review-edit-without = Why the letter may leave out what it should say about the money; never in a final notice
cli-review-edit-editor = Open subject and text in your editor (VISUAL or EDITOR)
cli-review-approve = Approve exactly what stands there; says when it leaves
cli-review-approve-letter = The number of the letter
cli-review-approve-fingerprint = The fingerprint of what you read: if the letter was changed since, it is not approved
cli-review-skip = Leave out the step of a letter; the plan goes on with the next
cli-review-skip-letter = The number of the letter
cli-review-skip-reason = Why; it stays on record
cli-review-sent = Say that you sent the letter yourself, by all its ways
cli-review-sent-letter = The number of the letter
cli-review-sent-as-is = It went out with the days that it names, although they count from another day
cli-review-recall = Take back the approval of a letter before it leaves
cli-review-recall-letter = The number of the letter
cli-review-arrived = Say that a letter of which nobody knew whether it left has arrived
cli-review-arrived-letter = The number of the letter
cli-review-again = Have a letter sent again of which nobody knows whether it left
cli-review-again-letter = The number of the letter
cli-review-copy = Print the text alone, to be pasted into a mail program
cli-review-copy-letter = The number of the letter
cli-review-draft = Put a letter among the drafts of your own mailbox, once; sending it from there counts as its step
cli-review-draft-letter = The number of the letter
cli-review-print = Write the letter as a file for the printer (PDF), for envelopes with a window
cli-review-print-letter = The number of the letter
cli-review-print-channel = The pages of this way [default: of what goes by post, else of the fax]
cli-review-print-pdf = The file that it is written to
value-letter = LETTER
value-channel = CHANNEL
value-fingerprint = FINGERPRINT
value-subject = SUBJECT
value-reason = REASON

review-none = Nothing waits for approval. Funkstille sends nothing without you.
review-none-but-leaving = Nothing waits for approval. What leaves by itself shows: funkstille today
review-head-letter = No.
review-head-client = Client
review-head-matter = Matter
review-head-step = Step
review-head-channels = By
review-head-since = Since

review-letter = Letter { $letter }
review-about = About: { $value }
review-why = Why: { $value }
review-from = From: { $value }
review-to = To: { $value }
review-subject = Subject: { $value }
review-attached = Attached: { $value }
review-deadline = Deadline: { $value }
review-fingerprint = Fingerprint: { $value }
review-tone = “{ $word }” breaks the tone (list “{ $list }” in templates/forbidden.toml).

review-do-approve =
    Approve: funkstille review approve { $letter } --fingerprint { $fingerprint }
    Change:  funkstille review edit { $letter } --editor
    Skip:    funkstille review skip { $letter } --reason REASON
review-do-remind-only =
    The program only reminds: send the letter yourself, then say so.
    Text:    funkstille review copy { $letter }
    Draft:   funkstille review draft { $letter }
    Sent:    funkstille review sent { $letter }
    Skip:    funkstille review skip { $letter } --reason REASON
review-do-by-hand =
    This client gets only what you send by hand: send the letter yourself, then say so.
    Text:    funkstille review copy { $letter }
    Sent:    funkstille review sent { $letter }
    Skip:    funkstille review skip { $letter } --reason REASON
review-do-leaves =
    Approved. It leaves on { $when } at the earliest, and can be taken back until then.
    Recall:  funkstille review recall { $letter }
    Change:  funkstille review edit { $letter } --editor
review-approved-draft = A draft of this letter lies in the mailbox of { $address }. Delete it there: what you send from there leaves beside this one.
review-do-leaves-now =
    Approved, and ready since { $when }: it leaves as soon as nothing holds it.
    Recall:  funkstille review recall { $letter }
    Change:  funkstille review edit { $letter } --editor
review-do-print = Print:   funkstille review print { $letter } --pdf FILE
review-was-sent = It was sent.
review-is-with-person = It lies with you: post it or send the fax, then say that it is done. What to do: funkstille today
review-is-uncertain = It may have been sent: look in the folder of sent mail.
review-was-stopped = It was stopped and never left.
review-copy-stopped = It was stopped and never left. Do not send it.

review-approved = Letter { $letter } is approved. It leaves on { $when } at the earliest, unless an answer or a payment comes first.
review-written-anew = Letter { $letter } would leave on { $day } and named other days. It is written anew, as a letter of that day. Read it again: funkstille review show { $letter }
review-edited = Letter { $letter } is changed.
review-unchanged = Letter { $letter } stays as it is.
review-recalled = Letter { $letter } does not leave. It waits for your word again.
review-arrived = Letter { $letter } has arrived; the plan goes on from the day on which it left.
review-again = Letter { $letter } is sent again as soon as all guards allow it.
review-skipped = Letter { $letter } is skipped; the plan goes on with the next step.
review-sent = Letter { $letter } counts as sent today.

review-printed = Letter { $letter } is in { $file }.
review-print-post = Print it, sign it and post it.
review-print-register = Print it, sign it, post it as registered mail, and keep the slip with the tracking number.
review-print-enclose = Enclose: { $value }
review-print-statement = The statement of claim goes with it: { $file }
review-print-fax-by-hand = Send it as a fax to { $number }.
review-print-fax-too = The fax has pages of its own: funkstille review print { $letter } --channel fax --pdf fax.pdf
review-print-fax = The fax goes by e-mail to { $address }.

review-drafted = Letter { $letter } lies in “{ $folder }” of { $address }. Send it from there: as soon as it lies among what you sent, its step counts as done.
review-drafted-before = Letter { $letter } lies in “{ $folder }” of { $address } already. Send it from there: as soon as it lies among what you sent, its step counts as done.

review-place = Letter { $at } of { $count }
review-keys = a approve, e edit, s skip, h sent by hand, n next, q quit, then Enter:
review-ask-reason = Why?
review-left = { $count ->
        [0] Nothing waits any more.
        [one] One letter still waits.
       *[other] { $count } letters still wait.
    }
