# Was `demo` sagt.

cli-demo = Sich in der Welt einer erfundenen Freiberuflerin umsehen und ihre Tage vergehen lassen; nichts wird gesendet
cli-demo-at = Die Datei ihrer Datenbank [sonst: ein eigener Ort, der genannt wird]
cli-demo-again = Sie wegwerfen und von vorn beginnen
cli-demo-advance = Tage vergehen lassen: 1d, 7d, 2w, oder bis zu einem Datum
cli-demo-by-itself = Die Freiberuflerin gibt jedes Schreiben frei und erledigt jede Aufgabe
value-advance = TAGE

demo-about =
    Das ist der Schreibtisch von Freya Lindqvist, Gestalterin in Berlin, am { $day }. Sie und ihre Kunden sind
    erfunden, und nichts verlässt ihn je: Was gesendet würde, wird nur festgehalten.
demo-next =
    Versuchen Sie als Nächstes:
      funkstille --database { $database } review
      funkstille --database { $database } case show { $case }
      funkstille demo{ $at } --advance 7d
      funkstille demo{ $at } --advance 90d --by-itself
      funkstille demo{ $at } --again
    Und dann Ihr eigenes Postfach: funkstille scan POSTFACH --me IHRE-ADRESSE
demo-advanced =
    Dort ist jetzt { $day }. Weiter mit: funkstille demo{ $at } --advance 7d
    Alle Befehle gehen auch dort: funkstille --database { $database } today
demo-came-in = Eingegangen
demo-done = Das Programm
demo-by-hand = { $name }
demo-left = Abgegangen, nur zur Übung
demo-held = Aufgehalten
demo-problems = Nicht vorzubereiten
demo-letter = Schreiben { $letter } an { $client }: { $step }, { $channels }
demo-letter-held = Schreiben { $letter }: { $why }
demo-quiet = In diesen Tagen ist nichts geschehen.
