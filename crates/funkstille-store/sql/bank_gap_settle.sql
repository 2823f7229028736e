UPDATE bank_gap SET is_settled = 1 WHERE tenant = $1 AND digest = $2 AND line = $3
