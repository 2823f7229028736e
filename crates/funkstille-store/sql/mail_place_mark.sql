UPDATE mail_place SET flags = $5, labels = $6
WHERE tenant = $1 AND account_id = $2 AND folder = $3 AND uid = $4 RETURNING mail_id
