// Package picture draws pages of PDF files, as they look, with PDFium: for people
// with the words of a passage marked, for text recognition in gray. It also says what
// PDFium reads on them, for who cannot read them otherwise.
//
// PDFium is a WebAssembly module, so that no C is linked. It is compiled once, by
// [Warm] in a process of our own, into a folder; what opens the files of strangers
// is a child that was given what is there before it gave up everything else (see
// [Serve], and package child).
package picture
