UPDATE outbox_key SET letter_id = $3 WHERE tenant = $1 AND outbox_key = $2
