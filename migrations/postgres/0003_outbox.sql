-- What is on its way, and what must not happen twice. None of it can be made again from the ledger.

CREATE TABLE outbox (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    letter_id TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    send_at BIGINT,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    content_digest BYTEA,
    approved_digest BYTEA,
    lease_token BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, letter_id)
);

CREATE INDEX outbox_state ON outbox (tenant, state, letter_id);
CREATE INDEX outbox_claim ON outbox (tenant, send_at, letter_id) WHERE state = 'send-window';
CREATE INDEX outbox_client ON outbox (tenant, client_id);

-- Unique for ever: what was prepared once is never prepared again under the same key.
CREATE TABLE outbox_key (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    outbox_key TEXT COLLATE "C" NOT NULL,
    letter_id TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C" NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, outbox_key)
);

CREATE INDEX outbox_key_letter ON outbox_key (tenant, letter_id);
CREATE INDEX outbox_key_case ON outbox_key (tenant, case_id);

CREATE TABLE message_seen (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    message_id TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C",
    content_digest BYTEA,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, message_id)
);

CREATE INDEX message_seen_case ON message_seen (tenant, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE idempotency (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    idempotency_key TEXT COLLATE "C" NOT NULL,
    request_digest BYTEA NOT NULL,
    answer TEXT COLLATE "C",
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, idempotency_key)
);

CREATE TABLE setting (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name)
);
