# Was beim Fragen im Netz schiefgehen kann.

error-http-closed = Im Übungsbetrieb wird keine Verbindung geöffnet. Verwenden Sie eine Datenbank, die nicht zum Üben ist.
error-http-no-address = „{ $address }“ ist keine Adresse im Netz. Schreiben Sie eine wie https://example.org.
error-http-scheme = Adressen mit „{ $scheme }:“ werden nicht aufgerufen. Schreiben Sie eine mit https: oder http:.
error-http-login = Die Adresse bei { $host } enthält Anmeldedaten; damit wird sie nicht aufgerufen. Lassen Sie alles vor dem @ weg.
error-http-port = { $host } soll über den Port { $port } gefragt werden; üblich sind nur die des Webs. Verwenden Sie eine Adresse ohne Port.
error-http-not-public = { $host } liegt unter { $ip } und damit nicht im öffentlichen Netz; dort wird nichts aufgerufen. Prüfen Sie die Adresse.
error-http-avoided = { $host } gehört zu einem Netzwerk, in dem nur ein Mensch nachsieht. Sehen Sie dort selbst nach.
error-http-no-such-host = Einen Server namens { $host } gibt es nicht. Prüfen Sie die Adresse.
error-http-host-unknown = Wo { $host } zu finden ist, ließ sich nicht erfahren: { $why }. Prüfen Sie die Verbindung ins Netz, und versuchen Sie es später noch einmal.
error-http-no-connection = { $host } ist nicht zu erreichen: { $why }. Versuchen Sie es später noch einmal.
error-http-not-secure = { $host } kann nicht beweisen, wer er ist: { $why }. Prüfen Sie die Adresse; bei einem eigenen Server auch sein Zertifikat.
error-http-too-slow = { $host } hat innerhalb von { $seconds } Sekunden nicht zu Ende geantwortet. Versuchen Sie es später noch einmal.
error-http-too-large = { $host } antwortet mit mehr als { $bytes } Bytes; so viel wird nicht gelesen. Prüfen Sie die Adresse.
error-http-too-many-redirects = { $host } leitet immer weiter. Nennen Sie die Adresse, bei der das endet.
error-http-bad-redirect = { $host } leitet an eine Adresse weiter, der nicht gefolgt wird: von https zu http oder nirgendwohin. Nennen Sie die Adresse, bei der das endet.
error-http-bad-answer = { $host } antwortet nicht so, wie es im Netz üblich ist: { $why }. Prüfen Sie die Adresse.
