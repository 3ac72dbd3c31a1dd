// Package library keeps sources, their passages and vectors, and the journal of what people did
// with them, in one SQLite file that survives kill -9 ([Open], [Library]). With its journal it is the only room that
// knows SQL. Libraries of others are read in a child ([ReadStranger]), never opened.
package library
