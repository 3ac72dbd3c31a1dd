-- Each change has a number, at random, and notes that of the change before: so the
-- log that lies beside the file is known for its own, or for that of another.

ALTER TABLE library ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE library ADD COLUMN change_before INTEGER NOT NULL DEFAULT 0;
