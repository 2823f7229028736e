SELECT outbox_key, letter_id FROM outbox_key WHERE tenant = $1 AND outbox_key = {member}
