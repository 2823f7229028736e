SELECT message_id, content_digest, seen_at FROM message_seen
WHERE tenant = $1 AND case_id = $2 ORDER BY seen_at, message_id
