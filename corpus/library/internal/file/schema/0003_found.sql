-- Where a work stands in its container, where each field of its record came
-- from, when its bytes were read, and the pages as they are printed.

ALTER TABLE sources ADD COLUMN volume TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN issue TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN pages TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN found TEXT NOT NULL DEFAULT '{}'; -- a JSON object
ALTER TABLE sources ADD COLUMN read_at TEXT NOT NULL DEFAULT ''; -- RFC 3339, UTC

UPDATE sources SET read_at = added_at;

ALTER TABLE passages ADD COLUMN label TEXT NOT NULL DEFAULT '';
