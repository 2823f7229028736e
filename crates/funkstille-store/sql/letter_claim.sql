UPDATE outbox SET lease_token = lease_token + 1, lease_until = $3, version = version + 1, changed_at = $2
WHERE tenant = $1 AND letter_id = (
    SELECT letter_id FROM outbox
    WHERE tenant = $1 AND state = 'send-window' AND send_at <= $2 AND lease_until <= $2 AND (send_at, letter_id) > ($4, $5)
    ORDER BY send_at, letter_id LIMIT 1 {skip_locked})
RETURNING letter_id, client_id, channel, recipient, state, send_at, subject, body, facts, content_digest,
    approved_digest, lease_token, lease_until, version, changed_at
