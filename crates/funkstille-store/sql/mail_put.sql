INSERT INTO mail (tenant, mail_id, message_id, direction, kind, from_address, from_name, recipients, subject, base_subject, sent_at, received_at, answers, refers, returned, through_list, proof, said, client_id, content_digest, gmail_id, seen_at)
VALUES {rows}
ON CONFLICT (tenant, mail_id) DO UPDATE SET
    direction = excluded.direction, kind = excluded.kind, said = excluded.said, sent_at = excluded.sent_at,
    client_id = excluded.client_id, content_digest = excluded.content_digest
