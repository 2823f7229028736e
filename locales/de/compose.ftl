# Warum eine E-Mail nicht geschrieben werden konnte.

compose-bad-address = „{ $address }“ ist keine Mailadresse. Berichtigen Sie sie beim Kunden oder in den eigenen Angaben.
compose-bad-id = „{ $id }“ kann nicht die Kennung einer Nachricht sein. Prüfen Sie die eigene Mailadresse; aus ihr wird die Kennung gebildet.
compose-bad-date = Der Tag dieser Nachricht lässt sich nicht schreiben. Prüfen Sie Datum und Uhrzeit dieses Rechners.
compose-too-long = { $field } darf höchstens { $most } Zeichen lang sein. Kürzen Sie.
compose-no-file-name = Vom Namen eines Anhangs bleibt nichts, was sich zeigen lässt. Geben Sie der Datei einen Namen.
compose-bad-type = Der Anhang „{ $file }“ ist von einer Art, die sich nicht anhängen lässt. Hängen Sie ihn als PDF an.

compose-field-from = Der Name des Absenders
compose-field-reply-to = Der Name für Antworten
compose-field-to = Der Name des Empfängers
compose-field-subject = Der Betreff
compose-field-file-name = Der Name eines Anhangs
