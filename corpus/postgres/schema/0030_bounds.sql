-- What is of no library's rows is bound, too: a session sees of it what it says that it is
-- there for, and a change that forgets to say what it means changes nothing.
--
-- Settings: "footnote.fleet" is on for a process among those that are the bot;
-- "footnote.jobs" is the library whose jobs are meant, or * for those of all.

-- Bytes that a job has made of its own file, one piece after the other.
CREATE TABLE job_parts (
  job   bigint NOT NULL REFERENCES jobs ON DELETE CASCADE,
  part  bigint NOT NULL,
  data  bytea NOT NULL,
  PRIMARY KEY (job, part)
);

-- The names are everybody's; a library is made, renamed and removed by who has named it.
ALTER TABLE libraries ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON libraries FOR SELECT USING (true);
CREATE POLICY make ON libraries FOR INSERT WITH CHECK (number = current_setting('footnote.library')::bigint);
CREATE POLICY rename ON libraries FOR UPDATE USING (number = current_setting('footnote.library')::bigint);
CREATE POLICY remove ON libraries FOR DELETE USING (number = current_setting('footnote.library')::bigint);

-- Its one row is counted up, and neither removed nor doubled.
ALTER TABLE last_library ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON last_library FOR SELECT USING (true);
CREATE POLICY count ON last_library FOR UPDATE USING (true);

-- Whoever looks for work sees and claims the jobs of all libraries. One is put and ended,
-- and its files are read, by who names its library.
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON jobs FOR SELECT USING (current_setting('footnote.jobs') IN ('*', library));
CREATE POLICY claim ON jobs FOR UPDATE USING (current_setting('footnote.jobs') IN ('*', library));
CREATE POLICY put ON jobs FOR INSERT WITH CHECK (current_setting('footnote.jobs') = library);
CREATE POLICY finish ON jobs FOR DELETE USING (current_setting('footnote.jobs') = library);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['job_files', 'job_parts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (EXISTS (SELECT 1 FROM jobs j WHERE j.number = job AND j.library = current_setting(''footnote.jobs'')))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['shard_plan', 'bot_process', 'shard_lease', 'identify_slot', 'commands_registered', 'server_names', 'direct_servers', 'waiting'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fleet ON %I USING (current_setting(''footnote.fleet'') = ''on'')', t);
  END LOOP;
END $$;
