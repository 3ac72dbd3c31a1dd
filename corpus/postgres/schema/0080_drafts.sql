-- What was typed into a form that was refused, for as long as it can be opened again.

CREATE TABLE drafts (
  id   text COLLATE "C" PRIMARY KEY,
  form text NOT NULL,
  kept timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX drafts_by_age ON drafts (kept);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY fleet ON drafts USING (current_setting('footnote.fleet') = 'on');
