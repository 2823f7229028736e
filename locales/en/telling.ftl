# What the user is told: the digest, one line to a telephone, the calendar.

digest-subject = Funkstille, { $day }: { $count ->
        [0] nothing waits for you
        [one] one thing waits for you
       *[other] { $count } things wait for you
    }
digest-missed = The digest of { $day } may not have reached you.
digest-not-left = The digest of { $day } did not leave.
digest-came = CAME SINCE THE LAST DIGEST ({ $count })
digest-came-line = - { $client } · { $told } (case { $case })
digest-payment = Money has come in
digest-held = HELD BACK ({ $count })
digest-accounts = MAILBOXES THAT CANNOT BE READ ({ $count })
digest-account = - { $address }: { $why }
digest-ledger = Your ledger ends with entry { $sequence }, digest { $digest }.
    Keep this mail: nobody can change what was recorded before it without contradicting it.

telling-letter-waits = A letter waits for your approval (case { $case }).
telling-answer-came = A client has written (case { $case }).
telling-letter-left = A letter has left (case { $case }).
telling-letter-uncertain = A letter may have left; please look (case { $case }).
telling-payment-came = Money has come in (case { $case }).
telling-task-opened = A task is on your list (case { $case }).
telling-problem = Mailbox { $account } cannot be read.
telling-test = Funkstille can reach you here.
telling-of-client = { $client }: { $told }

agenda-name = Funkstille
agenda-letter = Approve: { $step }
agenda-task = To do: { $task }
agenda-deadline = The deadline ends: { $step }
agenda-promise = Payment was promised for this day
agenda-title = { $title } (case { $case })
agenda-title-named = { $client }: { $title } (case { $case })
agenda-note = funkstille case show { $case }

problem-telling-unknown = There is no receiver “{ $given }”. All of them: funkstille tell list
problem-telling-unknown-feed = There is no calendar “{ $given }”. All of them: funkstille feed list
problem-telling-unsafe = What is told to { $host } could be read on its way. Use an address with https, or allow this host as one of your own network with --private.
problem-telling-private = { $host } does not lie in the public internet, and nothing is called there. If it is a host of your own network, allow it with --private.
problem-telling-status = { $host } did not take it and answered { $status }.
problem-telling-unreadable = The settings of receiver or calendar { $receiver } cannot be understood. Remove it and add it again.
problem-telling-bad-token = The token is empty or has a line break. Give the file that holds the token alone.

cli-tell = By which ways you are told what happens
cli-tell-list = List all receivers, and whether they are reached
cli-tell-add = Tell a webhook or a topic of ntfy what happens from now on
cli-tell-add-way = webhook or ntfy
cli-tell-add-url = Its address
cli-tell-add-kinds = Only this: letter-waits, answer-came, letter-left, letter-uncertain, payment-came, task-opened, problem; may be repeated
cli-tell-add-names = Tell the names of clients too
cli-tell-add-private = Allow this host to lie in a private network
cli-tell-add-token-file = A file with the token of the topic
cli-tell-remove = Tell a receiver nothing more
cli-tell-remove-receiver = Its number
cli-tell-test = Tell a receiver that it is reached
cli-tell-test-receiver = Its number
cli-tell-digest = Show or say when there is a digest of the day by mail
cli-tell-digest-when = off, when-needed or daily
cli-feed = A calendar that others read by a secret address
cli-feed-new = Make a secret address
cli-feed-new-no-names = Leave the names of clients out
cli-feed-list = List all addresses, without what is secret of them
cli-feed-revoke = Let an address count no more
cli-feed-revoke-feed = Its number

value-receiver = RECEIVER
value-kind = KIND
value-when = WHEN

tell-added = Receiver { $receiver } is told what happens from now on. Try it with: funkstille tell test { $receiver }
tell-secret = Its secret, shown this once: { $secret }
tell-removed = Receiver { $receiver } is told nothing more.
tell-reached = Receiver { $receiver } was reached.
tell-none = Nobody is told anything. Add a receiver with: funkstille tell add
tell-line = { $receiver } · { $way } · { $host } · { $failing ->
        [0] { $reached ->
            [yes] is reached
           *[unknown] nothing was told there yet, or not for 30 days; try it with: funkstille tell test { $receiver }
        }
        [one] one thing was not taken
       *[other] { $failing } things were not taken
    }
tell-lost = The secret of receiver { $receiver } of business { $business } opens with none of the keys. Remove it and add it again.
tell-digest-off = There is no digest by mail.
tell-digest-when-needed = There is a digest by mail on business days on which there is something to say.
tell-digest-daily = There is a digest by mail on every business day.

feed-made = { $path }
feed-kept-secret = This is calendar { $feed }, shown this once. Whoever knows the address reads it; end it with: funkstille feed revoke { $feed }
feed-none = There is no calendar. Make one with: funkstille feed new
feed-line = { $feed } · made { $at } · { $names ->
        [yes] with names
       *[no] without names
    }
feed-revoked = The address of calendar { $feed } counts no more.
