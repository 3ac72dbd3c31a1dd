// Package link gives the address that opens a source at a passage ([To]): a page of a PDF,
// a second of a recording, the words on a page of the web.
package link
