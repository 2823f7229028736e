DELETE FROM mail_place WHERE tenant = $1 AND account_id = $2
