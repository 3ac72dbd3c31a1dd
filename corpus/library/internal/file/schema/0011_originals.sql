-- The files that sources were read from, as they came, so that a page can be shown as
-- it looks. They go by their digest, not by a source's number: so that of a source that
-- was removed is there as long as the removal can be taken back, and a refused scan
-- waits for a person to say that its pages shall be recognised.

CREATE TABLE originals (
  digest  TEXT PRIMARY KEY,  -- SHA-256 of the bytes as they came, in hexadecimal
  size    INTEGER NOT NULL,  -- of data
  data    BLOB NOT NULL,     -- deflated
  note    TEXT NOT NULL,     -- of what waits for a person: what was said of it; else empty
  kept_at TEXT NOT NULL      -- RFC 3339, UTC
);
