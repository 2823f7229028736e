# Was an einem Fahrplan falsch sein kann, und was zu tun ist. Datei und Zeile stehen davor.

playbook-syntax = Das lässt sich nicht als Fahrplan lesen: { $message }. Berichtigen Sie es, oder vergleichen Sie es mit den mitgelieferten Fahrplänen.
playbook-bad-value = „{ $name }“ kann nicht „{ $found }“ sein. Möglich: { $allowed }.
playbook-no-rule = Schritt „{ $step }“ hat keine Regel, die seinen Tag nennt. Geben Sie ihm eine von: after, weekday, week_over, after_due, after_deadline, same_day.
playbook-several-rules = Schritt „{ $step }“ hat mehrere Regeln, die seinen Tag nennen ({ $found }). Behalten Sie eine davon.
playbook-missing-key = Dem Schritt „{ $step }“ fehlt „{ $name }“, das seine Regel braucht. Ergänzen Sie es.
playbook-unused-key = Schritt „{ $step }“ hat „{ $name }“, das dort nichts bedeutet. Entfernen Sie es, oder nehmen Sie die Regel oder Handlung, zu der es gehört.
playbook-money-outside-payment = Im Schritt „{ $step }“ geht es um Geld oder Gericht, im Fahrplan aber nicht um eine Zahlung. Schreiben Sie stage = "payment", oder entfernen Sie ihn.
playbook-no-steps = Der Fahrplan hat keine Schritte. Ergänzen Sie mindestens einen mit [[step]].
playbook-duplicate-step = Zwei Schritte heißen „{ $step }“. Benennen Sie einen um.
playbook-unknown-step = Schritt „{ $step }“ zählt von „{ $named }“, den es nicht gibt. Nennen Sie einen Schritt, der darüber steht.
playbook-later-step = Schritt „{ $step }“ zählt von „{ $named }“, der nicht darüber steht. Nennen Sie einen, der darüber steht.
playbook-cycle = Schritte warten im Kreis aufeinander: { $steps }. Lassen Sie einen davon von einem Schritt darüber zählen, oder von "trigger".
playbook-no-due-date = Schritt „{ $step }“ zählt von einer Fälligkeit, und der Fahrplan beginnt ohne eine. Ergänzen Sie "due" in „starts“, oder nehmen Sie eine andere Regel.
playbook-no-deadline = Schritt „{ $step }“ zählt von der Frist von „{ $named }“, der keine setzt. Geben Sie jenem Schritt eine „deadline“.
playbook-never-ends = Der Fahrplan endet nicht: „{ $step }“ ist sein letzter Schritt und beendet den Fall nicht immer. Geben Sie dem letzten Schritt „ends“ und keine Bedingung.
playbook-unreachable = Schritt „{ $step }“ kann nie kommen: Der Fall ist vorher zu Ende, oder das Ergebnis, auf das er wartet, gibt es nicht. Rücken Sie ihn nach oben, oder ändern Sie seine Bedingung.
playbook-auto-refused = Schritt „{ $step }“ darf nicht „auto“ sein: Ein Mensch muss ihn freigeben. Schreiben Sie mode = "review".
playbook-unknown-text = Schritt „{ $step }“ benutzt den Text „{ $text }“, den es nicht in jeder Sprache gibt. Berichtigen Sie den Namen, oder legen Sie den Text an.
playbook-effect-missing = Schritt „{ $step }“ benutzt den Text „{ $text }“ und sagt nicht, was er bewirkt; ohne das gälten die Regeln für solche Briefe nicht. Schreiben Sie effect = "{ $effect }", oder nehmen Sie einen anderen Text.
playbook-no-text = Schritt „{ $step }“ hat keinen Text. Ergänzen Sie „text“ mit dem Namen eines Textes.
playbook-too-many-follow-ups = Mit Schritt „{ $step }“ wird bei einer Anfrage einmal zu oft nachgefasst. Zweimal ist das meiste; entfernen Sie ihn.
playbook-final-notice-first = Schritt „{ $step }“ ist eine letzte Mahnung, und kein Brief, der sicher vorher kommt, verlangt das Geld. Setzen Sie einen darüber.
playbook-letter-after-final-notice = Schritt „{ $step }“ sendet einen Brief nach der letzten Mahnung, die sagt, dass sie die letzte ist. Entfernen Sie ihn, oder rücken Sie ihn nach oben.
playbook-outside-window = Die Tage von Schritt „{ $step }“ passen nicht zusammen: Sein Tag liegt außerhalb von „within“, oder seine Frist außerhalb von „deadline_within“ oder des Erlaubten. Ändern Sie eines davon.

# Was in einem Schlüssel stehen darf.
form-wait = eine Dauer wie 5 days oder 2 business days
form-day-window = eine Spanne wie 4..7 days
form-due-wait = eine Zeit wie 1 business day after due
form-deadline-bounds = eine Spanne wie 5 business days..30 days
form-week = next
form-weekday = monday, tuesday, wednesday, thursday, friday
form-step-name = Buchstaben, Ziffern und Bindestriche, aber nicht trigger
