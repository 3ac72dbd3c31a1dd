// Package record reads what a text says of its work: names of persons and institutions,
// bylines, dates, DOI and ISBN, the line that names a journal with volume and pages,
// references. It knows the shapes of these, in the languages of corpus/lang, and nothing
// of the documents that they stand in.
package record
