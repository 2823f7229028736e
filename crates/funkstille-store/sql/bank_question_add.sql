INSERT INTO bank_question (tenant, entry_id, part, invoice_id, minor)
VALUES {rows}
