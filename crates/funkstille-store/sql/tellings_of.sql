SELECT receiver_id, telling_id, body, state, tries, next_at, failure
FROM telling WHERE tenant = $1 AND receiver_id = $2 AND state <> $3 ORDER BY telling_id LIMIT $4
