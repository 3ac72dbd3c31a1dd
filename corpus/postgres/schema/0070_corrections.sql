-- What people have corrected in the record of a source, as in a library's file: the last
-- corrections of each, so that one can be taken back.

CREATE TABLE corrections (
  of_library   bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint REFERENCES libraries ON DELETE CASCADE,
  id           bigint NOT NULL,
  source       bigint NOT NULL,
  was          text NOT NULL,
  became       text NOT NULL,
  corrected_by text COLLATE "C" NOT NULL,
  corrected_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, id)
);
CREATE INDEX corrections_of_source ON corrections (of_library, source, id);
ALTER TABLE corrections ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON corrections USING (of_library = current_setting('footnote.library')::bigint);
INSERT INTO numbers (of_library, name, last) SELECT number, 'corrections', 0 FROM libraries;
