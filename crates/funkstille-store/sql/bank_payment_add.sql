INSERT INTO bank_payment (tenant, entry_id, part, parts, format, account, booked_on, currency, entry_minor, minor, bank_id, counterparty,
    counterparty_account, reference, end_to_end_id, is_return, state, file, line, imported_at)
VALUES {rows}
