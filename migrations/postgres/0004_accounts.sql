-- Where mail is read from. None of it can be made again from the ledger. `secret` is sealed with a key that is never
-- in the database (docs/accounts.md).

CREATE TABLE account (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    account_id TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    host TEXT COLLATE "C",
    port BIGINT,
    security TEXT COLLATE "C",
    user_name TEXT COLLATE "C",
    auth TEXT COLLATE "C",
    secret BYTEA,
    settings TEXT COLLATE "C" NOT NULL,
    succeeded_at BIGINT,
    failed_at BIGINT,
    failure TEXT COLLATE "C",
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account_id)
);
