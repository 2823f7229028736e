-- What came in and went out on accounts, as statements say it. It cannot be made again from the ledger; what it paid is
-- in there. A booking of several payments has a row for each; `entry_minor` is the whole of it.
CREATE TABLE bank_payment (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    entry_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    format TEXT NOT NULL,
    account TEXT,
    booked_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    entry_minor INTEGER NOT NULL,
    minor INTEGER NOT NULL,
    bank_id TEXT,
    counterparty TEXT,
    counterparty_account TEXT,
    reference TEXT,
    end_to_end_id TEXT,
    is_return INTEGER NOT NULL,
    state TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, entry_id, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_payment_end_to_end ON bank_payment (tenant, end_to_end_id);
CREATE INDEX bank_payment_reference ON bank_payment (tenant, reference);
CREATE INDEX bank_payment_day ON bank_payment (tenant, booked_on);
CREATE INDEX bank_payment_state ON bank_payment (tenant, state, entry_id, part);

-- The accounts of which there are statements, and up to when they are complete; an empty name where none was given.
CREATE TABLE bank_account (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    account TEXT NOT NULL,
    until_at INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, account)
) STRICT, WITHOUT ROWID;
