SELECT client_id, MAX(sent_at) FROM mail
WHERE tenant = $1 AND client_id = {member} AND direction = 'ours' GROUP BY client_id
