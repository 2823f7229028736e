SELECT feed_id, token_digest, settings, made_at
FROM feed WHERE tenant = $1 AND feed_id > $2 ORDER BY feed_id LIMIT $3
