-- Payments about which a person is asked: what each of them likely pays. It is written when payments are matched, and
-- removed with the answer.
CREATE TABLE bank_question (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    entry_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    invoice_id TEXT NOT NULL,
    minor INTEGER NOT NULL,
    PRIMARY KEY (tenant, entry_id, part, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_question_invoice ON bank_question (tenant, invoice_id);
