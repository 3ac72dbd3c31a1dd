// Package plain reads plain text: rows in whatever encoding become paragraphs, lists, verse
// and quotations.
package plain
