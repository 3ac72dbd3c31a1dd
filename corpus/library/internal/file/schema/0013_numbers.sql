-- The highest number that a row of each table has had. Numbers come from here, as they do
-- on a server of many libraries, where AUTOINCREMENT is none: the same changes give the
-- same numbers in both. The revision is raised by who changes a source, for a server has
-- no triggers either.

CREATE TABLE numbers (
  name TEXT PRIMARY KEY, -- of a table
  last INTEGER NOT NULL
);
INSERT INTO numbers (name, last) SELECT column1, coalesce((SELECT CAST(max(seq) AS INTEGER) FROM sqlite_sequence WHERE name = column1), 0)
  FROM (VALUES ('sources'), ('passages'), ('models'), ('gaps'), ('suggestions'), ('removals'));

DROP TRIGGER sources_added;
DROP TRIGGER sources_changed;
DROP TRIGGER sources_removed;
