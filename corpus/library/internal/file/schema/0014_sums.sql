-- What is shown of each source has a digest, so that a byte is noticed that a disk has
-- changed: SQLite notes none of what stands in its rows. A source that an older program
-- has stored has no row here until one is taken.

CREATE TABLE sums (
  source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
  record TEXT NOT NULL, -- SHA-256 in hexadecimal, of the fields of its record
  text   TEXT NOT NULL  -- the same, of its passages and where they stand
);
