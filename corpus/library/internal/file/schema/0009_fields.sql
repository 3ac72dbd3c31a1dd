-- What few works have: who edited and translated it, which edition it is, the
-- number of a report, where it was published, and when it first appeared.

ALTER TABLE sources ADD COLUMN editors TEXT NOT NULL DEFAULT '[]'; -- a JSON array of names
ALTER TABLE sources ADD COLUMN translators TEXT NOT NULL DEFAULT '[]'; -- a JSON array of names
ALTER TABLE sources ADD COLUMN edition TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN original TEXT NOT NULL DEFAULT '';
