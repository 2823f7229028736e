# Was `interest` Menschen zeigt, und warum sich Zinsen nicht berechnen lassen.

interest-title = Zinsen nach der Regel { $rule }, Tage gezählt nach { $count }
interest-title-agreed = Zinsen zu einem vereinbarten Satz, Tage gezählt nach { $count }
interest-from = Erster Tag
interest-until = Letzter Tag
interest-days = Tage
interest-rate = Satz
interest-principal = Hauptforderung
interest-interest = Zinsen
interest-percent = { $rate } %
interest-part-head = Rate
interest-part = Rate { $number }: { $amount }{ $due ->
    [none] { "" }
   *[other] , fällig { $due }
}{ $replaced ->
    [yes] , bis anderes vereinbart wurde; Zinsen { $interest }
   *[no] { $since ->
        [none] , noch nicht in Verzug
       *[other] { $ground ->
            [none] , verzinst ab { $since }
           *[other] , in Verzug ab { $since }: { $ground } ({ $basis })
        }
    }; Zinsen { $interest }, offen { $left }
}
interest-applied = { $day }: Es gingen { $amount } ein, davon { $costs } auf Kosten, { $interest } auf Zinsen, { $principal } auf die Hauptforderung
interest-sum-all = Zinsen insgesamt: { $amount }
interest-sum-principal = Verbleibende Hauptforderung: { $amount }
interest-sum-not-due = Davon noch nicht fällig: { $amount }
interest-sum-costs = Verbleibende Kosten: { $amount }
interest-sum-open = Nicht bezahlte Zinsen: { $amount }
interest-sum-flat-fee = Verzugspauschale: { $amount }
interest-sum-total = Insgesamt geschuldet: { $amount }
interest-sum-due = Davon fällig: { $amount }
interest-note-provisional = Vorläufig: Mindestens ein Halbjahr steht noch nicht in der Tabelle und hat den letzten bekannten Satz.
interest-note-left-out = Der Zinssatz ab { $day } ist noch nicht bekannt: Zinsen von diesem Tag an kommen hinzu.
interest-note-to-flat-fee = { $amount } gingen über Hauptforderung, Zinsen und Kosten hinaus ein und zählen auf die Verzugspauschale.
interest-note-overpaid = { $amount } gingen über alles hinaus ein, was geschuldet ist.
interest-note-unverified = Nicht jede Zahl wurde in einer Quelle gelesen, oder Quellen widersprechen sich: Prüfen Sie, was als ungeprüft bezeichnet ist.
interest-sources = Woher die Zahlen stammen:
interest-source = { $basis }. Quelle: { $source }. Angesehen am { $day }: { $confidence }
interest-source-since = { $basis }, ab { $since }. Quelle: { $source }. Angesehen am { $day }: { $confidence }
interest-source-none = { $basis }, ab { $since }. Keine Quelle genannt: { $confidence }
interest-confidence-checked = dort gelesen
interest-confidence-derived = aus dort Gelesenem berechnet
interest-confidence-general = ungeprüft, Allgemeinwissen
interest-confidence-conflict = ungeprüft, Quellen widersprechen sich

interest-unknown-half-year = Der Satz des Halbjahrs ab { $day } steht nicht in der Tabelle der Regel „{ $rule }“. Ergänzen Sie die Tabelle, oder nehmen Sie mit --provisional den letzten bekannten Satz.
interest-before-rule = Die Regel „{ $rule }“ kennt keinen Satz für { $day }; sie beginnt am { $since }. Beginnen Sie dort, oder verwenden Sie fixed mit einem eigenen Satz.
interest-contract-before-rule = Die Regel „{ $rule }“ gilt nicht für einen Vertrag vom { $day }. Verwenden Sie fixed mit dem Satz, der für ihn gilt.
interest-contract-after-start = Ein Vertrag vom { $day } kann nicht ab { $from } Zinsen tragen. Berichtigen Sie einen der beiden Tage.
interest-payment-after-end = Die Zahlung vom { $day } kommt nach dem letzten Tag, { $until }. Lassen Sie sie weg, oder nennen Sie einen späteren letzten Tag.
interest-other-currency = Die Forderung lautet auf { $wanted }, nicht auf { $given }. Lassen Sie die Währung weg, oder verwenden Sie fixed für einen vereinbarten Satz.
interest-needs-dates = Bei act/act zählt, in welchem Jahr die Tage liegen. Nennen Sie --from und --until, oder zählen Sie die Tage mit --day-count anders.
interest-too-large = Der Betrag ist zu groß für die Berechnung.
interest-unknown-rule = Die Regel „{ $given }“ gibt es nicht. Es gibt: { $known }.
interest-fixed-needs = Die Regel „fixed“ braucht { $option }.
interest-only-fixed = Nur die Regel „fixed“ nimmt { $option }. Lassen Sie es weg; Tage nennen Sie mit --from und --until.
interest-no-days = Es ist nicht bekannt, welche Tage Zinsen tragen. Nennen Sie den ersten mit --from und den letzten mit --until.
interest-days-alone = { $option } passt nicht zu --days, das keine Daten kennt. Nennen Sie --from und --until statt --days.
interest-end-before-start = Der letzte Tag, { $until }, kommt vor dem ersten, { $from }. Berichtigen Sie einen der beiden Tage.
interest-parts-differ = Die Teile ergeben { $given }, die Hauptforderung beträgt { $wanted }. Nennen Sie Teile, die alles ergeben.
interest-bad-rate = „{ $given }“ ist kein Satz. Schreiben Sie Prozent im Jahr mit Dezimalpunkt, etwa 5.12; höchstens vier Nachkommastellen, höchstens 1000.
interest-bad-payment = „{ $given }“ ist keine Zahlung. Schreiben Sie Tag und Betrag, etwa 2026-05-01:400.00.

law-syntax = { $path }:{ $line }: { $message }. Berichtigen Sie die Datei.
law-bad-value = { $path }:{ $line }: „{ $name }“ kann nicht „{ $found }“ sein. Berichtigen Sie die Datei.
law-rate-out-of-order = { $path }:{ $line }: Der Satz ab { $day } folgt nicht auf den davor. Ordnen Sie die Sätze, und lassen Sie kein Halbjahr aus.
law-unknown-reference = { $path }:{ $line }: Die Regel „{ $rule }“ nennt die Tabelle „{ $reference }“, die es nicht gibt. Berichtigen Sie den Namen, oder ergänzen Sie die Tabelle.
