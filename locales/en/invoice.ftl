# What `invoice`, `claim` and `receivables` show.

cli-invoice = Invoices: what is owed for what
cli-invoice-add = Enter an invoice; its case begins by itself once it was due and is not paid
cli-invoice-add-client = Number, name or address of the client
cli-invoice-add-number = Its number, as printed on it
cli-invoice-add-date = Its day, as printed on it
cli-invoice-add-amount = How much is owed, with tax, such as 1190.00
cli-invoice-add-currency = The currency, such as EUR or CHF [default: EUR]
cli-invoice-add-project = Number or title of the project
cli-invoice-add-due = When it is due, as printed on it
cli-invoice-add-part = A part that is due by itself: its due date and its amount; may be given several times
cli-invoice-add-terms = In how many days from its day it is to be paid, as was agreed
cli-invoice-add-agreed = The due date was agreed, and is not named by the invoice alone
cli-invoice-add-vat = The tax in it, such as 190.00
cli-invoice-add-order = The purchase-order number of the client
cli-invoice-add-delivered = When the work was delivered
cli-invoice-add-received = When the client received the invoice, where that is certain
cli-invoice-add-gives-notice = The invoice says that default comes after 30 days
cli-invoice-add-skonto = A discount for early payment as percent and days from its day, such as 2:10
cli-invoice-add-rate = The agreed rate of interest in percent a year
cli-invoice-add-contract-date = When the contract was made
cli-invoice-add-file = The copy of the invoice, which goes with every demand
cli-invoice-list = List open invoices
cli-invoice-list-all = Those that are paid or cancelled, too
cli-invoice-show = Show what is known of an invoice
cli-invoice-show-invoice = The number of the invoice
cli-invoice-set = Add or correct what an invoice says, or what was agreed
cli-invoice-set-invoice = The number of the invoice
cli-invoice-set-amount = What is owed, with tax, where it turns out to be another sum: by a credit note, say
cli-invoice-set-project = Number or title of the project
cli-invoice-set-due = When it is due, as printed on it
cli-invoice-set-part = A part that is due by itself: its due date and its amount; may be given several times
cli-invoice-set-terms = In how many days from its day it is to be paid, as was agreed
cli-invoice-set-agreed = The due date was agreed, and is not named by the invoice alone
cli-invoice-set-vat = The tax in it, such as 190.00
cli-invoice-set-order = The purchase-order number of the client
cli-invoice-set-delivered = When the work was delivered
cli-invoice-set-received = When the client received the invoice, where that is certain
cli-invoice-set-gives-notice = The invoice says that default comes after 30 days
cli-invoice-set-skonto = A discount for early payment as percent and days from its day, such as 2:10
cli-invoice-set-rate = The agreed rate of interest in percent a year
cli-invoice-set-contract-date = When the contract was made
cli-invoice-set-file = The copy of the invoice, which goes with every demand
cli-invoice-costs = Enter other costs, such as those of a returned debit
cli-invoice-costs-invoice = The number of the invoice
cli-invoice-costs-amount = How much, such as 5.00
cli-invoice-costs-what = What for
cli-invoice-costs-on = When they arose [default: today]
cli-invoice-refused = Record that the client refused to pay, seriously and for good
cli-invoice-refused-invoice = The number of the invoice
cli-invoice-refused-on = On which day
cli-invoice-cancel = Cancel an invoice: it is not to be paid any more
cli-invoice-cancel-invoice = The number of the invoice
cli-invoice-cancel-reason = Why; that stays on record
cli-claim = Show what is owed today for one invoice, line by line
cli-claim-matter = The number of the invoice or of the case; case/7 and invoice/7 say which of them
cli-claim-provisional = For a half-year whose rate is not known yet, take the last known one
cli-receivables = Show what all clients owe you today, by its age

value-skonto = PERCENT:DAYS
value-days = DAYS
value-order = ORDER
value-invoice = INVOICE
value-case-or-invoice = CASE-OR-INVOICE

head-invoice = Invoice
head-amount = Amount
head-open = Open
head-unpaid = Unpaid
head-standing = State
head-due = Due
head-overdue = Overdue
head-interest-and-fees = Interest, costs
head-total = Total

invoice-none = There are no open invoices. Enter one with: funkstille invoice add CLIENT --number 2026-014 --date 2026-03-02 --amount 1190.00 --terms 14
invoice-open = open
invoice-paid = paid
invoice-cancelled = cancelled
invoice-line = Invoice { $number }, { $client }: { $amount }, { $state ->
    [open] { $unpaid } unpaid
    [cancelled] cancelled
   *[paid] paid
}{ $due ->
    [none] { "" }
   *[other] , due { $due }
}
invoice-asked-by = Case { $case } asks for invoice { $number } already.
invoice-perhaps-asked = This client has a case already that asks for money and names no invoice: { $cases }. As long as that is so, no case of its own begins for invoice { $number }. If it asks for this one: funkstille case invoice { $case } --number { $number } --invoiced-on { $date }. If it asks for another one, give it the number and date of that one in the same way.
invoice-freed = The { $amount } that came in for { $number } on { $day } ({ $payment }) is free again. An invoice that is entered under the same number gets it; about another one you are asked: funkstille bank match
invoice-freed-by-hand = The { $amount } that you recorded for { $number } on { $day } ({ $payment }) counts for an invoice of this client that is entered under the same number. If it is for another one, record it there: funkstille payment add INVOICE { $plain } --on { $date }
invoice-issued = Issued: { $day }
invoice-part = { $amount } due on { $day }
invoice-due-agreed = The due date was agreed
invoice-delivered = Delivered: { $day }
invoice-received = Received by the client: { $day }
invoice-contract = Contract of { $day }
invoice-refused = Payment refused: { $day }
invoice-last-day = Time-barred after { $day }
invoice-vat = Tax in it: { $amount }
invoice-order = Purchase order: { $order }
invoice-skonto = Discount for early payment: { $percent }% until { $day }
invoice-rate = Agreed rate of interest: { $rate }% a year
invoice-file = Its copy is on file
invoice-no-file = No copy is on file; put it there with: funkstille invoice set NUMBER --file FILE
invoice-paid-by = Came in: { $amount } on { $day } ({ $payment })
invoice-costs = Other costs: { $amount } of { $day } ({ $what })
invoice-case = Case { $case }

claim-cancelled = The invoice was cancelled: nothing is owed for it, and no letter asks for what is worked out here.
claim-paid = It counts as paid.
claim-paid-beside = It counts as paid: no letter asks any more for what is still worked out here, and `receivables` names it no longer.
claim-open = Open: { $amount }
claim-nothing-else = Nothing else is claimed:
claim-due-by-law = Invoice { $number } names no due date: by law it was due on { $day } ({ $basis }{ $unverified ->
        [yes] , unverified
       *[no] { "" }
    }).{ $case ->
        [yes] { "" }
       *[no] { " " }No case begins for it by itself until you say when it is due.
    } If something else holds: funkstille invoice set { $number } --due DATE, or --terms DAYS
claim-last-day = Time-barred after { $day }
claim-default = In default since { $day }: { $ground } ({ $basis })
claim-ground-agreed-date = the agreed due date had passed
claim-ground-after-invoice = the days after due date and receipt of the invoice were over
claim-ground-reminder = a reminder after the due date had arrived
claim-ground-refusal = payment had been refused for good

no-claim-no-amount = It is not known how much is owed. Say it with: funkstille case invoice CASE --amount AMOUNT
no-claim-debtor-unknown = It is not known whether the client is a business, a consumer or a public body. Say it with: funkstille client set CLIENT --debtor business
no-claim-no-law = The program knows no law of late payment for the country of your region. Add a file to jurisdictions/.
no-claim-no-rate = Neither law nor contract gives a rate of interest. If one was agreed, say it with: funkstille invoice set NUMBER --rate PERCENT
no-claim-no-ground = The client is not in default yet: no due date was agreed, the days after receipt of the invoice are not over or its receipt is not known, and no reminder has arrived. What you know, say with: funkstille invoice set NUMBER --agreed (or --received DATE)
no-claim-no-ground-at-all = The client is not in default yet: no due date was agreed, and the days after receipt of the invoice are not over or its receipt is not known. What you know, say with: funkstille invoice set NUMBER --agreed (or --received DATE)
no-claim-not-yet = Default begins only on { $day }.

receivables-none = Nobody owes you anything.
receivables-all = All together
receivables-age-not-due = Not due
receivables-age-1-30 = 1–30
receivables-age-31-60 = 31–60
receivables-age-61-90 = 61–90
receivables-age-over-90 = Over 90
receivables-left-out = * the rate from { $day } on is not known yet: interest from that day on comes on top. `claim --provisional` counts it at the last known rate.
receivables-time-barred = { $past ->
        [past] Invoice { $number } has been time-barred since the end of { $day }.
       *[soon] Invoice { $number } is time-barred after { $day }.
    } What stops that stands in docs/interest.md.
receivables-too-large = The sums in { $currency } are too large to be counted: more is owed than stands here. Look whether the amounts are right.

statement-title = Statement of claim
# The statement of claim for the client: no word of where the program looked a number up.
statement-interest = Interest on the principal, days counted { $count }
statement-creditor = Creditor: { $name }
statement-debtor = Debtor: { $name }
statement-invoice = Invoice { $number }{ $issued ->
        [none] { "" }
       *[other] { " " }of { $issued }
    } for { $amount }{ $due ->
        [none] { "" }
       *[other] , due on { $due }
    }
statement-costs = Costs:
statement-costs-line = { $day }: { $amount }, { $what }
statement-rates = Rates of interest a year:
statement-rate = From { $from }: { $rate } %, which is the base rate of { $base } %{ $since ->
        [none] { "" }
       *[other] { " " }since { $since }
    } ({ $basis }{ $published ->
        [none] { "" }
       *[other] , published by { $published }
    }) and { $points } percentage points ({ $law }){ $provisional ->
        [yes] ; provisional, since the base rate of that time is not known yet
       *[no] { "" }
    }
statement-rate-fixed = From { $from }: { $rate } % ({ $law })
statement-rate-agreed = { $from ->
        [none] { "" }
       *[other] From { $from }:{ " " }
    }{ $rate } %, as was agreed
statement-laws = Legal basis:
statement-law-since = in force from { $day }
statement-file = Statement of claim
statement-heading = Statement of claim for invoice { $number }, as of { $day }
