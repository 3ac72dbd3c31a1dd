// Package epub reads e-books (EPUB 2 and 3): chapters in the order of their spine under the
// headings of their table of contents, printed pages, notes, and the record of the package.
package epub
