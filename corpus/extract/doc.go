// Package extract turns the bytes of a file into a document ([Extract]), and into a source
// with its passages ([Read]). It holds the table of formats: which there are, how their
// bytes are known, and which are refused. A [Reader] has the files of strangers read in
// processes of their own.
//
// A format is a package below this one and a row of the table.
package extract
