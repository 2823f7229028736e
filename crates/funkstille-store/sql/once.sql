SELECT request_digest, answer FROM idempotency WHERE tenant = $1 AND idempotency_key = $2
