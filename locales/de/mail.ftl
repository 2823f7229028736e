# Was `mail classify` zeigt.

cli-mail = Einzelne Nachrichten ansehen
cli-mail-classify = Sagen, was jede Nachricht ist: Antwort, Abwesenheit, Rückläufer, Rundbrief …
cli-mail-classify-paths = Dateien, Ordner, Maildirs oder mbox-Dateien; - liest eine Nachricht oder eine mbox aus der Eingabe
value-path = PFAD

classify-line = { $path }: { $kind } ({ $confidence } %)
classify-line-in-file = { $path }, Nachricht { $number }: { $kind } ({ $confidence } %)
classify-failed = nicht zugestellt an { $address } { $status }
classify-address-dead = unter dieser Adresse ist niemand zu erreichen
classify-left-company = die Person hat die Firma verlassen
classify-away-until = abwesend, letzter Tag { $day }
classify-holding-until = will antworten bis { $day }

kind-reply = ein Mensch hat geschrieben
kind-auto-reply = Abwesenheitsnotiz
kind-acknowledgement = automatische Eingangsbestätigung
kind-challenge = Aufforderung zu beweisen, dass Sie ein Mensch sind
kind-bounce = Rückläufer
kind-delay = Meldung, dass sich die Zustellung verzögert
kind-delivered = Bestätigung der Zustellung
kind-receipt = Lesebestätigung
kind-complaint = Spam-Beschwerde
kind-calendar = Kalendernachricht
kind-bulk = an viele oder von einem Programm gesendet
kind-unreadable = unlesbar

place-header = Kopfzeile { $name }
place-part = Teil { $name }
place-text = Text
place-envelope = Umschlag

sign-auto-reply-header = { $place } sagt, dass ein Programm geantwortet hat: { $quote }
sign-machine-header = { $place } sagt, dass ein Programm geschrieben hat: { $quote }
sign-list-header = { $place } sagt, dass die Nachricht an viele ging: { $quote }
sign-auto-reply-subject = { $place } ist die einer automatischen Antwort: { $quote }
sign-auto-reply-words = { $place } liest sich wie eine automatische Antwort: { $quote }
sign-acknowledgement-words = { $place } liest sich wie eine Eingangsbestätigung: { $quote }
sign-challenge-words = { $place } verlangt einen Beweis, dass Sie ein Mensch sind: { $quote }
sign-machine-sender = { $place } nennt ein Programm als Absender: { $quote }
sign-mail-system-sender = { $place } nennt ein Mailsystem als Absender: { $quote }
sign-no-envelope-sender = { $place } nennt keinen Absender: { $quote }
sign-report-subject = { $place } ist die eines Zustellberichts: { $quote }
sign-report-words = { $place } liest sich wie ein Zustellbericht: { $quote }
sign-delivery-report = { $place } gehört zu einem Zustellbericht: { $quote }
sign-read-receipt = { $place } gehört zu einer Lesebestätigung: { $quote }
sign-feedback-report = { $place } gehört zu einer Spam-Beschwerde: { $quote }
sign-calendar-method = { $place } gehört zu einer Kalendernachricht: { $quote }
sign-failed-address = { $place } nennt eine Adresse, die nicht erreicht wurde: { $quote }
sign-address-dead = { $place } sagt, dass es die Adresse nicht gibt: { $quote }
sign-address-may-live = { $place } nennt einen anderen Grund als die Adresse: { $quote }
sign-delay-words = { $place } sagt, dass sich die Zustellung nur verzögert: { $quote }
sign-left-company = { $place } sagt, dass die Person nicht mehr da ist: { $quote }
sign-away-until = { $place } sagt, bis wann die Abwesenheit dauert: { $quote }
sign-holding = { $place } kündigt eine Antwort an: { $quote }
sign-holding-until = { $place } sagt, bis wann eine Antwort kommt: { $quote }
sign-ambiguous-date = { $place } hat ein Datum, das sich auf zwei Arten lesen lässt: { $quote }
sign-answers-message = { $place } nennt die Nachricht, auf die geantwortet wird: { $quote }
sign-no-machine-sign = nichts deutet auf ein Programm hin
