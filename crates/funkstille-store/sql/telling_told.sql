SELECT MAX(next_at) FROM telling WHERE tenant = $1 AND receiver_id = $2 AND state = $3
