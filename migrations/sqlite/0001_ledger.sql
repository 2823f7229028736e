-- The ledger: everything that happened, in chains of digests (docs/dev/ledger.md).

CREATE TABLE tenant (
    tenant INTEGER NOT NULL,
    name TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant)
) STRICT, WITHOUT ROWID;

-- Salt and body are NULL once they are erased; the digests stay.
CREATE TABLE event (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    sequence INTEGER NOT NULL,
    stream_kind TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    salt BLOB,
    body BLOB,
    body_digest BLOB NOT NULL,
    previous_digest BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (tenant, stream_kind, stream_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_sequence ON event (tenant, sequence);

-- The last entry of each chain; what the next one is linked to.
CREATE TABLE stream_head (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    stream_kind TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (tenant, stream_kind, stream_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stream_head_sequence ON stream_head (tenant, sequence);

-- Mail, letters and attachments, each once for each tenant.
CREATE TABLE blob (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    digest BLOB NOT NULL,
    bytes BLOB NOT NULL,
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, digest)
) STRICT;
