SELECT entry_id, part, parts, format, account, booked_on, currency, entry_minor, minor, bank_id, counterparty,
    counterparty_account, reference, end_to_end_id, is_return, state, file, line
FROM bank_payment WHERE tenant = $1 AND state = $2 AND (entry_id, part) > ($3, $4) ORDER BY entry_id, part LIMIT $5
