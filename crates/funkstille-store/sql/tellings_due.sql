SELECT receiver_id, telling_id, body, state, tries, next_at, failure
FROM telling WHERE tenant = $1 AND state = $2 AND next_at <= $3 ORDER BY next_at, receiver_id, telling_id LIMIT $4
