-- What was read from mailboxes. None of it can be made again from the ledger; most of it can be read again.

-- How far each folder of an account was read.
CREATE TABLE mail_folder (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    account_id TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    uid_validity BIGINT NOT NULL,
    next_uid BIGINT NOT NULL,
    oldest_uid BIGINT NOT NULL,
    highest_modseq BIGINT,
    remaining BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account_id, folder)
);

-- Accounts that are read, and when each was last read to its end.
CREATE TABLE mail_account (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    account_id TEXT COLLATE "C" NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (tenant, account_id)
);

-- Every message once, whatever folders it lies in; bytes only where a digest stands.
CREATE TABLE mail (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    mail_id TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C",
    direction TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    from_address TEXT COLLATE "C" NOT NULL,
    from_name TEXT COLLATE "C",
    recipients TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    base_subject TEXT COLLATE "C" NOT NULL,
    sent_at BIGINT,
    received_at BIGINT,
    answers TEXT COLLATE "C" NOT NULL,
    refers TEXT COLLATE "C" NOT NULL,
    returned TEXT COLLATE "C" NOT NULL,
    through_list BIGINT NOT NULL,
    proof TEXT COLLATE "C" NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C",
    content_digest BYTEA,
    gmail_id BIGINT,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, mail_id)
);

CREATE INDEX mail_client ON mail (tenant, client_id, direction, sent_at) WHERE client_id IS NOT NULL;

-- The other side of each message: a company's domain, or a whole address of free mail.
CREATE TABLE mail_party (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    party TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    mail_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, party, address, mail_id)
);

-- The ids that each message names.
CREATE TABLE mail_link (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    linked_id TEXT COLLATE "C" NOT NULL,
    mail_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, linked_id, mail_id)
);

-- Where each message lies; no message where it cannot be read.
CREATE TABLE mail_place (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    account_id TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    uid BIGINT NOT NULL,
    mail_id TEXT COLLATE "C",
    flags TEXT COLLATE "C" NOT NULL,
    labels TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, account_id, folder, uid)
);

CREATE INDEX mail_place_mail ON mail_place (tenant, mail_id) WHERE mail_id IS NOT NULL;

-- What a message did to a case: each does something to a case once.
CREATE TABLE mail_case (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    case_id TEXT COLLATE "C" NOT NULL,
    mail_id TEXT COLLATE "C" NOT NULL,
    did TEXT COLLATE "C" NOT NULL,
    step TEXT COLLATE "C",
    is_junk BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, case_id, mail_id)
);

CREATE INDEX mail_case_mail ON mail_case (tenant, mail_id);
CREATE INDEX mail_case_junk ON mail_case (tenant, told_at) WHERE is_junk = 1;

-- Messages of ours that wait for an answer, or may.
CREATE TABLE mail_wait (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    mail_id TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    asked TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C",
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, mail_id)
);

CREATE INDEX mail_wait_state ON mail_wait (tenant, state, mail_id);

CREATE INDEX case_message ON case_state (tenant, message_id) WHERE message_id IS NOT NULL;
