SELECT letter_id, attempt, account_id, host, message_id, state, reply, copy_state, content_digest, lease_token,
    began_at, changed_at
FROM attempt WHERE tenant = $1 AND letter_id = $2 ORDER BY attempt
