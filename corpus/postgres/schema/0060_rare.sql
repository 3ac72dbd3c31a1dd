-- What hardly any work has, a JSON object by the names of the fields.
ALTER TABLE sources ADD COLUMN rare text NOT NULL DEFAULT '';
