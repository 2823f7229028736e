# What `project` shows.

cli-project = What you are doing for your clients
cli-project-add = Add a project
cli-project-add-client = Number, name or address of the client
cli-project-add-title = What it is called
cli-project-add-stage = How far it is: enquiry, running, paused, done, dormant or declined [default: enquiry]
cli-project-add-reason = Why it begins in spite of earlier trouble with payment; that stays on record
cli-project-list = List all projects
cli-project-set = Change the title of a project, or how far it is
cli-project-set-project = Number or title
cli-project-set-title = What it is called now
cli-project-set-stage = How far it is: enquiry, running, paused, done, dormant or declined
cli-project-set-reason = Why it begins in spite of earlier trouble with payment; that stays on record

value-project = PROJECT
value-stage = STAGE
value-title = TITLE

project-added = Project { $project }, “{ $title }”: { $stage }
project-changed = Project { $project }, “{ $title }”: { $stage }
project-none = There are no projects yet. Add one with: funkstille project add CLIENT "Website"

project-stage-enquiry = enquiry
project-stage-running = running
project-stage-paused = paused
project-stage-done = done
project-stage-dormant = dormant
project-stage-declined = declined

head-project = Project
head-stage = Stage
