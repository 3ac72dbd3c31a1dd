-- What a study group does with its library: how it wants it, what it asked,
-- what stayed open, what members suggest, what was removed a short while ago.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- An answer is kept so that its buttons work after a restart.
CREATE TABLE answers (
  id       TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  member   TEXT NOT NULL, -- who asked
  channel  TEXT NOT NULL,
  library  TEXT NOT NULL, -- which library answered: empty for this one
  evidence TEXT NOT NULL, -- JSON: its passages, best first
  asked_at TEXT NOT NULL  -- RFC 3339, UTC
);
CREATE INDEX answers_by_channel ON answers (channel);
CREATE INDEX answers_by_time ON answers (asked_at);

CREATE TABLE feedback (
  answer  TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
  member  TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  PRIMARY KEY (answer, member)
);

-- A gap is a question that the library did not answer. Who asked is not kept.
CREATE TABLE gaps (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  question TEXT NOT NULL,
  asked_at TEXT NOT NULL
);

CREATE TABLE suggestions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  member       TEXT NOT NULL, -- who suggests
  title        TEXT NOT NULL,
  url          TEXT NOT NULL,
  note         TEXT NOT NULL,
  suggested_at TEXT NOT NULL,
  state        TEXT NOT NULL, -- open, approved or rejected
  reason       TEXT NOT NULL,
  decided_by   TEXT NOT NULL
);

-- A removed source waits here for a day in case it is wanted back.
CREATE TABLE removals (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  source     TEXT NOT NULL, -- JSON
  passages   TEXT NOT NULL, -- JSON
  removed_by TEXT NOT NULL,
  removed_at TEXT NOT NULL
);
