SELECT entry_id, part, invoice_id, minor, origin_entry, origin_part, origin_state
FROM bank_return WHERE tenant = $1 AND entry_id = $2 AND part = $3 ORDER BY invoice_id
