// Package line holds the lines of a text on their way from a reader to a document, and
// what one line tells by itself: whether it is prose, a caption, a chapter's heading, what
// pages say around a text; how rows become paragraphs, and how the halves of a broken
// sentence are joined. What lines tell of each other is for corpus/structure.
package line
