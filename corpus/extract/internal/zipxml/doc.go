// Package zipxml opens a zip within bounds ([Open]) and reads the XML of its parts element
// by element, for Word documents, e-books and their like.
package zipxml
