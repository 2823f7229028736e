UPDATE tenant SET last_sequence = $2 WHERE tenant = $1
