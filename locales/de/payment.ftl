# Was `payment` und `tick` zeigen.

cli-payment = Geld, das kam, und das Wort, dass keins kam
cli-payment-add = Eine Zahlung von Hand eintragen
cli-payment-add-case = Die Nummer der Rechnung oder des Falls; case/7 und invoice/7 sagen, welche von beiden
cli-payment-add-amount = Wie viel, etwa 400.00 [sonst: alles]
cli-payment-add-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-payment-add-on = An welchem Tag es kam [sonst: heute]
cli-payment-revert = Eine Zahlung zurücknehmen: sie war für etwas anderes, oder das Geld ging zurück
cli-payment-revert-payment = Ihr Name, etwa hand/3 oder bank/7, wie ihn „funkstille invoice show“ zeigt
cli-payment-revert-returned = Das Geld ging zurück (Rücklastschrift); sonst war die Zuordnung falsch
cli-payment-none = Sagen, dass Sie heute das Konto geprüft haben und nichts gekommen ist
cli-tick = Entscheiden und vorbereiten, was heute zu tun ist; nichts geht hinaus

payment-left = Unbezahlt sind noch { $balance }; damit geht der Plan weiter.
payment-too-much = Es kamen { $amount } mehr, als geschuldet war. Geben Sie es zurück, oder klären Sie mit dem Kunden, was damit geschieht.
payment-thank = Wenn Sie sich bedanken wollen: funkstille case thank { $case }
payment-reverted = Die Zahlung { $payment } zählt nicht mehr. Betroffen: { $numbers }
payment-not-to-send = Das gedruckte Schreiben darf nicht mehr hinaus: { $step }. { $rest ->
    [yes] Das nächste „tick“ schreibt es mit den Beträgen, die jetzt gelten, neu.
   *[no] Geht es darin auch um andere Rechnungen, schreibt das nächste „tick“ es für diese neu.
}
payment-withdrawn = Das Schreiben, das wartete, wurde zurückgenommen: { $step }.
payment-nothing-came = { $count ->
    [0] Es gibt keinen offenen Fall, in dem es um Geld geht.
    [one] Für einen offenen Fall festgehalten: Sie haben heute das Konto geprüft, und nichts ist gekommen.
   *[other] Für { $count } offene Fälle festgehalten: Sie haben heute das Konto geprüft, und nichts ist gekommen.
}
tick-nothing = Heute ist nichts zu tun.
tick-done = { $count ->
    [one] Ein Fall wurde angesehen.
   *[other] { $count } Fälle wurden angesehen.
} Was auf Sie wartet: funkstille task list
