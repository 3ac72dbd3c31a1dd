// Package pdf makes a document of what package corpus/pdf reads of a PDF file: rows become
// paragraphs, headings, notes and tables by their type and place; margins go; the first
// page tells the record.
package pdf
