# Was der Nutzer erfährt: die Tagesmail, eine Zeile aufs Telefon, der Kalender.

digest-subject = Funkstille, { $day }: { $count ->
        [0] Nichts wartet auf Sie
        [one] Eines wartet auf Sie
       *[other] { $count } Dinge warten auf Sie
    }
digest-missed = Die Tagesmail vom { $day } hat Sie vielleicht nicht erreicht.
digest-not-left = Die Tagesmail vom { $day } ist nicht hinausgegangen.
digest-came = SEIT DER LETZTEN TAGESMAIL EINGEGANGEN ({ $count })
digest-came-line = - { $client } · { $told } (Fall { $case })
digest-payment = Geld ist eingegangen
digest-held = ZURÜCKGEHALTEN ({ $count })
digest-accounts = POSTFÄCHER, DIE SICH NICHT LESEN LASSEN ({ $count })
digest-account = - { $address }: { $why }
digest-ledger = Ihr Hauptbuch endet mit Eintrag { $sequence }, Prüfsumme { $digest }.
    Bewahren Sie diese Mail auf: Was vorher eingetragen wurde, kann niemand ändern, ohne ihr zu widersprechen.

telling-letter-waits = Ein Schreiben wartet auf Ihre Freigabe (Fall { $case }).
telling-answer-came = Ein Kunde hat geschrieben (Fall { $case }).
telling-letter-left = Ein Schreiben ist hinausgegangen (Fall { $case }).
telling-letter-uncertain = Ein Schreiben ist vielleicht hinausgegangen; bitte sehen Sie nach (Fall { $case }).
telling-payment-came = Geld ist eingegangen (Fall { $case }).
telling-task-opened = Eine Aufgabe steht auf Ihrer Liste (Fall { $case }).
telling-problem = Das Postfach { $account } lässt sich nicht lesen.
telling-test = Funkstille erreicht Sie hier.
telling-of-client = { $client }: { $told }

agenda-name = Funkstille
agenda-letter = Freigeben: { $step }
agenda-task = Zu tun: { $task }
agenda-deadline = Die Frist endet: { $step }
agenda-promise = Für diesen Tag ist eine Zahlung zugesagt
agenda-title = { $title } (Fall { $case })
agenda-title-named = { $client }: { $title } (Fall { $case })
agenda-note = funkstille case show { $case }

problem-telling-unknown = Es gibt keinen Empfänger „{ $given }“. Alle: funkstille tell list
problem-telling-unknown-feed = Es gibt keinen Kalender „{ $given }“. Alle: funkstille feed list
problem-telling-unsafe = Was an { $host } geht, ließe sich unterwegs mitlesen. Nehmen Sie eine Adresse mit https, oder erlauben Sie diesen Rechner mit --private als einen Ihres eigenen Netzes.
problem-telling-private = { $host } liegt nicht im öffentlichen Netz; dort wird nichts aufgerufen. Ist es ein Rechner Ihres eigenen Netzes, erlauben Sie ihn mit --private.
problem-telling-status = { $host } hat es nicht angenommen und mit { $status } geantwortet.
problem-telling-unreadable = Die Angaben zu Empfänger oder Kalender { $receiver } sind nicht zu verstehen. Entfernen Sie ihn, und legen Sie ihn neu an.
problem-telling-bad-token = Das Token ist leer oder hat einen Zeilenumbruch. Geben Sie die Datei an, in der nur das Token steht.

cli-tell = Auf welchen Wegen Sie erfahren, was geschieht
cli-tell-list = Alle Empfänger aufzählen, und ob sie erreicht werden
cli-tell-add = Einem Webhook oder einem Thema bei ntfy sagen, was von jetzt an geschieht
cli-tell-add-way = webhook oder ntfy
cli-tell-add-url = Seine Adresse
cli-tell-add-kinds = Nur dies: letter-waits, answer-came, letter-left, letter-uncertain, payment-came, task-opened, problem; auch mehrmals
cli-tell-add-names = Auch die Namen von Kunden sagen
cli-tell-add-private = Erlauben, dass dieser Rechner in einem privaten Netz liegt
cli-tell-add-token-file = Eine Datei mit dem Token des Themas
cli-tell-remove = Einem Empfänger nichts mehr sagen
cli-tell-remove-receiver = Seine Nummer
cli-tell-test = Einem Empfänger sagen, dass er erreicht wird
cli-tell-test-receiver = Seine Nummer
cli-tell-digest = Zeigen oder festlegen, wann es eine Tagesmail gibt
cli-tell-digest-when = off (nie), when-needed (wenn etwas ansteht) oder daily (an jedem Werktag)
cli-feed = Ein Kalender, den andere unter einer geheimen Adresse lesen
cli-feed-new = Eine geheime Adresse anlegen
cli-feed-new-no-names = Die Namen von Kunden weglassen
cli-feed-list = Alle Adressen aufzählen, ohne das Geheime daran
cli-feed-revoke = Eine Adresse ungültig machen
cli-feed-revoke-feed = Ihre Nummer

value-receiver = EMPFÄNGER
value-kind = ART
value-when = WANN

tell-added = Empfänger { $receiver } erfährt, was von jetzt an geschieht. Ausprobieren mit: funkstille tell test { $receiver }
tell-secret = Sein Geheimnis, nur dieses eine Mal gezeigt: { $secret }
tell-removed = Empfänger { $receiver } erfährt nichts mehr.
tell-reached = Empfänger { $receiver } wurde erreicht.
tell-none = Niemand erfährt etwas. Legen Sie einen Empfänger an mit: funkstille tell add
tell-line = { $receiver } · { $way } · { $host } · { $failing ->
        [0] { $reached ->
            [yes] wird erreicht
           *[unknown] dort wurde noch nichts gesagt, oder seit 30 Tagen nichts; ausprobieren mit: funkstille tell test { $receiver }
        }
        [one] eines wurde nicht angenommen
       *[other] { $failing } wurden nicht angenommen
    }
tell-lost = Das Geheimnis von Empfänger { $receiver } des Geschäfts { $business } lässt sich mit keinem der Schlüssel öffnen. Entfernen Sie ihn, und legen Sie ihn neu an.
tell-digest-off = Es gibt keine Tagesmail.
tell-digest-when-needed = Es gibt eine Tagesmail an Werktagen, an denen etwas zu sagen ist.
tell-digest-daily = Es gibt an jedem Werktag eine Tagesmail.

feed-made = { $path }
feed-kept-secret = Das ist Kalender { $feed }, nur dieses eine Mal gezeigt. Wer die Adresse kennt, liest ihn; beenden mit: funkstille feed revoke { $feed }
feed-none = Es gibt keinen Kalender. Legen Sie einen an mit: funkstille feed new
feed-line = { $feed } · angelegt { $at } · { $names ->
        [yes] mit Namen
       *[no] ohne Namen
    }
feed-revoked = Die Adresse von Kalender { $feed } gilt nicht mehr.
