DELETE FROM receiver WHERE tenant = $1 AND receiver_id = $2
