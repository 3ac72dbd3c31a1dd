-- How sure text recognition was of a passage's pages, of 100; 0 for text that was read
-- as such.

ALTER TABLE passages ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0;
