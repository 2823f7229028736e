# How letters to clients write values.

letter-day = { $day } { $month } { $year }
letter-month-1 = January
letter-month-2 = February
letter-month-3 = March
letter-month-4 = April
letter-month-5 = May
letter-month-6 = June
letter-month-7 = July
letter-month-8 = August
letter-month-9 = September
letter-month-10 = October
letter-month-11 = November
letter-month-12 = December

letter-thousands = { "," }
letter-amount = { $whole }.{ $cents }
letter-money = { $currency ->
    [EUR] €{ $amount }
    [GBP] £{ $amount }
    [USD] ${ $amount }
   *[other] { $currency } { $amount }
}
letter-money-below-zero = -{ $money }

letter-invoices = { $count ->
    [one] Invoice { $numbers }
   *[other] Invoices { $numbers }
}
letter-comma = { $first }, { $last }
letter-and = { $first } and { $last }

letter-greeting-formal = Dear { $name },
letter-greeting-familiar = Hi { $name },
letter-greeting-nobody = Hello,

letter-interest-reserved = I reserve the right to claim interest for late payment.
letter-interest-begins = I do not charge interest yet, because payment is only late once you have this reminder.
letter-interest-none = I do not charge interest, because neither law nor contract gives a rate for it.
letter-work-unnamed = your order
letter-payment-reference = Reference: { $reference }
letter-page = Page { $page } of { $pages }
letter-registered = Registered mail
letter-by-fax = By fax: { $number }
letter-invoice = { $number } of { $issued }, “{ $project }”
letter-invoice-open = { $number } of { $issued }, “{ $project }”, due { $due }, { $days ->
    [one] 1 day
   *[other] { $days } days
} overdue, { $balance } open

# Beside which words a value in a letter about money means what it says: one of them stands near it.
# Whoever writes texts with other words adds them here. `number` stands between the word “invoice” and
# its number.
letter-near-invoice-number = invoice invoices
letter-near-number = no number numbers nos with the
letter-near-due-on = due payable
letter-near-days-overdue = day days
letter-near-balance = balance open outstanding amount owed unpaid pay
letter-near-claim-total = total sum altogether pay
letter-near-deadline-on = by until before deadline latest than within

# The same as a letter says it.
letter-says-invoice-number = Invoice { $value }
letter-says-due-on = due { $value }
letter-says-days-overdue = { $value } days
letter-says-balance = open balance { $value }
letter-says-claim-total = Total to pay: { $value }
letter-says-deadline-on = by { $value }

# Legal forms, without full stops: whoever bears one is a firm, and no letter greets it by name.
letter-legal-forms = Ltd Limited LLC LLP Inc Incorporated Corp Corporation PLC plc SA SAS SARL BV NV ApS AS AB Oy Srl SpA sro
# Words before a name that are none.
letter-forms-of-address = Mr Mrs Ms Miss Mx Madam Sir Dr Prof
