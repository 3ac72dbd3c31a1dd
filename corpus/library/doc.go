// Package library keeps sources, their passages and vectors, and the journal of what people did
// with them, in one SQLite file that survives kill -9 ([Open], [Library]), or with many
// others on a PostgreSQL server ([Connect], [Server]). With its journal it is the only room that
// knows SQL: one text of each query, which every engine reads alike or package postgres
// translates. So it has no question mark but for values, tables in the order in which keys refer,
// numbers from the table numbers, a revision that whoever changes a source raises, and rows
// many at a time ([file.ExecRows]). What is tested with newLibrary is tested on both.
//
// What works on a database alone has a room below: whole copies (internal/copies), vectors
// (internal/embeddings), the file itself (internal/file), what others wrote (internal/foreign),
// sources and passages as they stand in their tables (internal/stored).
//
// Libraries of others are read in a child ([ReadStranger]), never opened.
package library
