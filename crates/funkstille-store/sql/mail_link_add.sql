INSERT INTO mail_link (tenant, linked_id, mail_id)
VALUES {rows}
ON CONFLICT (tenant, linked_id, mail_id) DO NOTHING
