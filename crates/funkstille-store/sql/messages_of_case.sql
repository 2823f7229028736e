SELECT message_id, content_digest, seen_at FROM message_seen {by_message_case}
WHERE tenant = $1 AND case_id = $2 ORDER BY seen_at, message_id
