SELECT entry_id, part, invoice_id, minor, origin_entry, origin_part, origin_state
FROM bank_return {by_return_origin} WHERE tenant = $1 AND origin_entry = $2 AND origin_part = $3 ORDER BY entry_id, part, invoice_id
