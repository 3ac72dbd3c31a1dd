PRAGMA application_id = 0x466F6F4A; -- "FooJ"

-- All times are milliseconds since 1970, by the clock of the database.
CREATE TABLE jobs (
  number      INTEGER PRIMARY KEY, -- the oldest first
  library     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  payload     BLOB NOT NULL,
  token       TEXT NOT NULL,       -- a secret, '' once its time is over
  token_until INTEGER NOT NULL,
  made        INTEGER NOT NULL,
  not_before  INTEGER NOT NULL,
  started     INTEGER NOT NULL DEFAULT 0,  -- when it was claimed first
  claims      INTEGER NOT NULL DEFAULT 0,
  attempt     INTEGER NOT NULL DEFAULT 0,  -- claims, without those that were given back
  step        TEXT NOT NULL DEFAULT '',    -- what is done of it
  note        BLOB NOT NULL DEFAULT x'',   -- what the next one has to know of that
  place       INTEGER NOT NULL DEFAULT 0,  -- in the line, as who waits was told last
  claim       TEXT NOT NULL DEFAULT '',    -- who has it
  lease       INTEGER NOT NULL DEFAULT 0,  -- until when
  running     TEXT UNIQUE                  -- the library while it is claimed: one at a time
);

-- Bytes that were fetched for a job. They have a table of their own, for a row is
-- written whole whenever a lease is renewed.
CREATE TABLE job_files (
  job        INTEGER PRIMARY KEY REFERENCES jobs(number) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  origin     TEXT NOT NULL,
  media_type TEXT NOT NULL,
  data       BLOB NOT NULL
);
