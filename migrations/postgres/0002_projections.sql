-- What follows from the ledger and can be made from it again at any time.

CREATE TABLE client (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    client_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    debtor TEXT COLLATE "C",
    do_not_contact BIGINT NOT NULL,
    zone TEXT COLLATE "C",
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, client_id)
);

CREATE TABLE contact (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    client_id TEXT COLLATE "C" NOT NULL,
    place BIGINT NOT NULL,
    contact_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    greeting TEXT COLLATE "C",
    form_of_address TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, client_id, place)
);

-- Addresses, numbers and profiles of contacts.
CREATE TABLE contact_reach (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    client_id TEXT COLLATE "C" NOT NULL,
    contact_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    place BIGINT NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, client_id, contact_id, kind, place)
);

CREATE INDEX contact_reach_value ON contact_reach (tenant, value);

CREATE TABLE project (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    project_id TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, project_id)
);

CREATE INDEX project_client ON project (tenant, client_id);

CREATE TABLE case_state (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    case_id TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    project_id TEXT COLLATE "C",
    subject TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C",
    playbook TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    opened_on TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C",
    ended_on TEXT COLLATE "C",
    due_on TEXT COLLATE "C",
    next_step TEXT COLLATE "C",
    last_message_on TEXT COLLATE "C",
    held TEXT COLLATE "C",
    letter_step TEXT COLLATE "C",
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, case_id)
);

-- The day's work is a range of this index, however many cases are open.
CREATE INDEX case_due ON case_state (tenant, due_on, case_id) WHERE due_on IS NOT NULL;
CREATE INDEX case_held ON case_state (tenant, case_id) WHERE held IS NOT NULL;
-- Open, and nothing will ever come of it by itself.
CREATE INDEX case_stuck ON case_state (tenant, case_id)
    WHERE outcome IS NULL AND due_on IS NULL AND held IS NULL AND letter_step IS NULL;
CREATE INDEX case_client ON case_state (tenant, client_id);

CREATE TABLE task (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    case_id TEXT COLLATE "C" NOT NULL,
    opened_version BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    step TEXT COLLATE "C",
    sent_on TEXT COLLATE "C",
    opened_on TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C",
    closed_on TEXT COLLATE "C",
    PRIMARY KEY (tenant, case_id, opened_version)
);

CREATE INDEX task_open ON task (tenant, opened_on, case_id, opened_version) WHERE state = 'open';
