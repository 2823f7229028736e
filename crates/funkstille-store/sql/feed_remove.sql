DELETE FROM feed WHERE tenant = $1 AND feed_id = $2 RETURNING feed_id
