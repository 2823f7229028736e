SELECT letter_id FROM outbox_key {by_case} WHERE tenant = $1 AND case_id = $2 ORDER BY letter_id
