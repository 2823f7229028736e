# What `payment` and `tick` show.

cli-payment = Money that came, and the word that none did
cli-payment-add = Record a payment by hand
cli-payment-add-case = The number of the invoice or of the case; case/7 and invoice/7 say which of them
cli-payment-add-amount = How much, such as 400.00 [default: everything]
cli-payment-add-currency = The currency, such as EUR or CHF [default: EUR]
cli-payment-add-on = On which day it came [default: today]
cli-payment-revert = Take a payment back: it was for something else, or the money went back
cli-payment-revert-payment = Its name, such as hand/3 or bank/7, as “funkstille invoice show” has it
cli-payment-revert-returned = The money went back (a returned debit); otherwise it was put to the wrong invoice
cli-payment-none = Say that you checked the account today and nothing came
cli-tick = Decide and prepare what is to be done today; nothing leaves

payment-left = { $balance } is still unpaid; the plan goes on with that.
payment-too-much = { $amount } more than was owed came in. Give it back, or agree with the client what becomes of it.
payment-thank = If you want to say thanks: funkstille case thank { $case }
payment-reverted = Payment { $payment } counts no longer. It was for: { $numbers }
payment-not-to-send = The printed letter must not be sent any more: { $step }. { $rest ->
    [yes] The next “tick” writes it anew, with the sums that hold now.
   *[no] Where it is about other invoices too, the next “tick” writes it anew for these.
}
payment-withdrawn = The letter that waited was taken back: { $step }.
payment-nothing-came = { $count ->
    [0] There is no open case about money.
    [one] On record for one open case about money: you checked the account today, and nothing came.
   *[other] On record for { $count } open cases about money: you checked the account today, and nothing came.
}
tick-nothing = Nothing is to be done today.
tick-done = { $count ->
    [one] Looked at one case.
   *[other] Looked at { $count } cases.
} See what waits for you: funkstille task list
