# Warum ein Brief jetzt nicht hinausgeht.

refusal-paused = { $because ->
        [restored] Seit { $day } ist alles angehalten: Die Datenbank wurde aus einer Sicherung wiederhergestellt.
        [new] Seit { $day } ist alles angehalten: Die Installation ist neu. Sehen Sie nach, ob Kunden, Schreiben und Konten stimmen.
        [copied] Seit { $day } ist alles angehalten: Die Datenbank ist eine Kopie oder wurde verschoben. Sorgen Sie dafür, dass kein anderes Programm dieselben Schreiben sendet.
        [said] Seit { $day } ist alles angehalten: „{ $why }“.
       *[other] Seit { $day } ist alles angehalten.
    } Es geht hinaus, sobald Sie die Pause beenden.
refusal-mailbox-never-read = Das Postfach wurde hier noch nicht gelesen. Lesen Sie es zuerst.
refusal-mailbox-stale = { $read ->
        [later] Das Postfach wurde zuletzt zu einer Zeit gelesen, die nach dieser Uhr noch kommt.
       *[before] { $count ->
            [one] Das Postfach wurde zuletzt vor { $count } Minute gelesen.
           *[other] Das Postfach wurde zuletzt vor { $count } Minuten gelesen.
        }
    } Lesen Sie es zuerst noch einmal.
refusal-bank-never-read = Es wurden noch keine Bankdaten gelesen, und niemand hat heute das Konto geprüft. Lesen Sie sie, oder bestätigen Sie, dass nichts eingegangen ist.
refusal-bank-stale = { $read ->
        [later] Die Bankdaten sind von einer Zeit, die nach dieser Uhr noch kommt, und niemand hat heute das Konto geprüft.
       *[before] { $count ->
            [one] Die Bankdaten sind { $count } Tag alt, und niemand hat heute das Konto geprüft.
           *[other] Die Bankdaten sind { $count } Tage alt, und niemand hat heute das Konto geprüft.
        }
    } Lesen Sie sie noch einmal, oder bestätigen Sie, dass nichts eingegangen ist.
refusal-bank-incomplete = In einem Auszug fehlt etwas ({ $place }), das die Zahlung sein kann, und niemand hat das Konto heute geprüft. Sehen Sie auf dem Konto nach, und sagen Sie es: funkstille bank match { $place } --none
refusal-payment-asked = Der Eingang { $entry } kann dafür sein. Sagen Sie, ob es so ist: funkstille bank match
refusal-no-invoice = Dem Brief muss die Rechnung beiliegen, und es ist keine hinterlegt. Hinterlegen Sie sie zuerst.
refusal-no-enclosures = Einer letzten Mahnung an eine Privatperson müssen hier von Gesetzes wegen Formulare beiliegen, und sie sind nicht hinterlegt: { $files }. Legen Sie sie unter diesen Namen in Ihren eigenen Datenordner (FUNKSTILLE_DATA); ist der Kunde ein Unternehmen, sagen Sie es so: funkstille client set KUNDE --debtor business
refusal-unfilled = In dem Schreiben steht { $named }, und niemand hat es ausgefüllt. Ändern Sie das Schreiben (funkstille review edit), und für die nächsten, woher es kommt: Signatur, Titel oder Betreff.
refusal-never-asked-before = Eine letzte Mahnung braucht einen früheren Brief, der das Geld verlangt. Senden Sie zuerst einen.
refusal-no-deadline = Eine letzte Mahnung braucht eine Frist, und diese setzt keine. Setzen Sie zuerst eine.
refusal-deadline-outside = Eine Frist bis { $day } ist nicht erlaubt. Wählen Sie einen Tag von { $earliest } bis { $latest }.
refusal-do-not-contact = Dieser Kunde bekommt nur, was Sie von Hand senden.
refusal-approval-lapsed = Die Freigabe ist älter als sieben Tage und gilt nicht mehr. Lesen Sie das Schreiben noch einmal und geben Sie es neu frei: funkstille review
refusal-to-be-read = Das Schreiben ist noch einmal zu lesen, bevor es hinausgeht: Es nennt Tage und wurde für heute neu geschrieben, oder es kommt zu spät, um ungelesen hinauszugehen. Es wartet auf Ihre Freigabe: funkstille review
refusal-server-unclear = { $host } ließ offen, was aus dem Schreiben davor wurde. Damit es nicht allen so geht, bekommt dieser Server das nächste erst am { $day } um { $time }.
refusal-outside-hours = Um diese Zeit oder an diesem Tag geht nichts hinaus. Der Brief geht, sobald Tag und Uhrzeit es erlauben.
refusal-fate-unknown = Ein früherer Versuch ist vielleicht angekommen. Prüfen Sie zuerst, ob es so ist.
refusal-already-sent = Der Brief ist schon hinausgegangen.
refusal-only-reminds = Das Programm erinnert nur und sendet nichts selbst.
refusal-not-logged-in = Dort, wo die Mail übergeben wird, hat sich noch niemand angemeldet. Anmelden mit: funkstille account login { $account }
refusal-way-out-fails = Über Konto { $account } lässt sich zurzeit nichts übergeben. Welcher Schritt scheitert, zeigt: funkstille account test { $account }
refusal-no-way-out = Kein Konto kann ihn versenden. Geben Sie an, wo Mail übergeben wird: funkstille account set --help.
refusal-server-full-hour = An { $host } gingen in einer Stunde so viele Nachrichten, wie höchstens gehen sollen ({ $count }). Weiter geht es am { $day } um { $time }.
refusal-server-full-day = An { $host } gingen an einem Tag so viele Nachrichten, wie höchstens gehen sollen ({ $count }). Weiter geht es am { $day } um { $time }.
refusal-server-kept = An { $host } sollen an einem Tag höchstens { $count } Nachrichten gehen. Was heute davon noch frei ist, bleibt für Schreiben, die den heutigen Tag nennen und morgen neu gelesen werden müssten.
refusal-to-be-read-then = Am { $day } stimmen die Tage darin nicht mehr: Es muss noch einmal gelesen werden, bevor es hinausgeht.
refusal-too-soon = Am { $day } ging eine andere Nachricht an diesen Kunden. Dazwischen müssen vier Tage liegen.
refusal-not-approved = Das Schreiben ist nicht das, was freigegeben wurde, oder wird nicht mehr gebraucht. Es wurde gestoppt.
refusal-goes-anew = Das Schreiben ging auf einem anderen Weg hinaus; seither hat sich etwas geändert, oder es ist ein neuer Tag. Dieser Weg wurde zurückgenommen und geht neu hinaus, sobald der Plan weitergeht.
