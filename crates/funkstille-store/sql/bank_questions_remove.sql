DELETE FROM bank_question WHERE tenant = $1 AND entry_id = $2 AND part = $3
