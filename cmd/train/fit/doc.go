// Package fit learns how to rank by a finished table, how sure to be, and which sentence to
// show first, from questions of which it is known what answers them ([Run]): every fitted
// number of package rank. The table knows the questions by heart that it was learned from, so
// that half of the articles train a table of their own and the other half asks.
//
// # What was tried
//
// Right within 1, 3 and 5 on the six training groups, each judged by nets that were
// learned without it (differences below .02 are noise): the first ranking .554 .746
// .797; the nets .605 .786 .848; only features that depend on nothing but question and
// passage .612 .775 .833; 20, 30 or 60 passages read again, the same. Confidence: the lead
// of the first passage over the sixth tells right answers best (AUROC .83), but falls
// when a source is added that says the same; without it, by what the best passage
// has, .73, and .79 against questions of the field that nothing answers, which does as
// well where it matters: of the 45 % surest, .90 are right.
//
// The same questions, and 4,380 of left out libraries, by four nets a fold, with paired
// bootstrap intervals of 95 %: the translation with its four features brings .594 .808 .841
// to .652 .812 .837 (+.058 [+.029, +.091] at 1, the others within noise), and on the
// libraries .637 .805 .864 to .642 .810 .871 (+.005 [-.001, +.011], +.005 [+.001, +.011],
// +.007 [+.002, +.011]); learned without pairs of synonyms, +.043 and ±.000 at 1. Its
// language model alone gave +.014 [-.007, +.036], the three others +.029 [+.007, +.051].
// No gain: maxsim, cosine and a kernel standardised over the candidates (groups +.022 at 1
// and -.011 at 5, libraries -.004).
//
// A lead that other sources have no say in, of a passage over the fifth of its own source
// that was read, tells nearly as much in libraries of one field (AUROC of the groups'
// questions .728 for .693 without it and .752 for the lead over the sixth of all, of the
// libraries' .786 for .751 and .808). But where sources are short, or about many things, one
// or two passages of each are read, and nothing stands against it: twice as many questions
// of other fields were called sure (nq .079 for .039, squad .050 for .021, pool .380 for
// .215). Whoever tries it again wants such libraries among those that the confidences learn
// from.
//
// No gain for confidence: a bearing net that learns from questions that nothing answers, too,
// or whose right passages were taken away, so that its scores mean the same for all
// questions (AUROC .705, for .705 with the same inputs).
//
// Questions of other fields in libraries of 15 to 250 articles about anything: where 97 of
// 100 answered ones have something shown by their confidence, 5 to 62 of 100 others have. A
// rare word or a phrase of theirs stands in the library for 10 to 49 of 100, which shows
// something by itself, so that no confidence brings it below that.
//
// Sentences to show, .709 right group by group: place in the passage, the scores of the
// sentences before and behind, verbatim share, numbers, names, pronouns at the beginning,
// cubes of cosines, best of the passage or not: each of them .687 to .713, all together
// .698. Nor the share of the question that the translation finds in a sentence (.727 for
// .724 without it, and .735 with that of its own words beside it: [-.018, +.040]), kernels
// (.716), words for causes and definitions (.695), or the libraries' questions, of whose
// right passage some sentence is to be above all of other passages (.691 to .720).
package fit
