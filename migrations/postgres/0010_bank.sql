-- What came in and went out on accounts, as statements say it. It cannot be made again from the ledger; what it paid is
-- in there. A booking of several payments has a row for each; `entry_minor` is the whole of it.
CREATE TABLE bank_payment (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    entry_id BIGINT NOT NULL,
    part BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C",
    booked_on TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    entry_minor BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    bank_id TEXT COLLATE "C",
    counterparty TEXT COLLATE "C",
    counterparty_account TEXT COLLATE "C",
    reference TEXT COLLATE "C",
    end_to_end_id TEXT COLLATE "C",
    is_return BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    line BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, entry_id, part)
);

CREATE INDEX bank_payment_end_to_end ON bank_payment (tenant, end_to_end_id);
CREATE INDEX bank_payment_reference ON bank_payment (tenant, reference);
CREATE INDEX bank_payment_day ON bank_payment (tenant, booked_on);
CREATE INDEX bank_payment_state ON bank_payment (tenant, state, entry_id, part);

-- The accounts of which there are statements, and up to when they are complete; an empty name where none was given.
CREATE TABLE bank_account (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    account TEXT COLLATE "C" NOT NULL,
    until_at BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account)
);
