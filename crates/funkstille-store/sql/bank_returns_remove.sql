DELETE FROM bank_return WHERE tenant = $1 AND entry_id = $2 AND part = $3
