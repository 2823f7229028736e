UPDATE telling SET state = $4, tries = $5, next_at = $6, failure = $7
WHERE tenant = $1 AND receiver_id = $2 AND telling_id = $3 AND tries = $8 RETURNING tries
