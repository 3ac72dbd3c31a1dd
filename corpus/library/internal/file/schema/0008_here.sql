-- Which installation has read a source from its own disk: who opens the library of
-- somebody else must not read files of this machine because it names them.

ALTER TABLE sources ADD COLUMN here TEXT NOT NULL DEFAULT '';
