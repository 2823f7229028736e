-- The ledger: everything that happened, in chains of digests (docs/dev/ledger.md).

CREATE TABLE tenant (
    tenant BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    last_sequence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant)
);

-- Salt and body are NULL once they are erased; the digests stay.
CREATE TABLE event (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    sequence BIGINT NOT NULL,
    stream_kind TEXT COLLATE "C" NOT NULL,
    stream_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    event_type TEXT COLLATE "C" NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    salt BYTEA,
    body BYTEA,
    body_digest BYTEA NOT NULL,
    previous_digest BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (tenant, stream_kind, stream_id, version)
);

CREATE UNIQUE INDEX event_sequence ON event (tenant, sequence);

-- The last entry of each chain; what the next one is linked to.
CREATE TABLE stream_head (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    stream_kind TEXT COLLATE "C" NOT NULL,
    stream_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (tenant, stream_kind, stream_id)
);

CREATE INDEX stream_head_sequence ON stream_head (tenant, sequence);

-- Mail, letters and attachments, each once for each tenant.
CREATE TABLE blob (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    digest BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    stored_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, digest)
);
