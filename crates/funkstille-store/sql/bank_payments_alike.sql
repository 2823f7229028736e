SELECT entry_id, part, parts, format, account, booked_on, currency, entry_minor, minor, bank_id, counterparty,
    counterparty_account, reference, end_to_end_id, is_return, state, file, line
FROM bank_payment {by_bank_number} WHERE tenant = $1 AND minor > 0 AND end_to_end_id = $2
UNION
SELECT entry_id, part, parts, format, account, booked_on, currency, entry_minor, minor, bank_id, counterparty,
    counterparty_account, reference, end_to_end_id, is_return, state, file, line
FROM bank_payment {by_bank_words} WHERE tenant = $1 AND minor > 0 AND reference = $3
ORDER BY entry_id, part
