-- The count of libraries goes up by one or stays: a session that still names a removed
-- library would see another's rows if its number were given again. A policy cannot compare
-- with the row of before, so this is the one trigger that there is; it is run when a
-- library is made.
CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'last_library is counted up by one';
END $$;
CREATE TRIGGER count_up BEFORE UPDATE ON last_library FOR EACH ROW
  WHEN (new.number IS NULL OR new.number NOT IN (old.number, old.number + 1))
  EXECUTE FUNCTION count_up();
