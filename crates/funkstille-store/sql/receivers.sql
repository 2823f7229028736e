SELECT receiver_id, kind, settings, secret, told_until
FROM receiver WHERE tenant = $1 AND receiver_id > $2 ORDER BY receiver_id LIMIT $3
