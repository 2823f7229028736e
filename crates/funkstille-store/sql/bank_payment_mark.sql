UPDATE bank_payment SET state = $4 WHERE tenant = $1 AND entry_id = $2 AND part = $3 AND state = $5 RETURNING entry_id
