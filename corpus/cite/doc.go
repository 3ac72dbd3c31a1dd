// Package cite writes what a student hands in: the citation of a source or a passage in a
// style ([Citer], [Styles]) as runs of text and italics ([Citation]), the list of a library ([Bibliography]), and records for
// reference managers.
//
// A style is a file and a row of the table in cite.go; its golden files are in testdata.
package cite
