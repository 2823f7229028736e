UPDATE setting SET value = $4, version = version + 1, changed_at = $5
WHERE tenant = $1 AND name = $2 AND version = $3 RETURNING version
