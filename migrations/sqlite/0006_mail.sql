-- What was read from mailboxes. None of it can be made again from the ledger; most of it can be read again.

-- How far each folder of an account was read.
CREATE TABLE mail_folder (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    account_id TEXT NOT NULL,
    folder TEXT NOT NULL,
    role TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    next_uid INTEGER NOT NULL,
    oldest_uid INTEGER NOT NULL,
    highest_modseq INTEGER,
    remaining INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, account_id, folder)
) STRICT, WITHOUT ROWID;

-- Accounts that are read, and when each was last read to its end.
CREATE TABLE mail_account (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    account_id TEXT NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (tenant, account_id)
) STRICT, WITHOUT ROWID;

-- Every message once, whatever folders it lies in; bytes only where a digest stands.
CREATE TABLE mail (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    mail_id TEXT NOT NULL,
    message_id TEXT,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_address TEXT NOT NULL,
    from_name TEXT,
    recipients TEXT NOT NULL,
    subject TEXT NOT NULL,
    base_subject TEXT NOT NULL,
    sent_at INTEGER,
    received_at INTEGER,
    answers TEXT NOT NULL,
    refers TEXT NOT NULL,
    returned TEXT NOT NULL,
    through_list INTEGER NOT NULL,
    proof TEXT NOT NULL,
    said TEXT NOT NULL,
    client_id TEXT,
    content_digest BLOB,
    gmail_id INTEGER,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, mail_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_client ON mail (tenant, client_id, direction, sent_at) WHERE client_id IS NOT NULL;

-- The other side of each message: a company's domain, or a whole address of free mail.
CREATE TABLE mail_party (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    party TEXT NOT NULL,
    address TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    PRIMARY KEY (tenant, party, address, mail_id)
) STRICT, WITHOUT ROWID;

-- The ids that each message names.
CREATE TABLE mail_link (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    linked_id TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    PRIMARY KEY (tenant, linked_id, mail_id)
) STRICT, WITHOUT ROWID;

-- Where each message lies; no message where it cannot be read.
CREATE TABLE mail_place (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    account_id TEXT NOT NULL,
    folder TEXT NOT NULL,
    uid INTEGER NOT NULL,
    mail_id TEXT,
    flags TEXT NOT NULL,
    labels TEXT NOT NULL,
    PRIMARY KEY (tenant, account_id, folder, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_place_mail ON mail_place (tenant, mail_id) WHERE mail_id IS NOT NULL;

-- What a message did to a case: each does something to a case once.
CREATE TABLE mail_case (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    case_id TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    did TEXT NOT NULL,
    step TEXT,
    is_junk INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, case_id, mail_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_case_mail ON mail_case (tenant, mail_id);
CREATE INDEX mail_case_junk ON mail_case (tenant, told_at) WHERE is_junk = 1;

-- Messages of ours that wait for an answer, or may.
CREATE TABLE mail_wait (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    mail_id TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    asked TEXT NOT NULL,
    case_id TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, mail_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_wait_state ON mail_wait (tenant, state, mail_id);

CREATE INDEX case_message ON case_state (tenant, message_id) WHERE message_id IS NOT NULL;
