-- By which ways the user is told, what is on its way there, and who may read the calendar. None of it can be made again
-- from the ledger. `secret` is sealed with a key that is never in the database (docs/accounts.md); of the token of a
-- calendar only the digest is kept.
CREATE TABLE receiver (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    receiver_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    secret BLOB,
    told_until INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, receiver_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE telling (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    receiver_id TEXT NOT NULL,
    telling_id TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    failure TEXT,
    PRIMARY KEY (tenant, receiver_id, telling_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX telling_due ON telling (tenant, state, next_at);

CREATE TABLE feed (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    feed_id TEXT NOT NULL,
    token_digest BLOB NOT NULL,
    settings TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, feed_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX feed_token ON feed (tenant, token_digest);
