# What `scan` shows.

cli-scan = Find who has not answered you, since when, and what to do next
cli-scan-mailbox = A Maildir, a folder of messages, or an mbox file; it is only read
cli-scan-me = Your own e-mail addresses; messages from them are yours
cli-scan-as-of = The day that counts as today; later mail is left aside [default: today]
cli-scan-region = The region whose public holidays count [default: DE]
cli-scan-time-zone = Your time zone, such as Europe/Berlin [default: that of the region]
value-mailbox = MAILBOX
value-address = ADDRESS

scan-progress = Reading mail
scan-no-own-mail = No message from { $addresses } was found in this mailbox. Check the addresses after --me.

silences-summary =
    { $count ->
        [one] You are waiting for one answer
       *[other] You are waiting for { $count } answers
    } ({ $conversations ->
        [one] { $conversations } conversation
       *[other] { $conversations } conversations
    }, { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } read).
silences-none =
    Nobody owes you an answer ({ $conversations ->
        [one] { $conversations } conversation
       *[other] { $conversations } conversations
    }, { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } read).
silences-today = TODAY, { $day } ({ $count })
silences-later = LATER ({ $count })
silences-old = OLDER THAN 90 DAYS ({ $count })

silence-head =
    { $client } <{ $address }> · { $stage } · { $count ->
        [one] silent for { $count } day
       *[other] silent for { $count } days
    }
silence-step-today = { $step }
silence-step-on = { $step } on { $day }
silence-asked = You wrote: “{ $quote }”

stage-enquiry = enquiry
stage-running = running project
stage-payment = payment

stage-sign-invoice = an invoice or finished work had no answer, so it is about payment
stage-sign-quote = a quote is open, so it is an enquiry
stage-sign-work-exchanged = it is about material or drafts already, so the project is running
stage-sign-commissioned = the client commissioned you, so the project is running
stage-sign-other-work = you already work for this client, so the project is running
stage-sign-offer-mentioned = an offer is being talked about, so it is an enquiry
stage-sign-exchange = you have exchanged mail without a word about an offer, so the project is running
stage-sign-first-enquiry = nothing says that work has begun, so it is an enquiry
