UPDATE outbox SET facts = $3 WHERE tenant = $1 AND letter_id = $2
