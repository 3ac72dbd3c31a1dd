// Package stated makes the record of a page of what the page states of itself: in meta tags,
// JSON-LD, microdata and an OpenURL, in its title, headlines and byline, and in its address.
//
// A reader fills [Data], and [Data.Record] weighs what the kinds of data say against each
// other. Nothing is guessed from the text: what is empty may still be found there.
package stated
