// Package grammar holds what a rule of a language is made of: names of rules, words and
// places in files that the program embeds, read once. [English] has those of questions; the
// form of its files is told at the top of english/words.txt.
//
// A [Rule] is matched from a word on ([Rule.Longest], [Rule.Ends]), and [Grammar.Has] asks
// for a word alone.
package grammar
