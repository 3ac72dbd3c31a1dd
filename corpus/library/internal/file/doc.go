// Package file opens a library's SQLite file: it makes one in a draft that appears whole or
// not at all ([Create]), brings the tables of an older program to today's form ([Migrate]),
// and looks at what lies beside it. A write-ahead log that is another file's would be taken
// for this one's, and is found out by the mark that every change leaves ([OwnLog]).
//
// A [Database] is a library's, open; one that a server keeps has no file, and is told apart
// here alone ([Served]).
package file
