# What happened in a case, line by line. `$step` is a heading.

happened-opened = Case opened, playbook “{ $playbook }”
happened-letter-prepared = { $step }: letter prepared
happened-letter-approved = { $step }: letter approved
happened-approval-lapsed = { $step }: the approval no longer holds and must be given again
happened-letter-kept = { $step }: { $turn ->
    [written] letter { $letter } put on record as it was written
    [written-anew] letter { $letter } written anew
    [edited] the words of letter { $letter } were changed
    [sent-by-hand] letter { $letter } put on record as it was sent by hand
   *[withdrawn] letter { $letter } stopped before it left
}
happened-letter-withdrawn = { $step }: letter taken back, { $why }
happened-window-warned = { $step }: its days run out, and nobody has approved it
happened-step-happened = { $step }: { $how ->
    [hand] done by hand
   *[program] done
}
happened-deadline-set = { $step }: payment is asked for by { $day }
happened-task-opened = { $step }: put on your list
happened-task-done = { $step }: { $outcome }{ $until ->
    [none] { "" }
   *[other] , until { $until }
}
happened-task-left-undone = { $step }: left undone
happened-step-skipped = { $step }: skipped. Reason: { $reason }
happened-taken-over = { $step }: done elsewhere{ $day ->
    [none] { "" }
   *[other] , on { $day }
}
happened-follow-on-opened = { $task }: put on your list
happened-follow-on-done = { $task }: done
happened-follow-on-came-out = { $task }: { $outcome }{ $until ->
    [none] { "" }
   *[other] , until { $until }
}
happened-follow-on-left-undone = { $task }: left undone
happened-given-with-another = { $task }: on the list of case { $case }, for this case too
happened-sent-after-all = { $task }: said later, done on this day{ $case ->
    [none] {""}
   *[other] ; the proofs of posting are collected in case { $case }
}
happened-no-proofs = { $step }: { $case ->
    [none] nothing went by post
   *[other] the proofs of posting are collected in case { $case }
}
happened-last-message-resent = The last message was sent again
happened-answered = The client answered
happened-wrote-elsewhere = The client wrote outside the thread
happened-elsewhere-judged = { $answers ->
    [yes] That mail answers the case
   *[no] That mail does not answer the case
}
happened-went-on = The answer was read, and the plan goes on
happened-said-paid = The client says that it was paid
happened-holding-reply = The client wrote that an answer will come{ $until ->
    [none] { "" }
   *[other] , by { $until }
}
happened-went-away = The client is away{ $until ->
    [none] { "" }
   *[other] , last day { $until }
}
happened-bounced = { $why ->
    [address-dead] A message came back: the address is dead
    [left-company] Whoever you write to has left the company
   *[not-accepted] A message was not accepted
}
happened-channel-bounced = { $step }: { $why ->
    [address-dead] came back ({ $channel }): the address is dead
    [left-company] whoever you write to has left the company ({ $channel })
   *[not-accepted] was not accepted ({ $channel })
}
happened-way-lost = { $step }: { $why ->
    [address-dead] came back ({ $channel }): the address is dead; what went by other ways stands
    [left-company] whoever you write to has left the company ({ $channel }); what went by other ways stands
   *[not-accepted] was not accepted ({ $channel }); what went by other ways stands
}
happened-way-goes-again = { $step }: goes once more ({ $channel })
happened-way-still-to-go = { $step }: still to go ({ $channel }); it goes anew once the plan goes on, with the figures of that day
happened-delivery-mended = A way that works was found
happened-noted = { $noted ->
    [temporary-bounce] A message could not be delivered yet
    [delay] A message is delayed
    [read-receipt] A read receipt came
   *[acknowledgement] An acknowledgement came
}
happened-account-checked = The account was checked, and nothing came
happened-gaps-judged = You looked at what was erased, and the plan goes on
happened-terms-set = What the invoice says was put on record{ $amount ->
    [none] { "" }
   *[other] , { $amount }
}{ $day ->
    [none] { "" }
   *[other] , due on { $day }
}
happened-task-recorded = On record for the task “{ $task }”{ $number ->
    [none] { "" }
   *[other] , number { $number }
}{ $address ->
    [none] { "" }
   *[other] , address { $address }
}{ $file ->
    [none] { "" }
   *[other] , a file
}{ $note ->
    [none] { "" }
   *[other] : { $note }
}
happened-payment-received = { $amount ->
    [none] Everything was paid
   *[other] Money came: { $amount }
}
happened-payment-reverted = { $amount ->
    [none] Not everything was paid after all
   *[other] A payment counts no longer: { $amount }
}
happened-payment-promised = Payment promised by { $day }
happened-promise-broken = The promised day passed without the money
happened-instalments-agreed = { $count ->
    [one] One instalment agreed
   *[other] { $count } instalments agreed
}{ $rest ->
    [yes] ; the rest is due once one does not come
   *[no] { "" }
}{ $goes_on ->
    [yes] ; interest goes on
   *[no] { "" }
}
happened-instalments-of-invoice = The invoice is due in { $count } parts
happened-instalment-missed = An instalment did not come
happened-disputed = The client disputes the claim
happened-dispute-closed = The dispute is settled, and the claim stands
happened-held = Held{ $until ->
    [none] { "" }
   *[other] {" "}until { $until }
}. Reason: { $reason }
happened-resumed = Goes on. Reason: { $reason }
happened-ended = Ended: { $outcome }{ $reason ->
    [none] { "" }
   *[other] . Reason: { $reason }
}

withdrawn-other-case-changed = because another case of the same letter changed
withdrawn-other-message-first = because another message to the client goes first
withdrawn-refused = because the mail server refused it
withdrawn-facts-changed = because what it was written from has changed

story-concerns = What the case is about was put on record
story-erased = This entry was erased

task-outcome-answered = reached, and it is answered
task-outcome-promised = reached, an answer is promised
task-outcome-nothing-arrived = reached, but nothing had arrived
task-outcome-voicemail = left a voicemail
task-outcome-no-answer = nobody picked up
task-outcome-wrong-number = wrong number
task-outcome-alive = found a sign of life
task-outcome-nothing-found = found nothing
task-outcome-written = written another way
task-outcome-content = content with the sign of life
task-outcome-done = done

follow-on-compare-addresses = Compare addresses
follow-on-call = Call, because a message came back
follow-on-find-number = Find a number
follow-on-did-not-arrive = Find a way: a message was not accepted
follow-on-send-again = Send the last message again
follow-on-confirm-arrival = Call whether it arrived
follow-on-send-rest = Send what did not leave by all ways
follow-on-post-letter = Print a letter and post it
follow-on-send-fax = Send a fax
follow-on-note-tracking-number = Note the tracking number
follow-on-order-delivery-record = Order the delivery record
