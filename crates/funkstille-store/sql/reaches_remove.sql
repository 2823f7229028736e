DELETE FROM contact_reach WHERE tenant = $1 AND client_id = $2
