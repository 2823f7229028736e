SELECT tenant, sequence, stream_kind, stream_id, version, event_type, happened_at, recorded_at, actor,
    salt, body, body_digest, previous_digest, digest
FROM event WHERE tenant = $1 AND sequence > $2 ORDER BY sequence LIMIT $3
