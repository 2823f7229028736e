-- What entries gave back, so that it can be undone: the payment, how it stood before, and how much of which invoice it had
-- paid; where it had paid none, one row without an invoice.
CREATE TABLE bank_return (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    entry_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    invoice_id TEXT NOT NULL,
    minor INTEGER NOT NULL,
    origin_entry INTEGER NOT NULL,
    origin_part INTEGER NOT NULL,
    origin_state TEXT NOT NULL,
    PRIMARY KEY (tenant, entry_id, part, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_return_origin ON bank_return (tenant, origin_entry, origin_part);
