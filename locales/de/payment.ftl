# Was `payment` und `tick` zeigen.

cli-payment = Geld, das kam, und das Wort, dass keins kam
cli-payment-add = Eine Zahlung von Hand eintragen
cli-payment-add-case = Die Nummer des Falls
cli-payment-add-amount = Wie viel, etwa 400.00 [sonst: alles]
cli-payment-add-currency = Die Währung, etwa EUR oder CHF [sonst: EUR]
cli-payment-none = Sagen, dass Sie heute das Konto geprüft haben und nichts gekommen ist
cli-tick = Entscheiden und vorbereiten, was heute zu tun ist; nichts geht hinaus

payment-left = Offen sind noch { $balance }; damit geht der Plan weiter.
payment-thank = Wenn Sie sich bedanken wollen: funkstille case thank { $case }
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
