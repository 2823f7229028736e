# Was `scan` zeigt.

cli-scan = Herausfinden, wer Ihnen nicht geantwortet hat, seit wann, und was als Nächstes zu tun ist
cli-scan-mailbox = Ein Maildir, ein Ordner mit Nachrichten oder eine mbox-Datei; es wird nur gelesen
cli-scan-me = Ihre eigenen E-Mail-Adressen; Nachrichten von ihnen sind Ihre
cli-scan-as-of = Der Tag, der als heute zählt; spätere Post bleibt außer Acht [sonst: heute]
cli-scan-region = Die Region, deren Feiertage zählen [sonst: DE]
cli-scan-time-zone = Ihre Zeitzone, etwa Europe/Berlin [sonst: die der Region]
value-mailbox = POSTFACH
value-address = ADRESSE

scan-progress = Post wird gelesen
scan-no-own-mail = In diesem Postfach ist keine Nachricht von { $addresses }. Prüfen Sie die Adressen hinter --me.

silences-summary =
    { $count ->
        [one] Sie warten auf eine Antwort
       *[other] Sie warten auf { $count } Antworten
    } ({ $conversations ->
        [one] { $conversations } Unterhaltung
       *[other] { $conversations } Unterhaltungen
    }, { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    } gelesen).
silences-none =
    Niemand schuldet Ihnen eine Antwort ({ $conversations ->
        [one] { $conversations } Unterhaltung
       *[other] { $conversations } Unterhaltungen
    }, { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    } gelesen).
silences-today = HEUTE, { $day } ({ $count })
silences-later = SPÄTER ({ $count })
silences-old = ÄLTER ALS 90 TAGE ({ $count })

silence-head =
    { $client } <{ $address }> · { $stage } · { $count ->
        [one] still seit { $count } Tag
       *[other] still seit { $count } Tagen
    }
silence-step-today = { $step }
silence-step-on = { $step } am { $day }
silence-asked = Sie schrieben: „{ $quote }“

stage-enquiry = Anfrage
stage-running = laufendes Projekt
stage-payment = Zahlung

stage-sign-invoice = auf eine Rechnung oder fertige Arbeit kam keine Antwort, also geht es um die Zahlung
stage-sign-quote = ein Angebot ist offen, also ist es eine Anfrage
stage-sign-work-exchanged = es geht schon um Material oder Entwürfe, also läuft das Projekt
stage-sign-commissioned = der Kunde hat den Auftrag erteilt, also läuft das Projekt
stage-sign-other-work = Sie arbeiten schon für diesen Kunden, also läuft das Projekt
stage-sign-offer-mentioned = es ist von einem Angebot die Rede, also ist es eine Anfrage
stage-sign-exchange = Sie haben Post ausgetauscht, ohne dass von einem Angebot die Rede war, also läuft das Projekt
stage-sign-first-enquiry = nichts deutet auf begonnene Arbeit hin, also ist es eine Anfrage
