# Was `simulate` Menschen zeigt.

simulate-title = Fahrplan „{ $playbook }“ in { $region }, ab { $of } vom { $day }
simulate-day = Tag
simulate-time = Zeit
simulate-step = Schritt
simulate-does = Was er tut
simulate-why = Warum dann

outcome-answered = Der Fall endet, weil der Kunde antwortet.
outcome-moved-on = Dann ziehen Sie weiter. Eine Antwort öffnet den Fall jederzeit wieder.
outcome-declined = Der Fall endet, weil Sie abgesagt haben.
outcome-work-stopped = Dann ruht die Arbeit, bis der Kunde sich meldet.
outcome-court = Dann geht die Sache vor Gericht.
outcome-paid = Der Fall endet, weil alles bezahlt ist.
outcome-written-off = Der Fall endet, weil Sie das Geld ausgebucht haben.
outcome-ended = Der Fall endet, weil Sie ihn beendet haben.

held-answer-to-judge = Der Fall ist angehalten: Der Kunde hat geantwortet. Sagen Sie, ob bezahlt, zugesagt oder bestritten ist, oder ob der Plan weiterläuft.
held-mail-to-judge = Der Fall ist angehalten: Der Kunde hat anderswo geschrieben. Sagen Sie, ob das diesen Fall beantwortet.
held-waits-for-bank = Der Fall ist angehalten, bis die Bank das Geld zeigt.
held-needs-address = Der Fall ist angehalten: Die Adresse gibt es nicht mehr. Finden Sie eine, die funktioniert.
held-did-not-arrive = Der Fall ist angehalten: Eine Nachricht kam nicht an. Finden Sie einen Weg, der funktioniert.
held-send-again = Der Fall ist angehalten: Es kam nichts an. Senden Sie zuerst die letzte Nachricht noch einmal.
held-dispute = Der Fall ist angehalten, bis Sie den Streit schließen.
held-by-hand = Der Fall ist angehalten, bis Sie ihn weiterlaufen lassen.
held-needs-due-date = Der Fall ist angehalten: Die Fälligkeit ist nicht bekannt.
held-nothing-left = The plan is done. Say how the case ends.
