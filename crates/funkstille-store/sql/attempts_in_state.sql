SELECT letter_id, attempt, account_id, host, message_id, state, reply, copy_state, content_digest, lease_token,
    began_at, changed_at
FROM attempt {by_attempt_state} WHERE tenant = $1 AND state = $2 AND letter_id > $3 ORDER BY letter_id, attempt LIMIT $4
