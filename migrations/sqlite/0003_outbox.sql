-- What is on its way, and what must not happen twice. None of it can be made again from the ledger.

CREATE TABLE outbox (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    letter_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    send_at INTEGER,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    facts TEXT NOT NULL,
    content_digest BLOB,
    approved_digest BLOB,
    lease_token INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, letter_id)
) STRICT;

CREATE INDEX outbox_state ON outbox (tenant, state, letter_id);
CREATE INDEX outbox_claim ON outbox (tenant, send_at, letter_id) WHERE state = 'send-window';
CREATE INDEX outbox_client ON outbox (tenant, client_id);

-- Unique for ever: what was prepared once is never prepared again under the same key.
CREATE TABLE outbox_key (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    outbox_key TEXT NOT NULL,
    letter_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (tenant, outbox_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_key_letter ON outbox_key (tenant, letter_id);
CREATE INDEX outbox_key_case ON outbox_key (tenant, case_id);

CREATE TABLE message_seen (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    message_id TEXT NOT NULL,
    case_id TEXT,
    content_digest BLOB,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_seen_case ON message_seen (tenant, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE idempotency (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    idempotency_key TEXT NOT NULL,
    request_digest BLOB NOT NULL,
    answer TEXT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, name)
) STRICT, WITHOUT ROWID;
