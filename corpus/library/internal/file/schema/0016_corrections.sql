-- What people have corrected in the record of a source: the last corrections of each, so
-- that one can be taken back. They refer to no source, for one that was removed comes back
-- under its number, with its corrections.

CREATE TABLE corrections (
  id           INTEGER PRIMARY KEY,
  source       INTEGER NOT NULL,
  was          TEXT NOT NULL, -- the record before, JSON
  became       TEXT NOT NULL, -- the record after, JSON
  corrected_by TEXT NOT NULL,
  corrected_at TEXT NOT NULL
);
CREATE INDEX corrections_of_source ON corrections (source, id);
INSERT INTO numbers (name, last) VALUES ('corrections', 0);
