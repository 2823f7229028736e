# Warum ein Brief jetzt nicht hinausgeht.

refusal-mailbox-never-read = Das Postfach wurde noch nie gelesen. Lesen Sie es zuerst.
refusal-mailbox-stale = { $count ->
        [one] Das Postfach wurde zuletzt vor { $count } Minute gelesen.
       *[other] Das Postfach wurde zuletzt vor { $count } Minuten gelesen.
    } Lesen Sie es zuerst noch einmal.
refusal-bank-never-read = Es wurden noch keine Bankdaten gelesen, und niemand hat heute auf das Konto gesehen. Lesen Sie sie, oder bestätigen Sie, dass nichts kam.
refusal-bank-stale = { $count ->
        [one] Die Bankdaten sind { $count } Tag alt, und niemand hat heute auf das Konto gesehen.
       *[other] Die Bankdaten sind { $count } Tage alt, und niemand hat heute auf das Konto gesehen.
    } Lesen Sie sie noch einmal, oder bestätigen Sie, dass nichts kam.
refusal-no-invoice = Dem Brief liegt die Rechnung bei, und es ist keine hinterlegt. Ergänzen Sie sie zuerst.
refusal-never-asked-before = Eine letzte Mahnung braucht einen früheren Brief, der das Geld verlangt. Senden Sie den zuerst.
refusal-deadline-outside = Die Frist { $day } ist nicht erlaubt. Wählen Sie einen Tag von { $earliest } bis { $latest }.
refusal-do-not-contact = Dieser Kunde bekommt nur, was Sie von Hand senden.
refusal-outside-hours = Um diese Zeit oder an diesem Tag geht nichts hinaus. Am nächsten Werktag geht es.
refusal-fate-unknown = Ein früherer Versuch kam vielleicht an. Sehen Sie nach, ob es so ist.
refusal-already-sent = Er ist schon hinausgegangen.
refusal-no-deadline = A final notice needs a deadline.
