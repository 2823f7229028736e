-- Where statements that were kept lack something: an entry that could not be read, or balances that do not fit. Letters
-- about money wait until somebody has settled it. The digest is that of the file, so that the same file once more adds
-- nothing.
CREATE TABLE bank_gap (
    tenant BIGINT NOT NULL REFERENCES tenant (tenant),
    digest BYTEA NOT NULL,
    line BIGINT NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    problem TEXT COLLATE "C" NOT NULL,
    is_settled BIGINT NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, digest, line)
);

CREATE INDEX bank_gap_open ON bank_gap (tenant, is_settled, file, line);
