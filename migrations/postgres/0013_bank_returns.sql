-- What entries gave back, so that it can be undone: the payment, how it stood before, and how much of which invoice it had
-- paid; where it had paid none, one row without an invoice.
CREATE TABLE bank_return (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    entry_id BIGINT NOT NULL,
    part BIGINT NOT NULL,
    invoice_id TEXT COLLATE "C" NOT NULL,
    minor BIGINT NOT NULL,
    origin_entry BIGINT NOT NULL,
    origin_part BIGINT NOT NULL,
    origin_state TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, entry_id, part, invoice_id)
);

CREATE INDEX bank_return_origin ON bank_return (tenant, origin_entry, origin_part);
