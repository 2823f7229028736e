-- What was tried to hand over a letter. It is written before it happens and is never removed: it cannot be made again from
-- the ledger, which has the outcomes only.
CREATE TABLE attempt (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    letter_id TEXT COLLATE "C" NOT NULL,
    attempt BIGINT NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL,
    host TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    reply TEXT COLLATE "C" NOT NULL,
    copy_state TEXT COLLATE "C" NOT NULL,
    content_digest BYTEA,
    lease_token BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, letter_id, attempt)
);

CREATE INDEX attempt_host ON attempt (tenant, host, began_at);
CREATE INDEX attempt_message ON attempt (tenant, message_id);
CREATE INDEX attempt_state ON attempt (tenant, state, letter_id);
CREATE INDEX attempt_copy ON attempt (tenant, copy_state, letter_id);
