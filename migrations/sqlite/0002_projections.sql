-- What follows from the ledger and can be made from it again at any time.

CREATE TABLE client (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    client_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    debtor TEXT,
    do_not_contact INTEGER NOT NULL,
    zone TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    client_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    contact_id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    greeting TEXT,
    form_of_address TEXT NOT NULL,
    PRIMARY KEY (tenant, client_id, place)
) STRICT, WITHOUT ROWID;

-- Addresses, numbers and profiles of contacts.
CREATE TABLE contact_reach (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    client_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tenant, client_id, contact_id, kind, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_reach_value ON contact_reach (tenant, value);

CREATE TABLE project (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    project_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    title TEXT NOT NULL,
    stage TEXT NOT NULL,
    PRIMARY KEY (tenant, project_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX project_client ON project (tenant, client_id);

CREATE TABLE case_state (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    case_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    project_id TEXT,
    subject TEXT NOT NULL,
    message_id TEXT,
    playbook TEXT NOT NULL,
    stage TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    outcome TEXT,
    ended_on TEXT,
    due_on TEXT,
    next_step TEXT,
    last_message_on TEXT,
    held TEXT,
    letter_step TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, case_id)
) STRICT, WITHOUT ROWID;

-- The day's work is a range of this index, however many cases are open.
CREATE INDEX case_due ON case_state (tenant, due_on, case_id) WHERE due_on IS NOT NULL;
CREATE INDEX case_held ON case_state (tenant, case_id) WHERE held IS NOT NULL;
-- Open, and nothing will ever come of it by itself.
CREATE INDEX case_stuck ON case_state (tenant, case_id)
    WHERE outcome IS NULL AND due_on IS NULL AND held IS NULL AND letter_step IS NULL;
CREATE INDEX case_client ON case_state (tenant, client_id);

CREATE TABLE task (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    case_id TEXT NOT NULL,
    opened_version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step TEXT,
    sent_on TEXT,
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    closed_on TEXT,
    PRIMARY KEY (tenant, case_id, opened_version)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_open ON task (tenant, opened_on, case_id, opened_version) WHERE state = 'open';
