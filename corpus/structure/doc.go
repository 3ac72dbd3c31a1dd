// Package structure makes a document of lines: named passes, run from a table for each kind
// of text ([Page] for the web and plain text, [Print] for PDF files, [Work] for books), find the
// title, headings, notes and references, and leave out what is no text of the work.
//
// A pass says what it reads and writes. One that no case in testdata/passes or of the readers
// notices does not stay: TestEveryPassIsNoticed switches each off in turn. What sees nothing of
// a draft but its lines stands in rooms of its own: heading, pages, notes, caption,
// repeats, and head, which reads the record.
package structure
