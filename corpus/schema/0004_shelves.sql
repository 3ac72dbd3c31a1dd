-- Sources stand on shelves, each on one at most.

ALTER TABLE sources ADD COLUMN shelf TEXT NOT NULL DEFAULT '';
