SELECT entry_id, part, invoice_id, minor FROM bank_question {by_question_invoice}
WHERE tenant = $1 AND invoice_id = {member}
