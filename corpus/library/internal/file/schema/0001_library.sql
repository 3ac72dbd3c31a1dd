-- A library: sources, their passages, and the vectors of the passages.
-- Numbers of sources and passages only grow (AUTOINCREMENT), so that an index
-- that is behind can hold a passage that is gone, never a wrong one.

PRAGMA application_id = 0x466F6F74; -- "Foot": tells our files from other programs' databases

CREATE TABLE library (
  revision INTEGER NOT NULL -- grows with every change of sources or passages
);
INSERT INTO library (revision) VALUES (1);

CREATE TABLE sources (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  title        TEXT NOT NULL,
  authors      TEXT NOT NULL, -- a JSON array of names
  organisation TEXT NOT NULL,
  issued       TEXT NOT NULL,
  container    TEXT NOT NULL,
  publisher    TEXT NOT NULL,
  doi          TEXT NOT NULL,
  isbn         TEXT NOT NULL,
  url          TEXT NOT NULL,
  language     TEXT NOT NULL,
  genre        TEXT NOT NULL,
  origin       TEXT NOT NULL,
  media_type   TEXT NOT NULL,
  digest       TEXT NOT NULL UNIQUE CHECK (digest <> ''),
  passages     INTEGER NOT NULL, -- how many it has
  added_by     TEXT NOT NULL,
  added_at     TEXT NOT NULL -- RFC 3339, UTC
);

CREATE TABLE passages (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  source    INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL, -- from 1 in each source
  section   TEXT NOT NULL,
  page      INTEGER NOT NULL, -- 0 where the format has none
  paragraph INTEGER NOT NULL,
  text      TEXT NOT NULL,
  UNIQUE (source, ordinal)
);

CREATE TABLE models (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL UNIQUE,
  dimensions INTEGER NOT NULL, -- of each of its vectors
  complete   INTEGER NOT NULL DEFAULT 0 -- passages up to this number all have its vector
);

-- The pair begins with the passage, so that one index serves reading in order
-- of passages and finding what goes with a passage that is removed.
CREATE TABLE embeddings (
  passage INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
  model   INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
  vector  BLOB NOT NULL, -- float32, little-endian
  UNIQUE (passage, model)
);

-- Passages come and go with their source, so these three see every change.
CREATE TRIGGER sources_added AFTER INSERT ON sources BEGIN
  UPDATE library SET revision = revision + 1;
END;
CREATE TRIGGER sources_changed AFTER UPDATE ON sources BEGIN
  UPDATE library SET revision = revision + 1;
END;
CREATE TRIGGER sources_removed AFTER DELETE ON sources BEGIN
  UPDATE library SET revision = revision + 1;
END;
