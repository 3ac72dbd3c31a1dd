-- Many libraries in one schema. Every table but "libraries" begins with the library
-- that a row is of, first in each key, and row-level security shows a session only the
-- rows of the library that its setting names. Without a setting every query is an error.
--
-- The columns are those of a library's file (corpus/library/internal/file/schema): the
-- queries are the same. Integers are bigint, blobs bytea, times text. What is compared or
-- ordered is COLLATE "C", as SQLite compares.

CREATE TABLE libraries (
  number bigint PRIMARY KEY,
  name   text COLLATE "C" NOT NULL UNIQUE,
  cell   text NOT NULL DEFAULT '' -- which servers keep it, once there is more than one pair
);

-- The number that the last new library got. Numbers are not used again: a session that
-- still names a removed library must never see another's rows.
CREATE TABLE last_library (number bigint NOT NULL);
INSERT INTO last_library VALUES (0);

CREATE TABLE library (
  of_library bigint PRIMARY KEY DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  revision   bigint NOT NULL -- grows with every change of sources or passages
);

CREATE TABLE numbers (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  name       text COLLATE "C" NOT NULL, -- of a table
  last       bigint NOT NULL,           -- the highest number that a row of it has had
  PRIMARY KEY (of_library, name)
);

CREATE TABLE sources (
  of_library   bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id           bigint NOT NULL,
  title        text COLLATE "C" NOT NULL,
  authors      text NOT NULL,
  organisation text NOT NULL,
  issued       text NOT NULL,
  container    text NOT NULL,
  volume       text NOT NULL,
  issue        text NOT NULL,
  pages        text NOT NULL,
  publisher    text NOT NULL,
  doi          text NOT NULL,
  isbn         text NOT NULL,
  url          text NOT NULL,
  language     text NOT NULL,
  genre        text NOT NULL,
  editors      text NOT NULL,
  translators  text NOT NULL,
  edition      text NOT NULL,
  number       text NOT NULL,
  place        text NOT NULL,
  original     text NOT NULL,
  found        text NOT NULL,
  shelf        text NOT NULL,
  origin       text NOT NULL,
  media_type   text COLLATE "C" NOT NULL,
  digest       text COLLATE "C" NOT NULL CHECK (digest <> ''),
  passages     bigint NOT NULL,
  added_by     text COLLATE "C" NOT NULL,
  added_at     text NOT NULL,
  read_at      text NOT NULL,
  here         text NOT NULL,
  PRIMARY KEY (of_library, id),
  UNIQUE (of_library, digest)
);

CREATE TABLE passages (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint,
  id         bigint NOT NULL,
  source     bigint NOT NULL,
  ordinal    bigint NOT NULL,
  section    text NOT NULL,
  page       bigint NOT NULL,
  label      text NOT NULL,
  last_page  bigint NOT NULL,
  last_label text NOT NULL,
  paragraph  bigint NOT NULL,
  recognised bigint NOT NULL,
  text       text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id),
  UNIQUE (of_library, source, ordinal),
  FOREIGN KEY (of_library, source) REFERENCES sources ON DELETE CASCADE
);

CREATE TABLE models (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id         bigint NOT NULL,
  name       text COLLATE "C" NOT NULL,
  dimensions bigint NOT NULL,
  complete   bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (of_library, id),
  UNIQUE (of_library, name)
);

CREATE TABLE embeddings (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint,
  passage    bigint NOT NULL,
  model      bigint NOT NULL,
  vector     bytea NOT NULL,
  PRIMARY KEY (of_library, passage, model),
  FOREIGN KEY (of_library, passage) REFERENCES passages ON DELETE CASCADE,
  FOREIGN KEY (of_library, model) REFERENCES models ON DELETE CASCADE
);
ALTER TABLE embeddings ALTER COLUMN vector SET STORAGE EXTERNAL; -- numbers do not compress

CREATE TABLE settings (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  name       text COLLATE "C" NOT NULL,
  value      text NOT NULL,
  PRIMARY KEY (of_library, name)
);

CREATE TABLE answers (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id         text COLLATE "C" NOT NULL,
  question   text COLLATE "C" NOT NULL,
  member     text COLLATE "C" NOT NULL,
  channel    text COLLATE "C" NOT NULL,
  library    text NOT NULL,
  scope      text NOT NULL,
  part       text NOT NULL,
  follows    text NOT NULL,
  verdict    text NOT NULL,
  said       text NOT NULL,
  compared   bigint NOT NULL,
  evidence   text NOT NULL,
  asked_at   text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id)
);
CREATE INDEX answers_by_channel ON answers (of_library, channel);
CREATE INDEX answers_by_time ON answers (of_library, asked_at);

CREATE TABLE shown (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint,
  message    text COLLATE "C" NOT NULL,
  answer     text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, message),
  FOREIGN KEY (of_library, answer) REFERENCES answers ON DELETE CASCADE
);
CREATE INDEX shown_by_answer ON shown (of_library, answer);

CREATE TABLE feedback (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint,
  answer     text COLLATE "C" NOT NULL,
  member     text COLLATE "C" NOT NULL,
  helpful    bigint NOT NULL,
  PRIMARY KEY (of_library, answer, member),
  FOREIGN KEY (of_library, answer) REFERENCES answers ON DELETE CASCADE
);

CREATE TABLE gaps (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id         bigint NOT NULL,
  question   text NOT NULL,
  verdict    text NOT NULL,
  asked_at   text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id)
);

CREATE TABLE suggestions (
  of_library   bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id           bigint NOT NULL,
  member       text COLLATE "C" NOT NULL,
  title        text NOT NULL,
  url          text NOT NULL,
  note         text NOT NULL,
  suggested_at text NOT NULL,
  state        text COLLATE "C" NOT NULL,
  reason       text NOT NULL,
  decided_by   text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id)
);

CREATE TABLE removals (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id         bigint NOT NULL,
  source     text NOT NULL,
  passages   text NOT NULL,
  removed_by text COLLATE "C" NOT NULL,
  removed_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id)
);

CREATE TABLE originals (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  digest     text COLLATE "C" NOT NULL,
  size       bigint NOT NULL,
  data       bytea NOT NULL,
  note       text NOT NULL,
  kept_at    text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, digest)
);
ALTER TABLE originals ALTER COLUMN data SET STORAGE EXTERNAL; -- it is deflated

DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'footnote'::regnamespace AND c.relkind = 'r' AND a.attname = 'of_library' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (of_library = current_setting(''footnote.library'')::bigint)', t);
  END LOOP;
END $$;
