DELETE FROM client WHERE tenant = $1 AND client_id = $2
