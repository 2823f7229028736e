SELECT outbox_key, case_id, step FROM outbox_key WHERE tenant = $1 AND letter_id = $2 ORDER BY outbox_key
