# Why a letter does not leave now.

refusal-paused = { $because ->
        [restored] Everything is paused since { $day }: the database was restored from a backup.
        [new] Everything is paused since { $day }: the installation is new. Look whether clients, letters and accounts are right.
        [copied] Everything is paused since { $day }: the database is a copy or was moved. See to it that no other program sends the same letters.
        [said] Everything is paused since { $day }: “{ $why }”.
       *[other] Everything is paused since { $day }.
    } It leaves when you end the pause.
refusal-mailbox-never-read = The mailbox was not read here yet. Read it first.
refusal-mailbox-stale = { $read ->
        [later] The mailbox was last read at a time that is still to come by this clock.
       *[before] { $count ->
            [one] The mailbox was last read { $count } minute ago.
           *[other] The mailbox was last read { $count } minutes ago.
        }
    } Read it again first.
refusal-bank-never-read = No bank data has been read, and nobody checked the account today. Read it, or confirm that nothing came in.
refusal-bank-stale = { $read ->
        [later] The bank data is of a time that is still to come by this clock, and nobody checked the account today.
       *[before] { $count ->
            [one] The bank data is { $count } day old, and nobody checked the account today.
           *[other] The bank data is { $count } days old, and nobody checked the account today.
        }
    } Read it again, or confirm that nothing came in.
refusal-bank-incomplete = A statement lacks something ({ $place }), which may be the payment, and nobody checked the account today. Look at the account, and say so: funkstille bank match { $place } --none
refusal-payment-asked = Payment { $entry } may be for it. Say whether it is: funkstille bank match
refusal-no-invoice = The letter must carry the invoice, and none is on file. Put it on file first.
refusal-no-enclosures = The law asks for forms that go with a final notice to an individual, and they are not on file: { $files }. Put them into your own folder for data (FUNKSTILLE_DATA) under these names; where the client is a company, say so with: funkstille client set CLIENT --debtor business
refusal-unfilled = The letter says { $named }, and nobody filled it in. Change the letter (funkstille review edit) and, for the next ones, where it comes from: signature, title or subject.
refusal-never-asked-before = A final notice needs an earlier letter that asked for the money. Send one first.
refusal-no-deadline = A final notice needs a deadline, and this one sets none. Set one first.
refusal-deadline-outside = A deadline of { $day } is not allowed. Choose a day from { $earliest } to { $latest }.
refusal-do-not-contact = This client gets only what you send by hand.
refusal-approval-lapsed = The approval is more than seven days old and counts no longer. Read the letter again and approve it anew: funkstille review
refusal-to-be-read = The letter has to be read again before it leaves: it names days and was written anew for today, or it comes too late to leave unread. It waits for your approval: funkstille review
refusal-server-unclear = { $host } left it open what became of the letter before. So that this does not happen to all of them, it is handed the next one on { $day } at { $time }.
refusal-outside-hours = Nothing leaves at this hour or on this day. The letter leaves as soon as day and hour allow it.
refusal-fate-unknown = An earlier attempt may have arrived. Check first whether it did.
refusal-already-sent = The letter has left already.
refusal-only-reminds = The program only reminds and sends nothing itself.
refusal-not-logged-in = Nobody has logged in yet where its mail is handed over. Log in with: funkstille account login { $account }
refusal-way-out-fails = At the moment nothing can be handed over by account { $account }. Which step fails shows: funkstille account test { $account }
refusal-no-way-out = No account can send it. Say where mail is handed over: funkstille account set --help.
refusal-server-full-hour = { $host } took as many messages in an hour as it should ({ $count }). It goes on at { $time } on { $day }.
refusal-server-full-day = { $host } took as many messages in a day as it should ({ $count }). It goes on at { $time } on { $day }.
refusal-server-kept = { $host } should take { $count } messages in a day. What is left of them today is kept for letters that name today's date and would have to be read again tomorrow.
refusal-to-be-read-then = By { $day } the days in it are no longer right: it has to be read again before it leaves.
refusal-too-soon = Another message to this client left on { $day }. Four days have to lie between them.
refusal-not-approved = The letter is not what was approved, or is no longer wanted. It was stopped.
refusal-goes-anew = The letter left by another way; something has changed since, or it is another day. This way was taken back, and goes anew once the plan goes on.
