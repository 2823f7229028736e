# The steps of the shipped playbooks, what steps do, and what they count from.
# `.inside` is the form inside another sentence.

step-check-in = Check in
    .inside = the check-in
step-last-check-in = Last check-in
    .inside = the last check-in
step-move-on = Move on
    .inside = moving on
step-compare-addresses = Compare addresses
    .inside = the comparison of addresses
step-call = Call
    .inside = the call
step-signs-of-life = Look for signs of life
    .inside = the look for signs of life
step-reach-out = Reach out elsewhere
    .inside = the reach-out
step-stop-work = Stop work
    .inside = the stop of work
step-receipt-check = Ask for receipt
    .inside = the question about receipt
step-resend = Send the invoice again
    .inside = the second sending of the invoice
step-demand-30 = First payment demand
    .inside = the first payment demand
step-demand-60 = Second payment demand
    .inside = the second payment demand
step-final-notice = Final notice
    .inside = the final notice
step-court = Go to court
    .inside = going to court

# A step of a user's own playbook.
step-own = “{ $name }”

anchor-trigger = your unanswered message
    .inside = your message
anchor-due = due date
    .inside = the due date

action-email = e-mail
action-letter = letter
action-letter-registered = registered letter
action-fax = fax
action-call = call
action-check = check by the program
action-task = task
action-close = closes the case
