# Was `project` zeigt.

cli-project = Was Sie für Ihre Kunden tun
cli-project-add = Ein Projekt anlegen
cli-project-add-client = Nummer, Name oder Adresse des Kunden
cli-project-add-title = Wie es heißt
cli-project-add-stage = Wie weit es ist: enquiry (Anfrage), running (läuft), paused (ruht), done (fertig), dormant (schläft) oder declined (abgesagt) [sonst: enquiry]
cli-project-add-reason = Warum es trotz früherer Zahlungsprobleme beginnt; das bleibt in der Akte
cli-project-list = Alle Projekte auflisten
cli-project-set = Ein Projekt anders nennen, oder sagen, wie weit es ist
cli-project-set-project = Nummer oder Name
cli-project-set-title = Wie es jetzt heißt
cli-project-set-stage = Wie weit es ist: enquiry (Anfrage), running (läuft), paused (ruht), done (fertig), dormant (schläft) oder declined (abgesagt)
cli-project-set-reason = Warum es trotz früherer Zahlungsprobleme beginnt; das bleibt in der Akte

value-project = PROJEKT
value-stage = STAND
value-title = NAME

project-added = Projekt { $project }, „{ $title }“: { $stage }
project-changed = Projekt { $project }, „{ $title }“: { $stage }
project-none = Es gibt noch keine Projekte. So legen Sie eins an: funkstille project add KUNDE "Website"

project-stage-enquiry = Anfrage
project-stage-running = läuft
project-stage-paused = ruht
project-stage-done = fertig
project-stage-dormant = schläft
project-stage-declined = abgesagt

head-project = Projekt
head-stage = Stand
