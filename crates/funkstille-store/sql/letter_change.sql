UPDATE outbox SET state = $4, send_at = $5, subject = $6, body = $7, content_digest = $8, approved_digest = $9,
    version = version + 1, changed_at = $10
WHERE tenant = $1 AND letter_id = $2 AND version = $3
