SELECT client_id, contact_id FROM contact_reach
WHERE tenant = $1 AND value = $2 ORDER BY client_id, contact_id
