# Was `review` zeigt.

cli-review = Wartende Schreiben lesen, ändern, freigeben oder überspringen; am Terminal eines nach dem anderen
cli-review-show = Zeigen, was genau hinausgeht, warum, und was dagegen spricht
cli-review-show-letter = Die Nummer des Schreibens
cli-review-edit = Den Wortlaut eines wartenden Schreibens ändern; eine Freigabe gilt dann nicht mehr
cli-review-edit-letter = Die Nummer des Schreibens
cli-review-edit-subject = Ein anderer Betreff; eine Mail in einem laufenden Austausch sollte ihren behalten
cli-review-edit-text-file = Eine Datei mit dem ganzen neuen Text
cli-review-edit-without = Warum das Schreiben weglassen darf, was es über das Geld sagen sollte; nie in einer letzten Mahnung
cli-review-edit-editor = Betreff und Text in Ihrem Editor öffnen (VISUAL oder EDITOR)
cli-review-approve = Genau das freigeben, was dasteht; sagt, wann es hinausgeht
cli-review-approve-letter = Die Nummer des Schreibens
cli-review-approve-fingerprint = Die Prüfsumme dessen, was Sie gelesen haben: Wurde das Schreiben seither geändert, wird es nicht freigegeben
cli-review-skip = Den Schritt eines Schreibens auslassen; der Plan geht mit dem nächsten weiter
cli-review-skip-letter = Die Nummer des Schreibens
cli-review-skip-reason = Warum; das bleibt in der Akte
cli-review-sent = Sagen, dass Sie das Schreiben selbst gesendet haben, auf allen seinen Wegen
cli-review-sent-letter = Die Nummer des Schreibens
cli-review-sent-as-is = Es ging mit den Tagen hinaus, die es nennt, obwohl sie von einem anderen Tag an zählen
cli-review-recall = Die Freigabe eines Schreibens zurücknehmen, bevor es hinausgeht
cli-review-recall-letter = Die Nummer des Schreibens
cli-review-arrived = Sagen, dass ein Schreiben angekommen ist, von dem niemand wusste, ob es hinausging
cli-review-arrived-letter = Die Nummer des Schreibens
cli-review-again = Ein Schreiben nochmals senden lassen, von dem niemand weiß, ob es hinausging
cli-review-again-letter = Die Nummer des Schreibens
cli-review-copy = Nur den Text ausgeben, zum Einfügen in ein Mailprogramm
cli-review-copy-letter = Die Nummer des Schreibens
cli-review-draft = Ein Schreiben zu den Entwürfen des eigenen Postfachs legen, einmal; von dort gesendet zählt es als sein Schritt
cli-review-draft-letter = Die Nummer des Schreibens
cli-review-print = Das Schreiben als Datei für den Drucker ausgeben (PDF), für Fensterumschläge
cli-review-print-letter = Die Nummer des Schreibens
cli-review-print-channel = Die Seiten dieses Wegs [Vorgabe: was mit der Post geht, sonst das Fax]
cli-review-print-pdf = Die Datei, in die es geschrieben wird
value-letter = SCHREIBEN
value-channel = WEG
value-fingerprint = PRÜFSUMME
value-subject = BETREFF
value-reason = GRUND

review-none = Nichts wartet auf Freigabe. Funkstille sendet nichts ohne Sie.
review-none-but-leaving = Nichts wartet auf Freigabe. Was von selbst hinausgeht, zeigt: funkstille today
review-head-letter = Nr.
review-head-client = Kunde
review-head-matter = Worum es geht
review-head-step = Schritt
review-head-channels = Weg
review-head-since = Seit

review-letter = Schreiben { $letter }
review-about = Zu: { $value }
review-why = Grund: { $value }
review-from = Von: { $value }
review-to = An: { $value }
review-subject = Betreff: { $value }
review-attached = Anlage: { $value }
review-deadline = Frist: { $value }
review-fingerprint = Prüfsumme: { $value }
review-tone = „{ $word }“ trifft den Ton nicht (Liste „{ $list }“ in templates/forbidden.toml).

review-do-approve =
    Freigeben:    funkstille review approve { $letter } --fingerprint { $fingerprint }
    Ändern:       funkstille review edit { $letter } --editor
    Überspringen: funkstille review skip { $letter } --reason GRUND
review-do-remind-only =
    Das Programm erinnert nur: Senden Sie das Schreiben selbst, und sagen Sie es dann.
    Text:         funkstille review copy { $letter }
    Entwurf:      funkstille review draft { $letter }
    Gesendet:     funkstille review sent { $letter }
    Überspringen: funkstille review skip { $letter } --reason GRUND
review-do-by-hand =
    Dieser Kunde bekommt nur, was Sie von Hand senden: Senden Sie das Schreiben selbst, und sagen Sie es dann.
    Text:         funkstille review copy { $letter }
    Gesendet:     funkstille review sent { $letter }
    Überspringen: funkstille review skip { $letter } --reason GRUND
review-do-leaves =
    Freigegeben. Es geht frühestens am { $when } hinaus und lässt sich bis dahin aufhalten.
    Aufhalten:    funkstille review recall { $letter }
    Ändern:       funkstille review edit { $letter } --editor
review-approved-draft = Ein Entwurf dieses Schreibens liegt im Postfach von { $address }. Löschen Sie ihn dort: Was Sie von dort senden, geht neben diesem hinaus.
review-do-leaves-now =
    Freigegeben und bereit seit { $when }: Es geht hinaus, sobald nichts es mehr aufhält.
    Aufhalten:    funkstille review recall { $letter }
    Ändern:       funkstille review edit { $letter } --editor
review-do-print = Drucken:      funkstille review print { $letter } --pdf DATEI
review-was-sent = Es wurde gesendet.
review-is-with-person = Es liegt bei Ihnen: Geben Sie es auf oder senden Sie das Fax, und sagen Sie dann, dass es erledigt ist. Was zu tun ist: funkstille today
review-is-uncertain = Es ist vielleicht schon hinausgegangen: Sehen Sie im Ordner der gesendeten Mails nach.
review-was-stopped = Es wurde gestoppt und ging nie hinaus.
review-copy-stopped = Es wurde gestoppt und ging nie hinaus. Senden Sie es nicht.

review-approved = Schreiben { $letter } ist freigegeben. Es geht frühestens am { $when } hinaus, wenn nicht vorher eine Antwort oder eine Zahlung kommt.
review-written-anew = Schreiben { $letter } ginge am { $day } hinaus und nannte andere Tage. Es wurde neu geschrieben, als Schreiben dieses Tages. Lesen Sie es noch einmal: funkstille review show { $letter }
review-edited = Schreiben { $letter } ist geändert.
review-unchanged = Schreiben { $letter } bleibt, wie es ist.
review-recalled = Schreiben { $letter } geht nicht hinaus. Es wartet wieder auf Ihr Wort.
review-arrived = Schreiben { $letter } ist angekommen; der Plan geht von dem Tag an weiter, an dem es hinausging.
review-again = Schreiben { $letter } wird nochmals gesendet, sobald alle Sperren es zulassen.
review-skipped = Schreiben { $letter } ist übersprungen; der Plan geht mit dem nächsten Schritt weiter.
review-sent = Schreiben { $letter } gilt als heute gesendet.

review-printed = Schreiben { $letter } steht in { $file }.
review-print-post = Drucken und unterschreiben Sie es, und geben Sie es zur Post.
review-print-register = Drucken und unterschreiben Sie es, geben Sie es als Einschreiben auf, und heben Sie den Beleg mit der Sendungsnummer auf.
review-print-enclose = Legen Sie bei: { $value }
review-print-statement = Die Forderungsaufstellung gehört dazu: { $file }
review-print-fax-by-hand = Senden Sie es als Fax an { $number }.
review-print-fax-too = Das Fax hat eigene Seiten: funkstille review print { $letter } --channel fax --pdf fax.pdf
review-print-fax = Das Fax geht als E-Mail an { $address }.

review-drafted = Schreiben { $letter } liegt in „{ $folder }“ von { $address }. Senden Sie es von dort: Sobald es bei den gesendeten Mails liegt, gilt sein Schritt als getan.
review-drafted-before = Schreiben { $letter } liegt schon in „{ $folder }“ von { $address }. Senden Sie es von dort: Sobald es bei den gesendeten Mails liegt, gilt sein Schritt als getan.

review-place = Schreiben { $at } von { $count }
review-keys = a freigeben, e ändern, s überspringen, h selbst gesendet, n weiter, q beenden, dann Eingabetaste:
review-ask-reason = Warum?
review-left = { $count ->
        [0] Nichts wartet mehr.
        [one] Ein Schreiben wartet noch.
       *[other] { $count } Schreiben warten noch.
    }
