// Package container reads the line that says where a work stands: in a journal with volume
// and pages, in a book with editors, in the proceedings of a meeting, in a newspaper of a
// day; also where that is said within how the work wants to be cited.
package container
