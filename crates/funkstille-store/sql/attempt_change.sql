UPDATE attempt SET state = $6, reply = $7, copy_state = $8, changed_at = $9
WHERE tenant = $1 AND letter_id = $2 AND attempt = $3 AND state = $4 AND copy_state = $5
