# What can be wrong with a playbook, and what to do about it. The file and the line stand before it.

playbook-syntax = This cannot be read as a playbook: { $message }. Correct it, or compare it with the shipped playbooks.
playbook-bad-value = “{ $name }” cannot be “{ $found }”. Possible: { $allowed }.
playbook-no-rule = Step “{ $step }” has no rule that names its day. Give it one of: after, weekday, week_over, after_due, after_deadline, same_day.
playbook-several-rules = Step “{ $step }” has several rules that name its day ({ $found }). Keep one of them.
playbook-missing-key = Step “{ $step }” lacks “{ $name }”, which its rule needs. Add it.
playbook-unused-key = Step “{ $step }” has “{ $name }”, which means nothing there. Remove it, or use the rule or action that it belongs to.
playbook-money-outside-payment = Step “{ $step }” is about money or a court, and the playbook is not about payment. Write stage = "payment", or remove it.
playbook-no-steps = The playbook has no steps. Add at least one [[step]].
playbook-duplicate-step = Two steps are called “{ $step }”. Rename one of them.
playbook-unknown-step = Step “{ $step }” counts from “{ $named }”, which does not exist. Name a step that stands above it.
playbook-later-step = Step “{ $step }” counts from “{ $named }”, which does not stand above it. Name a step that does.
playbook-cycle = Steps wait for each other in a circle: { $steps }. Let one of them count from a step above it, or from "trigger".
playbook-no-due-date = Step “{ $step }” counts from a due date, and the playbook starts without one. Add "due" to “starts”, or use another rule.
playbook-no-deadline = Step “{ $step }” counts from the deadline of “{ $named }”, which sets none. Give that step a “deadline”.
playbook-never-ends = The playbook does not end: “{ $step }” is its last step and does not always end the case. Give the last step “ends”, and no condition.
playbook-unreachable = Step “{ $step }” can never happen: the case has ended before it, or the outcome that it waits for cannot come. Move it up, or change its condition.
playbook-auto-refused = Step “{ $step }” must not be “auto”: a person has to approve it. Write mode = "review".
playbook-unknown-text = Step “{ $step }” uses the text “{ $text }”, which does not exist in every language. Correct the name, or add the text.
playbook-effect-missing = Step “{ $step }” uses the text “{ $text }” and does not say what it does; without that, the rules for such letters would not hold. Write effect = "{ $effect }", or take another text.
playbook-no-text = Step “{ $step }” has no text. Add “text” with the name of one.
playbook-too-many-follow-ups = Step “{ $step }” is one follow-up to an enquiry too many. Two are the most. Remove it.
playbook-final-notice-first = Step “{ $step }” is a final notice, and no letter that always comes before it asks for the money. Put one above it.
playbook-letter-after-final-notice = Step “{ $step }” sends a letter after the final notice, which says that it is the last one. Remove it, or move it up.
playbook-outside-window = The days of step “{ $step }” do not fit together: its day lies outside “within”, or its deadline outside “deadline_within” or outside what is allowed. Change one of them.

# What may stand in a key.
form-wait = a length of time such as 5 days or 2 business days
form-day-window = a span such as 4..7 days
form-due-wait = a time such as 1 business day after due
form-deadline-bounds = a span such as 5 business days..30 days
form-week = next
form-weekday = monday, tuesday, wednesday, thursday, friday
form-step-name = letters, digits and hyphens, but not trigger
