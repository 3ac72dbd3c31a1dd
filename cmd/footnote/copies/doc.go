// Package copies has the commands that copy a library or carry it elsewhere: backup, restore
// and export, move between the folder and PostgreSQL, and migrate, which makes the tables
// there.
//
// Each command that does so with one library does it with all of a place, too.
package copies
