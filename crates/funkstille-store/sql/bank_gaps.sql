SELECT digest, line, file, account, problem FROM bank_gap WHERE tenant = $1 AND is_settled = 0 ORDER BY file, line, digest
