-- By which ways the user is told, what is on its way there, and who may read the calendar. None of it can be made again
-- from the ledger. `secret` is sealed with a key that is never in the database (docs/accounts.md); of the token of a
-- calendar only the digest is kept.
CREATE TABLE receiver (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    receiver_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    secret BYTEA,
    told_until BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, receiver_id)
);

CREATE TABLE telling (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    receiver_id TEXT COLLATE "C" NOT NULL,
    telling_id TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    failure TEXT COLLATE "C",
    PRIMARY KEY (tenant, receiver_id, telling_id)
);

CREATE INDEX telling_due ON telling (tenant, state, next_at);

CREATE TABLE feed (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    feed_id TEXT COLLATE "C" NOT NULL,
    token_digest BYTEA NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, feed_id)
);

CREATE UNIQUE INDEX feed_token ON feed (tenant, token_digest);
