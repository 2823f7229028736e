SELECT feed_id, token_digest, settings, made_at FROM feed WHERE tenant = $1 AND token_digest = $2
