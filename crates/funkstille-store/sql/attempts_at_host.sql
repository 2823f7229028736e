SELECT letter_id, attempt, account_id, host, message_id, state, reply, copy_state, content_digest, lease_token,
    began_at, changed_at
FROM attempt {by_attempt_host} WHERE tenant = $1 AND host = $2 AND began_at >= $3 ORDER BY began_at DESC LIMIT $4
