# What `today` shows.

cli-today = Show what waits for you today, why, and what happens if you do nothing

today-title = { $count ->
        [0] Today, { $day }.
        [one] Today, { $day }: one thing waits for you.
       *[other] Today, { $day }: { $count } things wait for you.
    }
today-clock-behind = The clock is wrong: the latest entry of the ledger is from { $last }. Set it right; until then this page is that of another day, and nothing is changed, prepared or sent. If it is right by now, funkstille doctor says how to go on.
today-paused = { $because ->
        [restored] PAUSED since { $day }: the database was restored from a backup, which does not know what left after it was made.
        [new] PAUSED since { $day }: the installation is new. Look whether clients, letters and accounts are right.
        [copied] PAUSED since { $day }: the database is a copy or was moved. See to it that no other program sends the same letters.
        [said] PAUSED since { $day }: “{ $why }”.
       *[other] PAUSED since { $day }.
    } Nothing leaves until: funkstille resume --reason REASON
today-mailbox-old = The mailbox { $address } was last read on { $day } at { $time }. What came since is not known here: an answer may lie in it. Read it first: funkstille sync
today-mailbox-never = The mailbox { $address } was never read to its end. Whoever has answered is not known here. Read it first: funkstille sync
today-remind-only = The program only reminds: it sends nothing itself.
today-not-looked-at = { $count ->
        [one] One case is due, and nothing was prepared for it yet.
       *[other] { $count } cases are due, and nothing was prepared for them yet.
    } First: funkstille tick

today-group-answer = AN ANSWER IS THERE ({ $count })
today-group-money = MONEY ({ $count })
today-group-approve = TO APPROVE ({ $count })
today-group-send-yourself = TO SEND YOURSELF ({ $count })
today-group-call = TO CALL ({ $count })
today-group-look-around = TO LOOK AROUND ({ $count })
today-group-post = POST, FAX, COURT ({ $count })
today-group-unclear = UNCLEAR ({ $count })
today-problems = COULD NOT BE PREPARED ({ $count })
today-leaving = LEAVES BY ITSELF ({ $count })

today-quoted = “{ $text }”
today-silent = { $count ->
        [0] since today
        [one] silent for { $count } day
       *[other] silent for { $count } days
    }
today-overdue = { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }
today-open = { $money } unpaid
today-channel-to = { $channel } to { $to }

today-why = Why today: { $why }
today-otherwise = If you do nothing: { $otherwise }
today-outcomes = Outcomes: { $outcomes }

today-what-answer-to-judge = An answer is there
today-what-mail-to-judge = Another message is there
today-what-waits-for-bank = Paid, says the client
today-what-needs-address = The address is dead
today-what-did-not-arrive = A message did not arrive
today-what-send-again = Send again
today-what-dispute = Disputed
today-what-held-by-hand = On hold
today-what-entry-erased = An entry was erased
today-what-needs-due-date = No due date
today-what-nothing-left = The plan is over
today-what-handed-over = Being handed over
today-what-uncertain = May have been sent
today-what-compare-addresses = Find an address that works
today-what-call = Call
today-what-find-number = Find a number
today-what-confirm-arrival = Call: did it arrive?
today-what-send-rest = Send the rest
today-what-post-letter = Print and post
today-what-send-fax = Send a fax
today-what-note-tracking-number = Note the tracking number
today-what-order-delivery-record = Order the delivery record

today-why-since = on your list since { $day }
today-why-answer-to-judge = The client has answered. Mail alone never ends a payment: say whether it was paid, a payment is promised, the claim is disputed, or the plan goes on.
today-why-mail-to-judge = { $forged ->
    [yes] A message came in the name of the client that may be forged. Does it answer the matter?
   *[no] The client wrote outside the thread. Does that answer the matter?
}
today-why-waits-for-bank = The client says that it was paid. Look at the account.
today-why-needs-address = { $left ->
    [yes] Whoever you write to has left the company: nobody reads the address any more.
   *[no] A message came back: nobody can be reached at the address.
}
today-why-did-not-arrive = A message was not accepted. Find a way that works.
today-why-send-again = Nothing has arrived. Send your last message again, to an address at which the client can be reached.
today-why-dispute = The client disputes the claim.
today-why-held-by-hand = You put the case on hold, without a day on which it goes on.
today-why-entry-erased = An entry was erased that could stop or bend the plan. Does the plan go on?
today-why-needs-due-date = The next step counts from a due date that is not known.
today-why-nothing-left = Nothing of the plan is left. Say how the case ends.
today-why-handed-over = { $step } is being handed over, or the program ended while it was. What became of it is known at { $time } at the latest; nothing is to be decided until then.
today-why-handed-over-ended = The program ended while it handed over { $step }. What is known of it is found out when letters leave next.
today-why-uncertain = Nobody knows whether { $step } left. Look in the folder of sent mail.
today-why-compare-addresses = { $left ->
    [yes] Whoever you write to has left the company: nobody reads the address any more.
   *[no] A message came back: nobody can be reached at the address.
} Ask the client for another one, or look it up.
today-why-call = { $left ->
    [yes] Whoever you write to has left the company: nobody reads the address any more.
   *[no] A message came back: nobody can be reached at the address.
}
today-why-no-number = No number is on file.
today-why-find-number = The number on file was wrong.
today-why-confirm-arrival = { $step } left on { $day }. Ask whether it has arrived.
today-why-send-rest = { $step } left on { $day } by one way; what was to go by the others did not leave on that day. Send it yourself.
today-why-post-letter = The letter of { $step } is approved and has been ready to be printed since { $day }. It counts as sent once you say on which day you posted it.
today-why-send-fax = The letter of { $step } is approved and has been ready since { $day } as a fax that no service sends for you. It counts as sent once you say so.
today-why-note-tracking-number = { $step } left on { $day } as a registered letter. The number stands on the posting slip.
today-why-order-delivery-record = { $step } left on { $day } as a registered letter. Only the signed delivery record proves receipt, and it is kept for a limited time.

otherwise-nothing-leaves = without your word nothing leaves, and the plan waits.
otherwise-send-yourself = nothing leaves, and the plan waits until you have sent the letter yourself.
otherwise-window-ends = nothing leaves, and its days run out: { $day } is the last one.
otherwise-left-undone = from { $day } it counts as left undone, and the plan goes on with { $then }.
otherwise-left-undone-and-held = from { $day } it counts as left undone, and the case stays on hold.
otherwise-left-undone-at-the-end = from { $day } it counts as left undone, and nothing of the plan is left.
otherwise-stays-until-the-end = it stays on your list until you do it, or say how the case ends.
otherwise-nothing-waits = it stays on your list, and nothing else waits for it.
otherwise-stays-held = the case stays on hold, and nothing leaves.
otherwise-all-stay-held = all cases of this client stay on hold, and nothing leaves.
otherwise-goes-on = the plan goes on without it.
otherwise-no-proof = you cannot prove that the letter arrived.
otherwise-never-sent-again = it is never sent again by itself.

note-holds-back = { $count ->
        [one] Another message to this client waits until this one is decided.
       *[other] { $count } other messages to this client wait until this one is decided.
    }
note-no-recipient = There is nowhere to send it ({ $channel }). Add an address to the client.
note-written-for-another-day = It names the days of another day than that on which it would leave: when you approve it, it is written anew, and you read it again.
today-payments = MONEY CAME IN, AND IT IS NOT SURE WHAT FOR ({ $count })
today-payment = { $entry }: { $amount } on { $day }{ $kind ->
        [return] { " " }(given back)
       *[payment] { "" }
    }{ $counterparty ->
        [none] { "" }
       *[other] , { $counterparty }
    }, “{ $reference }”
today-do-payment = { $answer ->
        [worth] funkstille payment add { $first } AMOUNT --currency { $currency } --on DATE
        [nothing-yet] funkstille bank match { $entry } --none
       *[pays] { $count ->
            [0] funkstille bank match { $entry } INVOICE
           *[other] funkstille bank match { $entry } { $invoices }
        }
    }
today-payment-also = or: funkstille bank match { $entry } { $invoice }
today-payment-none = { $answer ->
        [worth] then, or if it pays no invoice: funkstille bank match { $entry } --none
        [nothing-yet] only if it pays no invoice: its day has not come, and it is asked again then
       *[pays] or: funkstille bank match { $entry } --none
    }
note-copied-with-days-of-today = It names the days of another day. With those of today it is written by: funkstille review copy { $letter }
note-without-post = It is to go by post too, and no postal address of the client is on file: it goes without. Add one: funkstille client address { $client } "NAME; STREET; TOWN" --post
today-time-barred = { $count ->
    [one] One invoice is time-barred soon, or was:
   *[other] { $count } invoices are time-barred soon, or were:
}
today-time-barred-line = Invoice { $number }, { $client }: { $past ->
        [past] time-barred since the end of { $day }
       *[soon] after { $day }
    }
today-undated = { $count ->
    [one] Of one open invoice nothing says when it is due, and no case begins for it:
   *[other] Of { $count } open invoices nothing says when they are due, and no cases begin for them:
}
today-undated-line = Invoice { $number }, { $client }: { $amount } since { $day }. Say when it is due: funkstille invoice set { $number } --due DATE, or --terms DAYS
today-overpaid = { $count ->
    [one] For one invoice more came than was owed:
   *[other] For { $count } invoices more came than was owed:
}
today-overpaid-line = { $number }: { $amount } too much, with payment { $entry } of { $day }. Give it back, or spread the payment: funkstille bank match { $entry } --none, then funkstille bank match { $entry } INVOICE INVOICE
note-without-claim = It asks for the invoice alone, without late interest and flat fee. The reason is this:
note-mail = The message: from { $from }, “{ $subject }”, { $day }.{ $has ->
        [text] { " " }It begins: “{ $text }”
       *[other] { "" }
    }
note-mail-forged = The receiving server says that it does not come from whom it names (DMARC failed): it may be forged. Ask the client by another way before you say that it answers.
note-has-left = { $from } has left the company, says an automatic reply.{ $count ->
        [0] { "" }
       *[other] { " " }It names instead: { $addresses }
    }
note-came-back = Came back ({ $channel }): { $address }
note-promises-broken = { $count ->
        [one] A promise to pay was broken.
       *[other] { $count } promises to pay were broken.
    }
note-slow-by-habit = { $count ->
        [one] Slow by habit: answers usually take { $count } day.
       *[other] Slow by habit: answers usually take { $count } days.
    } You may also decline.
note-wrote-today = Another message to this client left today. At most one a day, with four days between: better send this one later.
note-reached-resend = Gut check: in case { $case } the invoice had to be sent again. Do you want to work for this client once more? If so, quote the doubled rate, and begin only with a signed contract. If not: funkstille case decline CASE --reason REASON

today-do-send = funkstille send
today-do-letter = funkstille review show { $letter }
today-do-task = funkstille task done { $case }/{ $task }
today-do-task-outcome = funkstille task done { $case }/{ $task } --outcome OUTCOME
today-do-answer-to-judge = funkstille case go-on { $case }
today-do-mail-to-judge = funkstille case judge { $case } --answers yes
today-do-waits-for-bank = funkstille payment add { $case }
today-do-needs-address = funkstille case mended { $case }
today-do-did-not-arrive = funkstille case mended { $case }
today-do-send-again = funkstille case resent { $case }
today-do-dispute = funkstille case undispute { $case }
today-do-held-by-hand = funkstille case resume { $case } --reason REASON
today-do-entry-erased = funkstille case go-on { $case }
today-do-needs-due-date = funkstille case invoice { $case } --due DATE
today-do-nothing-left = funkstille case end { $case } --reason REASON
# What else can be done; only where there is something.
today-also-task = What to say and do: funkstille task show { $case }/{ $task }
today-also-post-letter = To print it: funkstille review print { $letter } --pdf letter.pdf · posted yesterday: --on DATE · registered: --number TRACKING-NUMBER
today-also-send-fax = To print it: funkstille review print { $letter } --channel fax --pdf fax.pdf
today-also-send-yourself = its text: funkstille review copy { $letter } · then: funkstille review sent { $letter }
today-also-by-hand = by hand: funkstille review copy { $letter } · then: funkstille review sent { $letter } · or: funkstille review skip { $letter } --reason REASON
today-also-answer-to-judge = or: funkstille case said-paid { $case } · case promise { $case } --by DATE · case dispute { $case }
today-also-mail-to-judge = or: funkstille case judge { $case } --answers no
today-also-uncertain = then: funkstille review arrived { $letter } · or: funkstille review again { $letter }
today-also-waits-for-bank = or: funkstille case go-on { $case }
today-also-nothing-left = or: funkstille case write-off { $case } --reason REASON

today-when = { $day } at { $time }
today-leaves = { $client } · { $step }, { $channels } · { $when } at the earliest (letter { $letter })
today-leaves-now = { $client } · { $step }, { $channels } · ready since { $when } (letter { $letter })

today-quiet = All quiet.
today-next-step = Next up: { $day }, { $client }, { $step }.
today-counts = Tomorrow: { $tomorrow ->
        [0] nothing
        [one] one case
       *[other] { $tomorrow } cases
    }; until Sunday: { $week ->
        [0] nothing
        [one] one case
       *[other] { $week } cases
    }.
