-- How sure an answer was, and what was said above its passages: its later pages
-- say so, too. A question of which the library was not sure is a gap as well.

ALTER TABLE answers ADD COLUMN verdict TEXT NOT NULL DEFAULT 'sure'; -- sure, maybe or nothing
ALTER TABLE answers ADD COLUMN said TEXT NOT NULL DEFAULT '';        -- as the front end writes it
ALTER TABLE answers ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;  -- one passage of each source

UPDATE answers SET verdict = 'nothing' WHERE evidence IN ('null', '[]');

ALTER TABLE gaps ADD COLUMN verdict TEXT NOT NULL DEFAULT 'nothing'; -- nothing or maybe
