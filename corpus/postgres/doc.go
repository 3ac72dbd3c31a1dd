// Package postgres opens libraries, and whatever else several processes share, in a
// PostgreSQL server: one pool of connections a process ([Connect]), on which each library
// is a database/sql handle of its own ([Server.Library]) that sees its own rows only. Queries are
// written for SQLite; a few words of them are said in PostgreSQL's way ([words] is the table).
//
// The schema is a folder of steps, which the owner of the tables runs ([Migrate]); the
// program itself comes as a role that may read and change rows, nothing else, and that
// row-level security holds for. Another table is another file in the folder: begin it
// with a comment that says what it is for. One whose rows are of a library has the column
// "of_library" first in each key, with the default and the policy of those in 0001.
package postgres
