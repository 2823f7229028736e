SELECT entry_id, part, parts, format, account, booked_on, currency, entry_minor, minor, bank_id, counterparty,
    counterparty_account, reference, end_to_end_id, is_return, state, file, line
FROM bank_payment WHERE tenant = $1 AND booked_on >= $2 AND booked_on <= $3 AND part = 1
