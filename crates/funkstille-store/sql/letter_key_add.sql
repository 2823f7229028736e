INSERT INTO outbox_key (tenant, outbox_key, letter_id, case_id, step)
VALUES {rows}
