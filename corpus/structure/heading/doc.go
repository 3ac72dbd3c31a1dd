// Package heading finds the headings of a text, by markup, number and shape, and settles
// of what level each is. It sees lines and nothing of the record.
package heading
