SELECT began_at FROM attempt {by_attempt_host}
WHERE tenant = $1 AND host = $2 AND began_at >= $3 ORDER BY began_at
