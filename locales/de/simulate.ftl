# Was `simulate` Menschen zeigt.

simulate-title = Fahrplan „{ $playbook }“ in { $region }, ab { $of } vom { $day }
simulate-day = Tag
simulate-time = Zeit
simulate-step = Schritt
simulate-does = Was geschieht
simulate-why = Grund

outcome-answered = Der Fall endet, weil der Kunde geantwortet hat.
outcome-moved-on = Dann ist der Fall abgeschlossen, und Sie machen weiter. Eine Antwort öffnet ihn jederzeit wieder.
outcome-declined = Der Fall endet, weil Sie abgesagt haben.
outcome-work-stopped = Dann ruht die Arbeit, bis der Kunde sich meldet.
outcome-court = Dann geht die Sache vor Gericht.
outcome-paid = Der Fall endet, weil alles bezahlt ist.
outcome-written-off = Der Fall endet, weil Sie das Geld ausgebucht haben.
outcome-ended = Der Fall endet, weil Sie ihn beendet haben.

held-answer-to-judge = Der Fall ist angehalten: Der Kunde hat geantwortet. Sagen Sie, ob bezahlt wurde, eine Zahlung zugesagt ist oder ein Einwand besteht, oder ob der Plan weitergeht.
held-mail-to-judge = Der Fall ist angehalten: Der Kunde hat anderswo geschrieben. Sagen Sie, ob das diesen Fall beantwortet.
held-waits-for-bank = Der Fall ist angehalten, bis das Geld auf dem Konto zu sehen ist.
held-needs-address = Der Fall ist angehalten: Unter der Adresse ist niemand zu erreichen. Finden Sie eine, die funktioniert.
held-did-not-arrive = Der Fall ist angehalten: Eine Nachricht kam nicht an. Finden Sie einen Weg, der funktioniert.
held-send-again = Der Fall ist angehalten: Es kam nichts an. Senden Sie zuerst die letzte Nachricht noch einmal.
held-dispute = Der Fall ist angehalten, bis der Einwand geklärt ist.
held-by-hand = Der Fall ist angehalten, bis Sie ihn weitergehen lassen.
held-entry-erased = Der Fall ist angehalten: Ein Eintrag wurde gelöscht, der den Plan anhalten oder ändern konnte. Sehen Sie nach, was Sie darüber wissen, und sagen Sie dann, dass der Plan weitergeht, oder wie der Fall endet.
held-needs-due-date = Der Fall ist angehalten: Die Fälligkeit ist nicht bekannt. Nennen Sie sie.
held-nothing-left = Der Fall ist angehalten: Vom Plan ist nichts übrig, und sein letzter Schritt ist nicht geschehen. Sagen Sie, wie der Fall endet.
