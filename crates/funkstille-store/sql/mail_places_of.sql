SELECT mail_id, account_id, folder, uid, flags, labels FROM mail_place {by_place_mail}
WHERE tenant = $1 AND mail_id = {member}
