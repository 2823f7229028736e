UPDATE mail_account SET read_at = NULL WHERE tenant = $1
