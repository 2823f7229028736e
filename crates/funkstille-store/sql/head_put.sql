INSERT INTO stream_head (tenant, stream_kind, stream_id, version, sequence, digest)
VALUES {rows}
ON CONFLICT (tenant, stream_kind, stream_id) DO UPDATE SET
    version = excluded.version, sequence = excluded.sequence, digest = excluded.digest
