// Package layout makes lines of a text of the pages of a PDF file: it tells by their place,
// size and repetition what stands around the text ([File.Arrange]), and puts rows together
// to paragraphs, headings, items, tables and footnotes ([File.Lines]).
//
// A [File] is pages of rows in reading order. Whoever reads the record of the work from them
// marks rows as of the front before the lines are made.
package layout
