SELECT client_id, name, language, debtor, do_not_contact, zone, version FROM client
WHERE tenant = $1 AND client_id > $2 ORDER BY client_id LIMIT $3
