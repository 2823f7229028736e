SELECT folder, role, uid_validity, next_uid, oldest_uid, highest_modseq, remaining FROM mail_folder
WHERE tenant = $1 AND account_id = $2 ORDER BY folder
