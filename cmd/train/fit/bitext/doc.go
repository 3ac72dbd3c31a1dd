// Package bitext learns which words of a text stand for which of a question: a translation
// within one language, by IBM model 1 (Brown et al., "The Mathematics of Statistical Machine
// Translation", 1993).
//
// [Bitext.Add] takes pairs, [Bitext.Define] a row of a dictionary, and [Bitext.Learn] gives
// for each word of questions what renders it, with its chance.
package bitext
