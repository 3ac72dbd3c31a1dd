// Package copies makes whole copies of libraries: a backup and an export ([Backup], [Export]),
// what was kept before ([Restore], [RestoreInto]), and a move between a file and a server
// ([MoveIn], [MoveOut]). A file is a draft first, and takes its place only when it is proven to
// be whole; between two databases all rows go as they are at one moment ([All]). It knows
// databases: what a library is called, and what of it may go on, package library says.
package copies
