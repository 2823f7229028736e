SELECT letter_id, client_id, channel, recipient, state, send_at, subject, body, facts, content_digest,
    approved_digest, lease_token, lease_until, version, changed_at
FROM outbox WHERE tenant = $1 AND client_id = $2 AND state = $3 ORDER BY letter_id
