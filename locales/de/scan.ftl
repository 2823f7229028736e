# Was `scan` und `demo` zeigen.

cli-scan = Herausfinden, wer Ihnen in einem Postfach nicht geantwortet hat, seit wann, und was zu tun ist
cli-scan-mailbox = Ein Maildir, ein Ordner mit Nachrichten oder eine mbox-Datei; es wird nur gelesen
cli-scan-me = Ihre eigenen E-Mail-Adressen; Nachrichten von ihnen sind Ihre
cli-scan-as-of = Der Tag, der als heute zählt; spätere Post bleibt außer Acht [sonst: heute]
cli-scan-region = Die Region, deren Feiertage zählen [sonst: DE]
cli-scan-time-zone = Ihre Zeitzone, etwa Europe/Berlin [sonst: die der Region]
cli-demo = Ein erfundenes Postfach ansehen, mit jeder Art von Funkstille darin
value-mailbox = POSTFACH
value-address = ADRESSE

scan-progress = Post wird gelesen

demo-about =
    Das ist das Postfach von Freya Lindqvist, Gestalterin in Berlin, am { $day }. Sie und ihre Kunden sind erfunden.
demo-next = Und nun Ihr eigenes Postfach: funkstille scan POSTFACH --me IHRE-ADRESSE

silences-summary =
    { $count ->
        [one] Ein Kunde schuldet
       *[other] { $count } Kunden schulden
    } Ihnen eine Antwort ({ $conversations } Unterhaltungen, { $messages } Nachrichten gelesen).
silences-none =
    Niemand schuldet Ihnen eine Antwort ({ $conversations } Unterhaltungen, { $messages } Nachrichten gelesen).
silences-today = HEUTE, { $day } ({ $count })
silences-later = SPÄTER ({ $count })
silences-old = LOSLASSEN ({ $count })

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

stage-sign-invoice = eine Rechnung oder fertige Arbeit ist offen, also geht es um die Zahlung
stage-sign-quote = ein Angebot ist offen, also ist es eine Anfrage
stage-sign-work-exchanged = es wurde schon Arbeit ausgetauscht, also läuft das Projekt
stage-sign-commissioned = der Kunde hat den Auftrag erteilt, also läuft das Projekt
stage-sign-other-work = Sie arbeiten schon für diesen Kunden, also läuft das Projekt
stage-sign-first-enquiry = nichts deutet auf begonnene Arbeit hin, also ist es eine Anfrage
scan-no-own-mail = There is no message from { $addresses } in this mailbox. Check the addresses after --me.
