INSERT INTO mail_place (tenant, account_id, folder, uid, mail_id, flags, labels)
VALUES {rows}
ON CONFLICT (tenant, account_id, folder, uid) DO UPDATE SET
    mail_id = excluded.mail_id, flags = excluded.flags, labels = excluded.labels
