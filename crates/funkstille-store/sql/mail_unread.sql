SELECT uid FROM mail_place
WHERE tenant = $1 AND account_id = $2 AND folder = $3 AND mail_id IS NULL
ORDER BY uid DESC LIMIT $4
