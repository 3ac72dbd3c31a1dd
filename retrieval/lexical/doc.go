// Package lexical finds passages by their words: it cuts a text into words ([Tokens]), takes
// a word for what it has in common with others (letters without their accents, [Fold]; the
// stem that its forms share in a language, [Stem]; runs of four letters, [GramsOf]), and
// scores documents that meet the needs of a question by BM25 ([Inverted]). Words are kept by
// their numbers ([Dictionary]). What it makes of
// a word is compared, counted and looked up, and never shown.
package lexical
