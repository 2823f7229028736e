# The steps of the shipped playbooks, what steps do, and what they count from.
# `.inside` is the form inside another sentence.

step-decline = Decline
    .inside = the decline
step-thanks-paid = Thanks
    .inside = the thanks
step-check-in = Check in
    .inside = the check-in
step-last-check-in = Last check-in
    .inside = the last check-in
step-move-on = Move on
    .inside = moving on
step-compare-addresses = Compare addresses
    .inside = the address check
step-call = Call
    .inside = the call
step-signs-of-life = Look for signs of life
    .inside = the search for signs of life
step-reach-out = Reach out another way
    .inside = reaching out
step-stop-work = Stop work
    .inside = stopping work
step-receipt-check = Ask whether it arrived
    .inside = the receipt check
step-resend = Send the invoice again
    .inside = resending the invoice
step-demand-30 = Demand after 30 days
    .inside = the demand after 30 days
step-demand-60 = Demand after 60 days
    .inside = the demand after 60 days
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
