SELECT uid, flags, labels FROM mail_place
WHERE tenant = $1 AND account_id = $2 AND folder = $3
ORDER BY uid DESC LIMIT $4
