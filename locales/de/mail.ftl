# Was `mail classify` zeigt.

cli-mail = Einzelne Nachrichten ansehen
cli-mail-classify = Sagen, was jede Nachricht ist: Antwort, Abwesenheit, Rückläufer, Rundbrief …
cli-mail-classify-paths = Dateien, Ordner, Maildirs oder mbox-Dateien; - liest eine Nachricht oder eine mbox aus der Eingabe
value-path = PFAD

classify-line = { $path }: { $kind } ({ $confidence } %)
classify-line-in-file = { $path }, Nachricht { $number }: { $kind } ({ $confidence } %)
classify-failed = nicht zugestellt an { $address } { $status }
classify-address-dead = die Adresse gibt es nicht mehr
classify-left-company = die Person hat die Firma verlassen
classify-away-until = abwesend, letzter Tag { $day }
classify-holding-until = will antworten bis { $day }

kind-reply = ein Mensch hat geschrieben
kind-auto-reply = Abwesenheitsnotiz
kind-acknowledgement = Eingangsbestätigung einer Maschine
kind-challenge = Frage, ob Sie ein Mensch sind
kind-bounce = Rückläufer
kind-delay = Meldung einer Verzögerung
kind-delivered = Zustellbericht
kind-receipt = Lesebestätigung
kind-complaint = Beschwerde
kind-calendar = Kalender
kind-bulk = an viele gesendet, oder von einer Maschine
kind-unreadable = unlesbar

place-header = Kopfzeile { $name }
place-part = Teil { $name }
place-text = Text
place-envelope = Umschlag

sign-auto-reply-header = { $place } sagt, dass ein Programm geantwortet hat: { $quote }
sign-machine-header = { $place } sagt, dass ein Programm geschrieben hat: { $quote }
sign-list-header = { $place } sagt, dass es an viele ging: { $quote }
sign-auto-reply-subject = { $place } ist die einer automatischen Antwort: { $quote }
sign-auto-reply-words = { $place } liest sich wie eine automatische Antwort: { $quote }
sign-acknowledgement-words = { $place } liest sich wie eine Eingangsbestätigung: { $quote }
sign-challenge-words = { $place } verlangt den Beweis, ein Mensch zu sein: { $quote }
sign-machine-sender = { $place } nennt ein Programm als Absender: { $quote }
sign-mail-system-sender = { $place } nennt ein Mailsystem als Absender: { $quote }
sign-no-envelope-sender = { $place } nennt keinen Absender: { $quote }
sign-report-subject = { $place } ist die eines Zustellberichts: { $quote }
sign-report-words = { $place } liest sich wie ein Zustellbericht: { $quote }
sign-delivery-report = { $place } ist ein Zustellbericht: { $quote }
sign-read-receipt = { $place } ist eine Lesebestätigung: { $quote }
sign-feedback-report = { $place } ist eine Beschwerde: { $quote }
sign-calendar-method = { $place } ist eine Kalendernachricht: { $quote }
sign-failed-address = { $place } nennt eine Adresse, die nicht erreicht wurde: { $quote }
sign-address-dead = { $place } sagt, dass es die Adresse nicht gibt: { $quote }
sign-address-may-live = { $place } nennt einen anderen Grund als die Adresse: { $quote }
sign-delay-words = { $place } sagt, dass es nur später wird: { $quote }
sign-left-company = { $place } sagt, dass die Person nicht mehr da ist: { $quote }
sign-away-until = { $place } sagt, bis wann: { $quote }
sign-holding = { $place } vertröstet: { $quote }
sign-holding-until = { $place } vertröstet bis zu einem Tag: { $quote }
sign-ambiguous-date = { $place } hat ein Datum mit zwei Lesarten: { $quote }
sign-answers-message = { $place } nennt eine frühere Nachricht: { $quote }
sign-no-machine-sign = nichts deutet auf ein Programm hin
