-- What follows from the streams of invoices, and can be made from them again at any time.

CREATE TABLE invoice (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    invoice_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    project_id TEXT,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    paid_minor INTEGER NOT NULL,
    open_minor INTEGER NOT NULL,
    order_number TEXT,
    case_id TEXT,
    is_cancelled INTEGER NOT NULL,
    case_begins_on TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_number ON invoice (tenant, number);
CREATE INDEX invoice_client ON invoice (tenant, client_id);
CREATE INDEX invoice_open ON invoice (tenant, invoice_id) WHERE open_minor > 0;
CREATE INDEX invoice_due ON invoice (tenant, due_on, invoice_id) WHERE open_minor > 0;
-- The cases that begin by themselves are a range of this index, however many invoices there are.
CREATE INDEX invoice_begins ON invoice (tenant, case_begins_on, invoice_id) WHERE case_begins_on IS NOT NULL;

-- Payments that count.
CREATE TABLE invoice_payment (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    invoice_id TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    paid_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    account TEXT,
    PRIMARY KEY (tenant, invoice_id, payment_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_payment_name ON invoice_payment (tenant, payment_id);
CREATE INDEX invoice_payment_account ON invoice_payment (tenant, account) WHERE account IS NOT NULL;
