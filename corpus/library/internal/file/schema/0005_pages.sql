-- The page of a passage's last word, where that is a further one than its first
-- word's.

ALTER TABLE passages ADD COLUMN last_page INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN last_label TEXT NOT NULL DEFAULT '';
