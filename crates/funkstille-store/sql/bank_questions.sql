SELECT entry_id, part, invoice_id, minor FROM bank_question
WHERE tenant = $1 AND entry_id >= $2 AND entry_id <= $3 ORDER BY entry_id, part, invoice_id
