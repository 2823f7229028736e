SELECT stream_kind, stream_id, version, sequence, digest FROM stream_head
WHERE tenant = $1 AND (stream_kind, stream_id) > ($2, $3)
ORDER BY stream_kind, stream_id LIMIT $4
