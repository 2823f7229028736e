-- Where mail is read from. None of it can be made again from the ledger. `secret` is sealed with a key that is never
-- in the database (docs/accounts.md).

CREATE TABLE account (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    account_id TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    host TEXT,
    port INTEGER,
    security TEXT,
    user_name TEXT,
    auth TEXT,
    secret BLOB,
    settings TEXT NOT NULL,
    succeeded_at INTEGER,
    failed_at INTEGER,
    failure TEXT,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, account_id)
) STRICT;
