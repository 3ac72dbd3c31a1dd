-- A question may go on from an answer: by a reply to a message that shows it, or in
-- a thread that began with one. It asks the same part of the library.

ALTER TABLE answers ADD COLUMN follows TEXT NOT NULL DEFAULT ''; -- the answer that its question went on from
ALTER TABLE answers ADD COLUMN part TEXT NOT NULL DEFAULT '';    -- of the library that was asked, as the front end writes it

CREATE TABLE shown (
  message TEXT PRIMARY KEY, -- as the front end calls it
  answer  TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE
);
CREATE INDEX shown_by_answer ON shown (answer);
