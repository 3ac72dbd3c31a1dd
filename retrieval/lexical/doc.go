// Package lexical takes words for what they have in common: letters without their
// accents ([Fold]), and the stem that the forms of a word share in a language ([Stem]).
// What it makes of a word is compared, counted and looked up, and never shown.
package lexical
