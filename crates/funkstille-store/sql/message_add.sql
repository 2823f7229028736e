INSERT INTO message_seen (tenant, message_id, case_id, content_digest, seen_at)
VALUES {rows}
ON CONFLICT (tenant, message_id) DO NOTHING RETURNING message_id
