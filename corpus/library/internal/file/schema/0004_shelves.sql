-- Sources stand on shelves, each on one at most; and a question may be asked of
-- a part of the library only.

ALTER TABLE sources ADD COLUMN shelf TEXT NOT NULL DEFAULT '';

ALTER TABLE answers ADD COLUMN scope TEXT NOT NULL DEFAULT ''; -- which part, for people; empty for the whole library
