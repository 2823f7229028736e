SELECT outbox_key, case_id, step FROM outbox_key {by_letter} WHERE tenant = $1 AND letter_id = $2 ORDER BY outbox_key
