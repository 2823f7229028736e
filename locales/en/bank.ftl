# Statements of bank accounts.

cli-bank = Read and keep statements of bank accounts
cli-bank-read = Say what statements hold: CAMT.052, 053 and 054, MT940, MT942, OFX, QIF and the CSV of banks
cli-bank-read-files = Statements, each in any of these formats
cli-bank-import = Keep what statements say, each entry once, so that it is known what came in
cli-bank-import-files = Statements, each in any format that bank read reads
cli-bank-import-currency = The currency of entries that name none, such as EUR

cli-bank-match = Match what came in with invoices: say what is not sure, take an answer, or take a match back
cli-bank-match-entry = The number of a payment, as it is shown [default: match everything, and show what is asked]
cli-bank-match-invoices = The invoices that it pays, by their numbers: the first in full, then the next [default: those that were asked]
cli-bank-match-none = It pays no invoice: a match is taken back, and it is asked about no longer
cli-bank-match-all = Show everything that came in, and what became of it
value-entry = ENTRY

bank-read-file = { $path }: { $format }, { $count ->
    [0] no entries
    [one] 1 entry
   *[other] { $count } entries
}
bank-head-booked = Booked
bank-head-amount = Amount
bank-head-counterparty = Counterparty
bank-head-reference = Reference

bank-imported = { $path }: { $new ->
    [0] nothing new
    [one] 1 new entry
   *[other] { $new } new entries
}, { $known ->
    [one] 1 was
   *[other] { $known } were
} known already{ $announced ->
    [0] .
    [one] ; 1 is only announced, or moves nothing.
   *[other] ; { $announced } are only announced, or move nothing.
}
bank-matched = { $count ->
    [one] One payment was matched.
   *[other] { $count } payments were matched.
}
bank-returned = { $count ->
    [one] One payment was given back, and what it paid is open again.
   *[other] { $count } payments were given back, and what they paid is open again.
}
bank-to-be-asked = { $count ->
    [one] About one it is not sure what it is for: funkstille bank match
   *[other] About { $count } it is not sure what they are for: funkstille bank match
}
bank-asked = { $entry }: { $amount } on { $day } from { $counterparty ->
    [none] somebody unknown
   *[other] { $counterparty }
}, “{ $reference }”. { $answer ->
    [worth] It seems to be for { $invoices } ({ $why }). If so, record what it is worth: funkstille payment add { $first } AMOUNT --currency { $currency } --on DATE; then, or if it pays no invoice: funkstille bank match { $entry } --none
    [nothing-yet] It seems to pay { $invoices } ({ $why }). It is asked again on its day; if it pays no invoice: funkstille bank match { $entry } --none
   *[pays] It seems to pay { $invoices } ({ $why }). If so: funkstille bank match { $entry } { $invoices }; if not: funkstille bank match { $entry } --none
}
bank-asked-also = or for { $invoice }: funkstille bank match { $entry } { $invoice }
bank-asked-return = { $entry }: { $amount } on { $day }, “{ $reference }”: the bank gave something back, and it is not sure what. Say which invoice is open again: funkstille bank match { $entry } INVOICE; none: funkstille bank match { $entry } --none
bank-asked-nothing = Nothing is to be asked, and everything that came in is matched.
bank-open-head = Pays nothing that is known:
bank-open = { $entry }: { $amount } on { $day } from { $counterparty ->
    [none] somebody unknown
   *[other] { $counterparty }
}, “{ $reference }”
bank-entry-line = { $entry }: { $amount } on { $day } from { $counterparty ->
    [none] somebody unknown
   *[other] { $counterparty }
}, “{ $reference }”: { $state ->
    [open] pays nothing that is known
    [asked] is asked
    [matched] pays { $invoices }
    [no-invoice] pays no invoice, as was said
    [given-back] was given back
   *[returned] gave back a payment
}
bank-nothing-came = Nothing has come in yet.
bank-matched-by-hand = { $entry } with { $amount } is matched. Take it back with: funkstille bank match { $entry } --none
bank-matched-none = { $entry } with { $amount } pays no invoice. If it does after all: funkstille bank match { $entry } INVOICE

bank-return-none = { $entry } with { $amount } gave nothing back, and what it was matched with counts again. If it did after all: funkstille bank match { $entry } INVOICE

bank-doubt-weak-name = the invoice is named in part only
bank-doubt-other-amount = the amount is another one
bank-doubt-other-currency = the invoice is in another currency
bank-doubt-amount-only = only the amount fits: a letter asked for just that
bank-doubt-other-client = another client is named than this account has paid for, or several are
bank-doubt-no-name = no invoice is named
bank-doubt-payer-only = only the payer’s name and the amount fit
bank-doubt-too-much = more came than is open
bank-doubt-settled-already = an invoice that it names is paid already
bank-doubt-recorded-by-hand = as much was recorded by hand already: if that is the same money, it pays nothing more
bank-doubt-case-broken = the case that asks for it cannot be read
bank-doubt-day-to-come = its day has not come
bank-doubt-batch = several payments were booked as one, and the bank does not say how much each of them is
bank-doubt-cancelled = it names an invoice that was cancelled
bank-doubt-unknown-number = it names a number that no invoice here bears

bank-no-currency = { $path }:{ $line }: this entry names no currency; nothing of the file was kept. Say which it is: --currency EUR

bank-file-too-large = { $path } is larger than 512 MB and was not read. Export a shorter period.
bank-file-empty = { $path } is empty. Export the statement once more.
bank-file-other-thing = { $path }:{ $line }: this is no statement that is known (CAMT, MT940, MT942, OFX, QIF, CSV with day and amount). Export another format from your bank, or say in a file bank/NAME.toml of your data folder which column holds what.
bank-file-document-type = { $path }:{ $line }: the file has a document type, which no bank needs and which can hold anything; it was not read. Export the statement once more.
bank-file-unknown-entity = { $path }:{ $line }: the file names an entity that is not defined; it was not read. Export the statement once more.
bank-file-too-deep = { $path }:{ $line }: the elements lie too deep in each other for a statement; it was not read. Export the statement once more.
bank-file-field-too-long = { $path }:{ $line }: a field is longer than that of any statement; the file was not read. Export the statement once more.
bank-file-row-too-long = { $path }:{ $line }: a row is longer than that of any statement, or has more cells; the file was not read. Export the statement once more.
bank-file-broken = { $path }:{ $line }: the file breaks off or is damaged; nothing was read, since a part could pass for the whole. Export the statement once more.
bank-file-open-columns = { $path } is a table without heads in which several columns hold amounts, and nothing says which of them count and came in. Export it with heads, or say in a file bank/NAME.toml of your data folder which column holds what.
bank-file-open-amounts = { $path }:{ $line }: it cannot be seen which column of this table holds the amounts, or which way they went: several columns may say it, or what was read does not fit the balances. Say in a file bank/NAME.toml of your data folder which column holds what.
bank-file-unfit-mapping = { $path }:{ $line }: a file bank/NAME.toml of your data folder describes this table, but names a column that the table does not have, or gives no day or no amount. Compare its [columns] with the heads here.

bank-entry-amount = { $path }:{ $line }: this entry has no amount that can be read, and is left out. Correct it in the file, or record the payment by hand.
bank-entry-direction = { $path }:{ $line }: this entry does not say whether money came in or went out, and is left out. Correct it in the file, or record the payment by hand.
bank-entry-day = { $path }:{ $line }: this entry names no day that exists, or one that may be either of two, and is left out. Correct it in the file, or record the payment by hand.
bank-entry-currency = { $path }:{ $line }: this entry names another currency than the one that you said with --currency, and is left out. Record the payment by hand, or name the column of the currency (currency) in a file bank/NAME.toml of your data folder.
bank-entry-status = { $path }:{ $line }: the status of this entry does not say whether it is booked, and all of it stayed; it is left out. Look at the account, and record by hand what came and stayed.

bank-gap-holds = Letters about money wait until you have looked at the account, recorded what came in, and said so: funkstille bank match { $place } --none
bank-gap-settled = What was missing at { $place } is settled; it holds no letter any more.
bank-gaps-hold = Letters about money wait until that is settled. What to do says: funkstille bank match
bank-gap-balance = { $path }:{ $line }: the entries of this statement do not add up to its balances: some may be missing. Export it once more, or look at the account yourself (funkstille payment none).
bank-gap-unclosed = { $path }:{ $line }: this statement has an opening balance and no closing one: entries may be missing. Export it once more, or look at the account yourself (funkstille payment none).

error-mapping = { $path } is no mapping of a table: { $why }. Correct it, or remove the file.
