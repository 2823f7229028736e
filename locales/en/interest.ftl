# What `interest` shows to people, and why interest cannot be computed.

interest-title = Interest by the rule { $rule }, days counted { $count }
interest-title-agreed = Interest at an agreed rate, days counted { $count }
interest-from = First day
interest-until = Last day
interest-days = Days
interest-rate = Rate
interest-principal = Principal
interest-interest = Interest
interest-percent = { $rate } %
interest-part-head = Part
interest-part = Part { $number }: { $amount }{ $due ->
    [none] { "" }
   *[other] , due { $due }
}{ $replaced ->
    [yes] , until something else was agreed; interest { $interest }
   *[no] { $since ->
        [none] , not late yet
       *[other] { $ground ->
            [none] , bears from { $since }
           *[other] , in default from { $since }: { $ground } ({ $basis })
        }
    }; interest { $interest }, left { $left }
}
interest-applied = { $day }: { $amount } came in, of which { $costs } for costs, { $interest } for interest, { $principal } for the principal
interest-sum-all = Interest in all: { $amount }
interest-sum-principal = Principal left: { $amount }
interest-sum-not-due = Of this, not due yet: { $amount }
interest-sum-costs = Costs left: { $amount }
interest-sum-open = Interest not paid: { $amount }
interest-sum-flat-fee = Flat fee: { $amount }
interest-sum-total = Owed in all: { $amount }
interest-sum-due = Of this, due: { $amount }
interest-note-provisional = Provisional: at least one half-year is not in the table yet, and has the last known rate.
interest-note-left-out = The rate from { $day } on is not known yet: interest from that day on comes on top.
interest-note-to-flat-fee = { $amount } came in beyond principal, interest and costs, and went to the flat fee.
interest-note-overpaid = { $amount } came in beyond all that is owed.
interest-note-unverified = Not every number was read in a source, or sources disagree: check what is marked as unverified.
interest-sources = Where the numbers come from:
interest-source = { $basis }. Source: { $source }. Looked at on { $day }: { $confidence }
interest-source-since = { $basis }, from { $since }. Source: { $source }. Looked at on { $day }: { $confidence }
interest-source-none = { $basis }, from { $since }. No source is named: { $confidence }
interest-confidence-checked = read there
interest-confidence-derived = computed from what was read there
interest-confidence-general = unverified, general knowledge
interest-confidence-conflict = unverified, sources disagree

interest-unknown-half-year = The rate of the half-year that begins on { $day } is not in the table of the rule “{ $rule }”. Add it to the table, or take the last known rate with --provisional.
interest-before-rule = The rule “{ $rule }” knows no rate for { $day }; it begins on { $since }. Begin there, or use fixed with a rate of your own.
interest-contract-before-rule = The rule “{ $rule }” does not hold for a contract of { $day }. Use fixed with the rate that holds for it.
interest-contract-after-start = A contract of { $day } cannot bear interest from { $from }. Correct one of both days.
interest-payment-after-end = The payment of { $day } comes after the last day, { $until }. Leave it out, or name a later last day.
interest-other-currency = The claim is in { $wanted }, not in { $given }. Leave out the currency, or use fixed for an agreed rate.
interest-needs-dates = With act/act it matters in which year the days lie. Name --from and --until, or count the days otherwise with --day-count.
interest-too-large = The amount is too large to be computed.
interest-unknown-rule = There is no rule “{ $given }”. There are: { $known }.
interest-fixed-needs = The rule “fixed” needs { $option }.
interest-only-fixed = Only the rule “fixed” takes { $option }. Leave it out; days are named with --from and --until.
interest-no-days = It is not known which days bear interest. Name the first with --from and the last with --until.
interest-days-alone = { $option } does not go with --days, which knows no dates. Name --from and --until instead of --days.
interest-end-before-start = The last day, { $until }, comes before the first, { $from }. Correct one of both days.
interest-parts-differ = The parts make { $given }, the principal is { $wanted }. Name parts that make all of it.
interest-bad-rate = “{ $given }” is not a rate. Write percent a year with a decimal point, such as 5.12; at most four decimals, at most 1000.
interest-bad-payment = “{ $given }” is not a payment. Write its day and amount, such as 2026-05-01:400.00.

law-syntax = { $path }:{ $line }: { $message }. Correct the file.
law-bad-value = { $path }:{ $line }: “{ $name }” cannot be “{ $found }”. Correct the file.
law-rate-out-of-order = { $path }:{ $line }: the rate from { $day } does not follow the one before it. Put the rates in order, and leave out no half-year.
law-unknown-reference = { $path }:{ $line }: the rule “{ $rule }” names the table “{ $reference }”, which is not there. Correct the name, or add the table.
