# Warum ein Server eine Nachricht nicht angenommen hat, oder was statt seiner Antwort kam. Ob die Nachricht gesendet ist,
# steht nicht hier, sondern im Satz davor.

smtp-no-such-host = Der Server „{ $host }“ ist nicht zu finden. Prüfen Sie seinen Namen und die Verbindung zum Internet.
smtp-refused = Unter { $place } nimmt niemand Verbindungen an. Prüfen Sie Namen und Port des Servers; üblich sind 465 und 587.
smtp-unreachable = { $place } ist nicht zu erreichen: { $why }. Prüfen Sie die Verbindung zum Internet.
smtp-no-tls = Unter { $place } antwortet kein Server mit TLS. Prüfen Sie den Port: Für TLS ist 465 üblich, für STARTTLS 587.
smtp-no-starttls = { $place } bietet kein STARTTLS an, oder jemand dazwischen unterdrückt es; weder Passwort noch Nachricht wurden gesendet. Stellen Sie auf TLS mit Port 465 um.
smtp-no-greeting = Unter { $place } sagt der Server nichts. Wo er zuerst sprechen sollte, wie bei STARTTLS, wartet er: Das ist wohl ein Port für TLS, oder kein Mailserver. Stellen Sie auf TLS um (üblich ist 465), oder prüfen Sie den Port: Für STARTTLS ist 587 üblich.
smtp-plain-over-network = Ohne Verschlüsselung verbindet sich das Programm nur mit diesem Rechner selbst, nicht mit { $place }. Stellen Sie auf TLS um.
smtp-certificate-untrusted = Dem Zertifikat von { $place } ist nicht zu trauen: { $why ->
        [unknown-issuer] Niemand, dem dieser Rechner vertraut, hat es unterschrieben
        [self-signed] Es hat sich selbst unterschrieben
       *[other] { $why }
    }. Prüfen Sie den Namen des Servers. Ist es Ihr eigener, oder gehört er zu einer eigenen Zertifizierungsstelle, dann legen Sie das Zertifikat (PEM) in eine Datei, und nennen Sie diese in der Konfiguration als „authorities“: funkstille config set authorities DATEI
smtp-certificate-expired = Das Zertifikat von { $place } gilt nicht mehr oder noch nicht. Prüfen Sie Datum und Uhrzeit dieses Rechners; stimmen sie, dann muss der Betreiber des Servers das Zertifikat erneuern.
smtp-certificate-other-name = Der Server zeigt ein Zertifikat, das nicht für „{ $host }“ gilt. Tragen Sie den Namen ein, den der Anbieter nennt.
smtp-tls = Mit { $place } kommt keine verschlüsselte Verbindung zustande: { $why }. Nötig ist TLS 1.2 oder neuer; fragen Sie den Betreiber des Servers.
smtp-bad-roots = Das Zertifikat einer Zertifizierungsstelle lässt sich nicht lesen: { $why }. Nennen Sie eine Datei im Format PEM oder DER, oder installieren Sie die Zertifikate des Systems (Paket ca-certificates).
smtp-no-smtp = Unter { $place } antwortet etwas anderes als ein Server, der Mail annimmt. Prüfen Sie Namen und Port.
smtp-wrong-password = Der Server nimmt Name und Passwort von { $user } nicht an: { $says }. Prüfen Sie beides. Manche Anbieter verlangen die ganze Adresse als Namen, manche ein App-Passwort.
smtp-app-password = Für { $user } verlangt der Anbieter ein App-Passwort: { $says }. Legen Sie in den Einstellungen Ihres Kontos eines an, und tragen Sie es hier ein.
smtp-passwords-off = Für { $user } lässt der Anbieter keine Anmeldung mit Passwort mehr zu: { $says }. Verbinden Sie das Konto über OAuth.
smtp-password-expired = Das Passwort von { $user } ist abgelaufen: { $says }. Ändern Sie es beim Anbieter, und tragen Sie das neue ein.
smtp-token-refused = Der Anbieter nimmt die Freigabe für { $user } nicht mehr an: { $says }. Verbinden Sie das Konto neu.
smtp-not-allowed = Das Konto { $user } darf auf diesem Weg nichts senden: { $says }. Schalten Sie SMTP in den Einstellungen des Kontos ein, oder fragen Sie den, der es verwaltet.
smtp-protection-wanted = Der Server verlangt eine verschlüsselte Verbindung: { $says }. Stellen Sie auf TLS um.
smtp-no-way-to-log-in = Der Server bietet keine Anmeldung an, die dieses Programm beherrscht{ $count ->
        [0] : über diese Verbindung bietet er keine
       *[other] . Er bietet: { $offered }
    }. Fragen Sie den Anbieter nach SMTP mit Passwort oder OAuth.
smtp-too-many = Der Server lässt zurzeit keine weitere Verbindung zu: { $says }. Schließen Sie andere Mailprogramme, oder warten Sie.
smtp-unavailable = Der Server ist zurzeit nicht verfügbar: { $says }.
smtp-unsendable-user = Der Name des Kontos enthält ein Zeichen, das sich nicht senden lässt. Tippen Sie ihn neu ein.
smtp-unsendable-secret = Das Passwort enthält ein Zeichen, das sich nicht senden lässt. Tippen Sie es neu ein.
smtp-closed = Der Server hat die Verbindung beendet. { $says }
smtp-broken = Die Verbindung ist abgerissen: { $why }.
smtp-silent = Der Server hat { $seconds } Sekunden lang nicht geantwortet.
smtp-garbled-line = Der Server hat eine Zeile ohne Ende gesendet. Prüfen Sie, ob unter dieser Adresse wirklich ein Server läuft, der Mail annimmt.
smtp-garbled-too-much = Der Server hat viel mehr geantwortet, als zu fragen war; die Verbindung wurde beendet. Wiederholt es sich, dann melden Sie es dem Betreiber des Servers.
smtp-garbled-answer = Die Antwort des Servers passt nicht zur Frage; die Verbindung wurde beendet. Wiederholt es sich, dann melden Sie es dem Betreiber des Servers.
smtp-greeting-later = Der Server nimmt gerade niemanden an: { $says }.
smtp-greeting-never = Der Server weist uns ab: { $says }. Prüfen Sie, ob es der Server ist, den Ihr Anbieter für ausgehende Mail nennt.
smtp-hello-later = Der Server will gerade nicht mit uns sprechen: { $says }.
smtp-hello-never = Der Server will nicht mit uns sprechen: { $says }. Prüfen Sie, ob es der Server ist, den Ihr Anbieter für ausgehende Mail nennt.
smtp-sender-later = Der Server nimmt von dieser Absenderadresse gerade nichts an: { $says }.
smtp-sender-never = Der Server nimmt von dieser Absenderadresse nichts an: { $says }. Prüfen Sie, ob das Konto unter ihr senden darf.
smtp-recipient-later = Der Server nimmt für den Empfänger gerade nichts an: { $says }.
smtp-recipient-never = Der Server nimmt für den Empfänger nichts an: { $says }. Prüfen Sie die Adresse.
smtp-start-later = Der Server nimmt die Nachricht gerade nicht an: { $says }.
smtp-start-never = Der Server nimmt die Nachricht nicht an: { $says }.
smtp-message-later = Der Server hat die Nachricht gelesen und will sie gerade nicht: { $says }.
smtp-message-never = Der Server hat die Nachricht gelesen und abgelehnt: { $says }. Ändern Sie, was ihn stört, oder schicken Sie sie auf einem anderen Weg.
smtp-too-large = Die Nachricht hat { $size } Bytes, und der Server nimmt höchstens { $most } an. Nehmen Sie einen Anhang heraus oder verkleinern Sie ihn.
smtp-needs-utf8 = Die Adresse „{ $address }“ hat vor dem @ Buchstaben, die dieser Server nicht befördert (SMTPUTF8). Fragen Sie nach einer anderen Adresse, oder senden Sie über einen anderen Anbieter.
smtp-needs-eight-bit = Die Nachricht hat Zeichen, die dieser Server nicht befördert (8BITMIME). Senden Sie über einen anderen Anbieter.
smtp-bad-address = „{ $address }“ ist keine Mailadresse. Berichtigen Sie sie.
smtp-zero-byte = Die Nachricht enthält ein Nullzeichen, das kein Server annimmt. Nehmen Sie es heraus.
