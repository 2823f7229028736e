INSERT INTO mail_folder (tenant, account_id, folder, role, uid_validity, next_uid, oldest_uid, highest_modseq, remaining, changed_at)
VALUES {rows}
ON CONFLICT (tenant, account_id, folder) DO UPDATE SET
    role = excluded.role, uid_validity = excluded.uid_validity, next_uid = excluded.next_uid,
    oldest_uid = excluded.oldest_uid, highest_modseq = excluded.highest_modseq,
    remaining = excluded.remaining, changed_at = excluded.changed_at
