# What `case` shows.

case-unreadable = Case { $case } ({ $client }) cannot be read and is left out here:
case-letter-waits = Letter { $letter } is written and waits for you: funkstille review show { $letter }

cli-case = The silences: open them, look at them, say what happened
cli-case-open = Open a case: somebody has not answered, or an invoice is due
cli-case-open-client = Number, name or address of the client
cli-case-open-project = Number or title of the project
cli-case-open-playbook = negotiation, project, payment, or one of your own [default: the one that fits]
cli-case-open-subject = What it is called: the subject of your mail
cli-case-open-sent-on = The day of the message that nobody answered [default: today, or the due date counts]
cli-case-open-message-id = The Message-ID of that message
cli-case-open-due = The due date as printed on the invoice
cli-case-open-amount = What is owed, with tax, such as 1190.00
cli-case-open-currency = The currency, such as EUR or CHF [default: EUR]
cli-case-open-invoice = The number of the invoice
cli-case-open-invoiced-on = The date of the invoice
cli-case-open-file = The invoice itself, a PDF; every demand carries it
cli-case-open-done-elsewhere = The last step that you did before
cli-case-open-on = The day on which you did it
cli-case-list = List the open cases: who, what, since when, what comes next
cli-case-list-all = Also those that have ended
cli-case-show = Show a case: what happened, what waits, what is to come and why
cli-case-show-case = The number of the case
cli-case-invoice = Say what the invoice says, and put its copy on file
cli-case-invoice-case = The number of the case
cli-case-invoice-file = The invoice, a PDF
cli-case-invoice-number = The number of the invoice
cli-case-invoice-invoiced-on = The date of the invoice
cli-case-invoice-due = The due date as printed on the invoice
cli-case-invoice-amount = What is owed, with tax, such as 1190.00
cli-case-invoice-currency = The currency, such as EUR or CHF [default: EUR]
cli-case-answered = The client answered
cli-case-answered-case = The number of the case
cli-case-elsewhere = The client wrote outside the thread; all cases of the client wait for your word
cli-case-elsewhere-case = The number of the case
cli-case-judge = Say whether that mail answers the case
cli-case-judge-case = The number of the case
cli-case-judge-answers = yes or no
cli-case-holding = The client wrote that an answer will come
cli-case-holding-case = The number of the case
cli-case-holding-until = The day that the client named [default: in 7 days]
cli-case-away = The client is away
cli-case-away-case = The number of the case
cli-case-away-until = The last day away [default: in 7 days]
cli-case-bounced = Your last message came back
cli-case-bounced-case = The number of the case
cli-case-bounced-step = The step whose message it was [default: the last message]
cli-case-bounced-address = The address that is dead, or to which it went [default: that of the letter, else the one in use]
cli-case-bounced-not-accepted = The address may be fine: blocked, too large, mailbox full
cli-case-mended = A good address, or another way, was found
cli-case-mended-case = The number of the case
cli-case-resent = You sent the last message again
cli-case-resent-case = The number of the case
cli-case-go-on = You read the answer, or looked at what was erased, and the plan goes on
cli-case-go-on-case = The number of the case
cli-case-said-paid = The client says that it was paid; the account decides
cli-case-said-paid-case = The number of the case
cli-case-promise = The client promised to pay
cli-case-promise-case = The number of the case
cli-case-promise-by = The promised day
cli-case-instalments = Payment in parts was agreed
cli-case-instalments-case = The number of the case
cli-case-instalments-parts = Each part: its due date and its amount, such as 2026-04-01:400.00
cli-case-instalments-currency = The currency, such as EUR or CHF [default: EUR]
cli-case-instalments-monthly = What is open, in so many equal monthly parts
cli-case-instalments-first = When the first one is due
cli-case-instalments-rest-due-if-missed = It was agreed that all the rest is due once a part does not come
cli-case-instalments-interest-goes-on = It was agreed that what is late goes on bearing interest [default: each part from its own due date]
cli-case-dispute = The client disputes the claim
cli-case-dispute-case = The number of the case
cli-case-undispute = The dispute is settled, and the claim stands
cli-case-undispute-case = The number of the case
cli-case-hold = Hold the case
cli-case-hold-case = The number of the case
cli-case-hold-until = Until when [default: until you resume it]
cli-case-hold-reason = Why; it stays on record
cli-case-resume = Let a held case go on
cli-case-resume-case = The number of the case
cli-case-resume-reason = Why; it stays on record
cli-case-skip = Skip the step that is next
cli-case-skip-case = The number of the case
cli-case-skip-step = The step
cli-case-skip-reason = Why; it stays on record
cli-case-done = You did the step that is next yourself: sent it, called
cli-case-done-case = The number of the case
cli-case-done-step = The step
cli-case-taken-over = Everything up to a step was done before
cli-case-taken-over-case = The number of the case
cli-case-taken-over-step = The last step that was done
cli-case-taken-over-on = The day on which it was done
cli-case-move-on = Let the enquiry go; the client may come back any time
cli-case-move-on-case = The number of the case
cli-case-move-on-reason = Why; it stays on record
cli-case-decline = Decline the enquiry; the letter that says so waits for you
cli-case-decline-case = The number of the case
cli-case-decline-reason = Why; it stays a private note, and no letter or case file has it
cli-case-thank = Write a letter that thanks for the payment
cli-case-thank-case = The number of the case
cli-case-write-off = Give the money up as a loss
cli-case-write-off-case = The number of the case
cli-case-write-off-reason = Why; it stays on record
cli-case-end = End the case
cli-case-end-case = The number of the case
cli-case-end-reason = Why; it stays on record

help-case-cases = Cases
help-case-client = What the client did
help-case-money = About money
help-case-you = What you decide
help-case-end = How it ends

value-answers = ANSWER
value-case = CASE
value-currency = CURRENCY
value-message-id = MESSAGE-ID
value-part = DATE:AMOUNT
value-step = STEP
value-subject = SUBJECT

case-none = There are no open cases. Open one with: funkstille case open CLIENT --subject "Offer" --sent-on DATE
case-line = Case { $case }, { $client }, “{ $subject }”: { $standing }
case-line-unread = Case { $case }: { $standing }
case-head = Case { $case }: { $client }, “{ $subject }”
case-about = { $stage } · playbook { $playbook } · since { $day }, { $count ->
    [one] one day
   *[other] { $count } days
}
case-project = Project: { $project }
case-money = { $number ->
    [none] {""}
   *[other] Invoice { $number } ·{" "}
}{ $due ->
    [none] {""}
   *[other] due { $due } ·{" "}
}{ $balance } of { $amount } unpaid
case-tasks = To be done by you: { $tasks }

standing-letter = { $step }: the letter has been ready since { $day }
standing-approved = { $step }: the letter is approved and waits to leave
standing-task = { $step }: on your list since { $day }
standing-next = { $step } on { $day }
standing-ended = { $outcome }, { $day }

head-subject = Matter
head-about = About
head-days = Days
head-next = What comes next
head-day = Day
head-actor = Who
head-happened = What happened
