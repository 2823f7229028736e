SELECT client_id, name FROM contact
WHERE tenant = $1 AND client_id > $2 AND client_id <= $3 ORDER BY client_id, place
