-- Bytes that a job has made of its own file, one piece after the other.
CREATE TABLE job_parts (
  job  INTEGER NOT NULL REFERENCES jobs(number) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (job, part)
);
