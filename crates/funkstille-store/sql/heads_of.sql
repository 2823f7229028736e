SELECT stream_id, version, sequence, digest FROM stream_head
WHERE tenant = $1 AND stream_kind = $2 AND stream_id = {member}
