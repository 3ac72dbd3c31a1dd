// Package library keeps sources, their passages and vectors, and what people did with them,
// in one SQLite file that survives kill -9 ([Open], [Library]). It is the only room that
// knows SQL. Libraries of others are read in a child ([ReadStranger]), never opened.
package library
