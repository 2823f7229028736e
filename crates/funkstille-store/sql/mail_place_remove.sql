DELETE FROM mail_place WHERE tenant = $1 AND account_id = $2 AND folder = $3 AND uid = $4
