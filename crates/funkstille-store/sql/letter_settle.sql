UPDATE outbox SET state = $4, lease_until = $5, version = version + 1, changed_at = $6
WHERE tenant = $1 AND letter_id = $2 AND lease_token = $3 AND state IN ('handed-over', 'uncertain')
