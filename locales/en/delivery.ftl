# What was tried to hand over a letter, turn by turn. `$says` is a server's own words, or a sentence that says what happened.

delivery-began = Letter { $letter } is being handed over{ $way ->
    [server] {" "}to { $host }
   *[other] {""}
}: { $channel }, { $recipient }{ $attempt ->
    [1] {""}
   *[other] {" "}(attempt { $attempt })
}
delivery-data-started = Letter { $letter } ({ $channel }) is being given away; from here on it may have arrived
delivery-accepted = { $way ->
    [server] Letter { $letter } ({ $channel }) was accepted by { $host }{ $says ->
        [none] {""}
       *[other] : { $says }
    }
    [letter] Letter { $letter } was posted
    [fax] Letter { $letter } was faxed
   *[none] Letter { $letter } ({ $channel }) left
}
delivery-refused = Letter { $letter } ({ $channel }) was refused, and nothing left{ $says ->
    [none] {""}
   *[other] : { $says }
}
delivery-later = Letter { $letter } ({ $channel }) was not taken yet and is tried again: { $says ->
    [none] the program ended before it was given away
   *[other] { $says }
}
delivery-called-off = Letter { $letter } ({ $channel }) was called off before it was given away{ $says ->
    [none] {""}
   *[other] : { $says }
}
delivery-uncertain = Nobody knows whether letter { $letter } ({ $channel }) left: { $says ->
    [none] the program ended while it was being given away
   *[other] { $says }
}
delivery-drafted = Letter { $letter } lies among your drafts
draft-left = A draft of letter { $letter } to { $recipient }, “{ $subject }”, was put into the mailbox of { $address }. The letter was taken back since: if the draft still lies there, delete it, or it leaves by mistake.
draft-left-sent = A draft of letter { $letter } to { $recipient }, “{ $subject }”, was put into the mailbox of { $address }. The letter has left: if the draft still lies there, delete it, or it leaves a second time.
delivery-found = Letter { $letter } ({ $channel }) did leave: it was seen in your mailbox
delivery-said-arrived = Letter { $letter } ({ $channel }) did arrive, as was said by hand
delivery-said-again = Letter { $letter } ({ $channel }) is to be sent again, as was said by hand
delivery-again-at = It is tried again on { $when } at the earliest.
