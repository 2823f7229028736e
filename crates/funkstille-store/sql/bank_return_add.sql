INSERT INTO bank_return (tenant, entry_id, part, invoice_id, minor, origin_entry, origin_part, origin_state)
VALUES {rows}
