UPDATE event SET salt = NULL, body = NULL WHERE tenant = $1 AND sequence = $2
