SELECT stream_id, version, event_type, body FROM event
WHERE tenant = $1 AND stream_kind = $2 AND stream_id = {member}
