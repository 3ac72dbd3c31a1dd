-- What hardly any work has: its series, its event, who directed it, whom a letter is to.

ALTER TABLE sources ADD COLUMN rare TEXT NOT NULL DEFAULT ''; -- a JSON object by the names of the fields, '' for none
