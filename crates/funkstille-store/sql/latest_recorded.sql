SELECT recorded_at FROM event WHERE tenant = $1 AND recorded_at >= $2 ORDER BY recorded_at DESC LIMIT 1
