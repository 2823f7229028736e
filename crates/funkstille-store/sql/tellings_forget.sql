DELETE FROM telling WHERE tenant = $1 AND state = $2 AND next_at < $3
