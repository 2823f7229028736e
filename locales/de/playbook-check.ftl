# Was `playbook check` Menschen zeigt.

playbook-sound = { $count ->
        [one] in Ordnung, { $count } Schritt
       *[other] in Ordnung, { $count } Schritte
    }
