DELETE FROM mail_folder WHERE tenant = $1 AND account_id = $2
