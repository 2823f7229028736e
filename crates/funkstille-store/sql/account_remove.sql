DELETE FROM account WHERE tenant = $1 AND account_id = $2 AND version = $3 RETURNING version
