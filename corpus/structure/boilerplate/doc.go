// Package boilerplate leaves out what stands around a text and is none of it: tables of
// contents, keywords and notices, lists of references, and the after-matter that follows
// under headings of its own, such as comments and related articles.
//
// It sees lines alone. [GiveHints] notes first what the words of each line tell.
package boilerplate
