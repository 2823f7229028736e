DELETE FROM contact_reach WHERE tenant = $1
