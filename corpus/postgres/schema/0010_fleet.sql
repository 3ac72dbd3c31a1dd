-- Several processes that are one bot: which of them serves which shard of its connection
-- to Discord, and what each has to know of the others (bot/fleet).

-- How many shards all processes of the bot serve together.
CREATE TABLE shard_plan (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  shards integer NOT NULL CHECK (shards > 0)
);
-- The processes of the bot that run. The lock shows life: it is gone with the connection.
CREATE TABLE bot_process (
  owner    text PRIMARY KEY,
  lock_key bigint NOT NULL,
  expires  timestamptz NOT NULL
);
-- Who serves a shard, and how far its session with Discord has come.
CREATE TABLE shard_lease (
  generation integer NOT NULL, -- how many shards there are
  shard      integer NOT NULL,
  owner      text    NOT NULL DEFAULT '',
  epoch      bigint  NOT NULL DEFAULT 0, -- rises whenever the owner changes
  session    text    NOT NULL DEFAULT '',
  address    text    NOT NULL DEFAULT '',
  sequence   bigint  NOT NULL DEFAULT 0,
  PRIMARY KEY (generation, shard)
) WITH (fillfactor = 50);
-- When a shard of a bucket may identify next.
CREATE TABLE identify_slot (
  bucket integer PRIMARY KEY,
  next   timestamptz NOT NULL
);

-- Which commands Discord knows of, by where they are registered.
CREATE TABLE commands_registered (
  path text PRIMARY KEY,
  mark text NOT NULL
);

-- What Discord says of the bot's servers: a process that takes a session up is not told,
-- and direct messages, which name a server, all come to one process.
CREATE TABLE server_names (
  server  text PRIMARY KEY,
  name    text NOT NULL, -- empty once the bot is not there any more
  locale  text NOT NULL,
  changed timestamptz NOT NULL
);
CREATE INDEX server_names_by_change ON server_names (changed);

-- Which server a member's direct messages ask.
CREATE TABLE direct_servers (
  member text PRIMARY KEY,
  server text NOT NULL,
  used   timestamptz NOT NULL
);

-- Who waits at "thinking ...": whoever finds the process dead tells them. The token is
-- good for that one answer and for 15 minutes.
CREATE TABLE waiting (
  token       text PRIMARY KEY,
  application text NOT NULL,
  since       timestamptz NOT NULL,
  language    text NOT NULL, -- of the answer
  owner       text NOT NULL
);
