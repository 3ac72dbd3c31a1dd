// Package xhtml makes a tree of HTML within bounds ([Parse]), and lines of a tree ([Lines]),
// for pages of the web and chapters of e-books.
package xhtml
