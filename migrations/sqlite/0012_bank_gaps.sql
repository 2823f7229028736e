-- Where statements that were kept lack something: an entry that could not be read, or balances that do not fit. Letters
-- about money wait until somebody has settled it. The digest is that of the file, so that the same file once more adds
-- nothing.
CREATE TABLE bank_gap (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    digest BLOB NOT NULL,
    line INTEGER NOT NULL,
    file TEXT NOT NULL,
    account TEXT NOT NULL,
    problem TEXT NOT NULL,
    is_settled INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, digest, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_gap_open ON bank_gap (tenant, is_settled, file, line);
