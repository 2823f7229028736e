-- What follows from the streams of invoices, and can be made from them again at any time.

CREATE TABLE invoice (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    invoice_id TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    project_id TEXT COLLATE "C",
    number TEXT COLLATE "C" NOT NULL,
    issued_on TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C",
    amount_minor BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    paid_minor BIGINT NOT NULL,
    open_minor BIGINT NOT NULL,
    order_number TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    is_cancelled BIGINT NOT NULL,
    case_begins_on TEXT COLLATE "C",
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, invoice_id)
);

CREATE INDEX invoice_number ON invoice (tenant, number);
CREATE INDEX invoice_client ON invoice (tenant, client_id);
CREATE INDEX invoice_open ON invoice (tenant, invoice_id) WHERE open_minor > 0;
CREATE INDEX invoice_due ON invoice (tenant, due_on, invoice_id) WHERE open_minor > 0;
-- The cases that begin by themselves are a range of this index, however many invoices there are.
CREATE INDEX invoice_begins ON invoice (tenant, case_begins_on, invoice_id) WHERE case_begins_on IS NOT NULL;

-- Payments that count.
CREATE TABLE invoice_payment (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    invoice_id TEXT COLLATE "C" NOT NULL,
    payment_id TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    paid_on TEXT COLLATE "C" NOT NULL,
    amount_minor BIGINT NOT NULL,
    account TEXT COLLATE "C",
    PRIMARY KEY (tenant, invoice_id, payment_id)
);

CREATE INDEX invoice_payment_name ON invoice_payment (tenant, payment_id);
CREATE INDEX invoice_payment_account ON invoice_payment (tenant, account) WHERE account IS NOT NULL;
