SELECT value, client_id, contact_id FROM contact_reach WHERE tenant = $1 AND value = {member}
