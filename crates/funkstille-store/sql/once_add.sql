INSERT INTO idempotency (tenant, idempotency_key, request_digest, answer, recorded_at) VALUES ($1, $2, $3, NULL, $4)
ON CONFLICT (tenant, idempotency_key) DO NOTHING RETURNING idempotency_key
