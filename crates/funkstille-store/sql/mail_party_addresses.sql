SELECT DISTINCT party, address FROM mail_party WHERE tenant = $1 AND party = {member}
