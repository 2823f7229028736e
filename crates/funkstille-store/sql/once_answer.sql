UPDATE idempotency SET answer = $3 WHERE tenant = $1 AND idempotency_key = $2
