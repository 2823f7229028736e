DELETE FROM mail_account WHERE tenant = $1 AND account_id = $2
