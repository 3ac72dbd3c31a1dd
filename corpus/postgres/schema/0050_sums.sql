-- What is shown of each source has a digest, as in a library's file: so a byte that has
-- changed on its way or on a disk is noticed.

CREATE TABLE sums (
  of_library bigint NOT NULL DEFAULT current_setting('footnote.library')::bigint,
  source     bigint NOT NULL,
  record     text COLLATE "C" NOT NULL,
  text       text COLLATE "C" NOT NULL,
  PRIMARY KEY (of_library, source),
  FOREIGN KEY (of_library, source) REFERENCES sources ON DELETE CASCADE
);
ALTER TABLE sums ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON sums USING (of_library = current_setting('footnote.library')::bigint);
