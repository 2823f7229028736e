INSERT INTO attempt (tenant, letter_id, attempt, account_id, host, message_id, state, reply, copy_state, content_digest,
    lease_token, began_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING
