SELECT stream_kind, stream_id, version, sequence, digest FROM stream_head
WHERE tenant = $1 AND sequence > $2 AND stream_kind <> $3
ORDER BY sequence LIMIT $4
