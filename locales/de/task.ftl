# Was `task` zeigt.

cli-task = Was nur Sie tun können
cli-task-list = Die offenen Aufgaben auflisten: was, für wen, seit wann, was sie aufhalten
cli-task-show = Eine Aufgabe zeigen: was zu sagen, wo zu suchen ist
cli-task-show-task = Fall und Aufgabe, etwa 12/call; nur der Fall, wo er eine Aufgabe hat
cli-task-done = Sagen, dass eine Aufgabe erledigt ist
cli-task-done-task = Fall und Aufgabe, etwa 12/call; nur der Fall, wo er eine Aufgabe hat
cli-task-done-outcome = Was dabei herauskam; funkstille task show nennt, was es gibt
cli-task-done-until = Der Tag, der dabei genannt wurde
cli-task-done-on = Der Tag, an dem das Schreiben aufgegeben oder gefaxt wurde; ohne Angabe heute
cli-task-done-note = Eine Notiz für die Akte
cli-task-done-number = Die Sendungsnummer eines Schreibens oder eine gefundene Telefonnummer
cli-task-done-address = Eine gefundene E-Mail-Adresse
cli-task-done-good-again = Die Adresse nehmen, obwohl dort niemand zu erreichen war: Sie gilt wieder, aus diesem Grund
cli-task-done-file = Eine Datei für die Akte, etwa der Auslieferungsbeleg

value-outcome = ERGEBNIS
value-task = AUFGABE

task-none = Für Sie ist nichts zu tun.
task-about = Aufgabe { $task } · { $client }, „{ $subject }“ · seit { $day }
task-blocks-nothing = hält nichts auf
task-blocks-plan = hält alles auf, bis sie erledigt ist
task-blocks-never = hält nichts auf und bleibt, bis sie erledigt ist
task-blocks-end = bis { $day }, dann gilt sie als liegen geblieben
task-blocks-step = hält auf: { $step }, bis { $day }
task-then = Wenn sie erledigt ist: funkstille task done { $task }
task-everyone-can-see = Was Sie an einem öffentlichen Ort schreiben, können alle sehen.
task-breaks-tone = Diese Wörter gehören an keinen öffentlichen Ort: { $words }
task-learn-address = Von nun an dorthin schreiben: funkstille client address { $client } { $address } --email
task-errand-letter = Schreiben { $letter } mit der Post (Datei: funkstille review print { $letter } --pdf brief.pdf) an:
task-errand-registered = Schreiben { $letter } als Einschreiben (Datei: funkstille review print { $letter } --pdf brief.pdf) an:
task-errand-fax = Schreiben { $letter } als Fax (Datei: funkstille review print { $letter } --channel fax --pdf fax.pdf) an:
task-again-to-new = An: { $address }. Sie ist inzwischen hinterlegt; die letzte Nachricht ging an eine andere Adresse.
task-again-to-same = An: { $address }. Eine andere Adresse hat niemand genannt: Finden Sie heraus, ob diese stimmt; sonst hinterlegen Sie eine bessere: funkstille client address { $client } ADRESSE --email
task-again-to-on-file = An: { $address }, die hinterlegte Adresse.
task-again-to-nobody = Es ist keine E-Mail-Adresse hinterlegt. Hinterlegen Sie eine: funkstille client address { $client } ADRESSE --email
task-again-text = Ihr Text: funkstille review copy { $letter }
task-again-own = Es ist die Nachricht, die Sie selbst geschrieben haben: „{ $subject }“.
text-check-sound = Der Text hält den Ton.
text-check-breaks = Diese Wörter brechen den Ton: { $words }

task-part-purpose = Worum es geht:
task-part-numbers = Nummern:
task-part-links = Mit einem Klick:
task-part-say = Sagen Sie:
task-part-arrived = Wenn es angekommen ist:
task-part-not-arrived = Wenn es nicht angekommen ist:
task-part-someone-else = Wenn jemand anders abnimmt:
task-part-voicemail = Auf dem Anrufbeantworter:
task-part-choose = Wählen Sie:
task-part-private = Privat:
task-part-public-rule = An einem öffentlichen Ort:
task-part-public = Ein Text für einen öffentlichen Ort:
task-part-found = Schon gefunden:
task-part-look = Wo Sie suchen:
task-part-claim = Die Forderung:
task-part-check = Zuerst prüfen:
task-part-collect = Sammeln:
task-part-where = Wo:
task-part-later = Später:

follow-on-compare-addresses-how = Sehen Sie die letzte Nachricht des Kunden an: Kommt sie von einer anderen Adresse als der, an die Sie schreiben? Hinterlegen Sie die gute (funkstille client address), und sagen Sie dann, dass es erledigt ist.
follow-on-find-number-how = Suchen Sie in der Signatur der letzten E-Mail, im Vertrag, im Impressum. Hinterlegen Sie die Nummer (funkstille client address), und sagen Sie dann, dass es erledigt ist.
follow-on-did-not-arrive-how = Lesen Sie die Meldung, die zurückkam: zu groß, abgewiesen, Postfach voll? Finden Sie einen Weg darum herum, und sagen Sie dann, dass es erledigt ist.
follow-on-send-again-how = Senden Sie die letzte Nachricht selbst noch einmal, und sagen Sie dann, dass es erledigt ist: Der Schritt zählt ab heute.
follow-on-send-rest-how = Das Schreiben ging auf einem Weg hinaus, auf den anderen an diesem Tag nicht. Sehen Sie den Text nach (funkstille case show, funkstille review show; für die Post: funkstille review print), senden Sie ihn selbst, und sagen Sie dann, dass es erledigt ist.
follow-on-post-letter-how = Drucken und unterschreiben Sie das Schreiben, und geben Sie es auf. Sagen Sie dann, an welchem Tag (--on TAG; ohne Angabe heute), bei einem Einschreiben auch die Sendungsnummer (--number NUMMER). Erst dann gilt es als gesendet. Kommt vorher eine Antwort oder eine Zahlung, verschwindet diese Aufgabe: Geben Sie es dann nicht mehr auf.
follow-on-send-fax-how = Drucken Sie das Schreiben, senden Sie es mit der Rechnung als Fax, und sagen Sie dann, an welchem Tag (--on TAG; ohne Angabe heute). Erst dann gilt es als gesendet. Kommt vorher eine Antwort oder eine Zahlung, verschwindet diese Aufgabe: Senden Sie es dann nicht mehr.
follow-on-note-tracking-number-how = Notieren Sie die Sendungsnummer vom Einlieferungsbeleg (--number NUMMER), und heben Sie ihn auf.
follow-on-order-delivery-record-how = Bestellen Sie den Auslieferungsbeleg bei der Post, solange er dort aufbewahrt wird. Legen Sie ihn zur Akte: --file DATEI, auch wenn er erst kommt, nachdem Sie die Aufgabe als erledigt gemeldet haben.

head-task = Aufgabe
head-what = Was
head-since = Seit
head-blocks = Was sie aufhält
