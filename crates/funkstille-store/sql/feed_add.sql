INSERT INTO feed (tenant, feed_id, token_digest, settings, made_at) VALUES ($1, $2, $3, $4, $5)
