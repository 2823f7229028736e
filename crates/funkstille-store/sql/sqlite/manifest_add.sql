INSERT INTO _backup (name, rows, digest) VALUES {rows}
