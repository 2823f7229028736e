# Mail lesen, einmal oder solange das Programm läuft.

cli-sync = Lesen, was in Ihren Postfächern neu ist, einmal; sagen, was es mit Ihren Fällen macht
cli-sync-account = Das Konto, mit Nummer oder Adresse [Standard: alle]
sync-progress = Mail wird gelesen
sync-progress-line = Mail wird gelesen: { $folder }, { $read } von { $all }
sync-read = { $address }: { $new ->
    [0] nichts Neues
    [one] eine neue Nachricht
   *[other] { $new } neue Nachrichten
}.
sync-unreadable = { $folder }, Nachricht { $number } lässt sich nicht lesen: { $why }. Beim nächsten Lesen wird es noch einmal versucht.
sync-left = { $folder }, Nachricht { $number } lässt sich nicht lesen: { $why }. Sie bleibt im Postfach, wie sie ist; sehen Sie sie in Ihrem Mailprogramm an.
sync-why-unknown = der Server nennt keinen Grund
sync-why-empty = sie ist leer
sync-why-no-header = sie hat keinen Kopf
sync-why-too-large = sie ist zu groß
sync-why-too-deep = ihre Teile sind zu tief ineinander verschachtelt
sync-why-too-many-parts = sie hat zu viele Teile
sync-why-parser-failed = ihr Aufbau ist beschädigt
sync-failed = { $address } ließ sich nicht lesen: { $why }
sync-opened = Fall { $case }: Jemand hat nicht geantwortet. Ansehen mit: funkstille case show { $case }
sync-suggested = { $count ->
    [one] Eine Nachricht von Ihnen scheint
   *[other] { $count } Nachrichten von Ihnen scheinen
} auf eine Antwort zu warten. Ansehen mit: funkstille waiting list
sync-did-opened = Fall { $case }: Die Nachricht, mit der er begann, ist bekannt.
sync-did-letter = Fall { $case }: Ihr Schreiben ist bekannt.
sync-did-copy = Fall { $case }: Die Kopie Ihres Schreibens liegt bei den gesendeten.
sync-did-by-hand = Fall { $case }: Sie haben selbst nachgefasst; das zählt als der Schritt.
sync-did-closed = Fall { $case }: Sie haben die Sache selbst abgeschlossen.
sync-did-answered = Fall { $case }: Der Kunde hat geantwortet.
sync-did-holding = Fall { $case }: Der Kunde schreibt, dass eine Antwort kommt.
sync-did-away = Fall { $case }: Der Kunde ist abwesend.
sync-did-bounced = Fall { $case }: Eine Nachricht kam zurück.
sync-did-left-company = Fall { $case }: Ihr Ansprechpartner ist nicht mehr im Unternehmen.
sync-did-noted = Fall { $case }: ein Hinweis, der nichts bewegt.
sync-did-elsewhere = Fall { $case }: Es kam eine Nachricht, die ihn beantworten mag. Sehen Sie sie an: funkstille case show { $case }. Sagen Sie dann, ob sie es tut: funkstille case judge { $case } --answers yes
sync-did-elsewhere-too = Fall { $case }: Es kam noch eine Nachricht, die ihn beantworten mag. Danach wird gefragt, sobald die erste Frage beantwortet ist: funkstille case judge { $case } --answers yes
sync-did-seen = Fall { $case }: eine Nachricht, die nichts ändert.

cli-serve = Dableiben, Mail lesen, sobald sie da ist, und jeden Tag vorbereiten, was ansteht
cli-serve-headless = Ohne Seiten im Browser; Kalender werden ausgegeben (--listen)
serve-begun = Mail wird gelesen, Anstehendes vorbereitet, Freigegebenes gesendet. Beenden mit Strg+C.
serve-ended = Beendet. Alles, was gelesen wurde, ist behalten.
serve-no-account = Es gibt noch kein Konto, das gelesen wird. Legen Sie eines an mit: funkstille account add ADRESSE
serve-trouble = Konto { $account } ließ sich nicht lesen: { $why } Neuer Versuch in { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
}.
serve-left = Konto { $account } wird nicht mehr gelesen: Es wurde entfernt.
serve-failed = Etwas ging nicht und wird in einer Minute noch einmal versucht: { $why }
serve-prepared = Fall { $case }: { $told }

# send
cli-send = Die Schreiben übergeben, deren Zeit gekommen ist, einmal; sagen, was die anderen aufhält
send-left = Schreiben { $letter } ({ $way }) ist hinausgegangen.
send-given = Schreiben { $letter } ({ $way }) liegt für Sie bereit: Drucken Sie es und geben Sie es auf, oder senden Sie das Fax. Was zu tun ist: funkstille today
send-held = Schreiben { $letter } ({ $way }) wird aufgehalten: { $why }
send-later = Schreiben { $letter } ({ $way }) wurde noch nicht angenommen und wird später noch einmal versucht: { $says ->
    [none] das Programm endete, bevor es abgegeben war
   *[other] { $says }
}
send-refused = Schreiben { $letter } ({ $way }) wurde abgewiesen, nichts ging hinaus (was zu tun ist, sagt funkstille today): { $says }
send-uncertain = Niemand weiß, ob Schreiben { $letter } ({ $way }) hinausging: { $says ->
    [none] Das Programm endete, während es abgegeben wurde.
   *[other] { $says }
} Sehen Sie im Ordner der gesendeten Mails nach und sagen Sie dann, was Sie gefunden haben: funkstille review arrived { $letter } (angekommen) oder: funkstille review again { $letter } (nochmals senden)
send-says = { $says ->
    [none] {""}
   *[other] { $says }
}
send-filed = Eine Kopie von Schreiben { $letter } liegt in Ihrem Ordner der gesendeten Mails.
send-unfiled = Von Schreiben { $letter } kann keine Kopie abgelegt werden: Das Postfach { $address } hat keinen Ordner für gesendete Mails. Legen Sie dort einen an („Sent“); von späteren Schreiben liegt dann eine darin. Den Wortlaut zeigt: funkstille review show { $letter }
send-waits = Schreiben { $letter } ({ $way }) ist an der Reihe; es wird wieder versucht am { $day } um { $time }. Warum, sagt: funkstille today
send-closed = Über Konto { $account } kann nichts hinausgehen: { $why }
send-no-copy = In Konto { $account } lässt sich keine Kopie dessen, was hinausging, bei den gesendeten Mails ablegen: { $why }
send-nothing = Es war nichts fällig.

cli-serve-listen = Wo Kalender ausgegeben werden, oder off [Vorgabe: 127.0.0.1:8417, nur dieser Rechner]

serve-no-listen = Kalender werden nicht ausgegeben: An { $address } kann sich niemand verbinden ({ $why }). Alles andere geht weiter.
