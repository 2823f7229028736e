# What `simulate` shows to people.

simulate-title = Playbook “{ $playbook }” in { $region }, from { $of } of { $day }
simulate-day = Day
simulate-time = Time
simulate-step = Step
simulate-does = What it does
simulate-why = Why then

outcome-answered = It ends when the client answers.
outcome-moved-on = Then you move on. An answer at any later time opens the case again.
outcome-declined = It ends because you declined.
outcome-work-stopped = Then the work is stopped until the client is back.
outcome-court = Then the matter goes to court.
outcome-paid = It ends because everything is paid.
outcome-written-off = It ends because you wrote the money off.
outcome-ended = It ends because you ended it.

held-answer-to-judge = It is held: the client answered. Say whether it is paid, promised, disputed, or whether the plan goes on.
held-mail-to-judge = It is held: the client wrote elsewhere. Say whether that answers this case.
held-waits-for-bank = It is held until the bank shows the money.
held-needs-address = It is held: the address is dead. Find one that works.
held-did-not-arrive = It is held: a message did not arrive. Find a way that works.
held-send-again = It is held: nothing has arrived. Send the last message again first.
held-dispute = It is held until you close the dispute.
held-by-hand = It is held until you let it go on.
held-needs-due-date = It is held: the due date is not known.
held-nothing-left = The plan is done. Say how the case ends.
