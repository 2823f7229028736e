DELETE FROM telling WHERE tenant = $1 AND receiver_id = $2
