-- Payments about which a person is asked: what each of them likely pays. It is written when payments are matched, and
-- removed with the answer.
CREATE TABLE bank_question (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    entry_id BIGINT NOT NULL,
    part BIGINT NOT NULL,
    invoice_id TEXT COLLATE "C" NOT NULL,
    minor BIGINT NOT NULL,
    PRIMARY KEY (tenant, entry_id, part, invoice_id)
);

CREATE INDEX bank_question_invoice ON bank_question (tenant, invoice_id);
