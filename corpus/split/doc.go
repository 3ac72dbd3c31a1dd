// Package split cuts a document into passages ([Split]): runs of its text of some 150 words
// that end where sentences end, never across a section.
package split
