INSERT INTO mail_party (tenant, party, address, mail_id)
VALUES {rows}
ON CONFLICT (tenant, party, address, mail_id) DO NOTHING
