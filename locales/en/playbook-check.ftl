# What `playbook check` shows to people.

playbook-sound = { $count ->
        [one] sound, { $count } step
       *[other] sound, { $count } steps
    }
