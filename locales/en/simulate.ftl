# What `simulate` shows to people.

simulate-title = Playbook “{ $playbook }” in { $region }, from { $of } on { $day }
simulate-day = Day
simulate-time = Time
simulate-step = Step
simulate-does = What it does
simulate-why = Reason

outcome-answered = The case ends because the client answered.
outcome-moved-on = Then you move on. An answer reopens the case at any time.
outcome-declined = The case ends because you declined.
outcome-work-stopped = Then the work rests until the client is back.
outcome-court = Then the matter goes to court.
outcome-paid = The case ends because everything is paid.
outcome-written-off = The case ends because you wrote the money off.
outcome-ended = The case ends because you ended it.

held-answer-to-judge = The case is held: the client answered. Say whether the invoice is paid, payment is promised or the claim is disputed, or whether the plan goes on.
held-mail-to-judge = The case is held: the client wrote elsewhere. Say whether that answers this case.
held-waits-for-bank = The case is held until the money shows up in the account.
held-needs-address = The case is held: nobody can be reached at the address. Find one that works.
held-did-not-arrive = The case is held: a message did not arrive. Find a way that works.
held-send-again = The case is held: nothing has arrived. Send the last message again first.
held-dispute = The case is held until the dispute is settled.
held-by-hand = The case is held until you let it go on.
held-entry-erased = The case is held: an entry was erased that could stop or bend the plan. Look at what you know of it, then say that the plan goes on, or how the case ends.
held-needs-due-date = The case is held: the due date is not known. Name it.
held-nothing-left = The case is held: nothing of the plan is left, and its last step did not happen. Say how the case ends.
