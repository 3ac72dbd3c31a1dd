// Package table learns the table of package static from text ([Run]): a vocabulary of
// words and parts of words, and a row of numbers for each.
//
// A step draws a batch of questions with their passages, and moves the rows so
// that each question's vector comes near its passage's and away from those of
// all others in the batch (softmax over cosines, Adam, rows that occur alone).
// Examples are a heading and a paragraph below it, a sentence with words left
// out and the paragraph around it, what an article's first sentence says and one
// of its paragraphs, and given pairs: questions and answers, words and glosses,
// glosses and first paragraphs. Four examples in a row come from one article, and
// some bring another paragraph of it along as a wrong answer.
//
// The table depends on the seed, the text and the flags, not on the number of
// processors. cmd/train/README.md has the command that makes the shipped one.
//
// # What was tried
//
// nDCG@10 of the vectors alone after 1,500 steps of 1,024 examples, one seed
// (differences below 0.01 are noise, on paraphrase below 0.02):
//
//	                                   squad    nq  nq-sent  scifact  cranfield  pool  paraphrase
//	kinds mixed in a batch             0.738  0.893  0.733    0.478    0.363    0.595    0.375
//	a batch of one kind                0.741  0.899  0.724    0.503    0.364    0.599    0.380
//	  and a wrong passage for each     0.735  0.889  0.732    0.482    0.378    0.594    0.399
//	  and first sentences              0.751  0.897  0.730    0.489    0.384    0.602    0.366
//	  and synonyms in questions        0.753  0.893  0.728    0.476    0.377    0.597    0.380
//	  and 2,000 rows for questions     0.726  0.886  0.722    0.458    0.359    0.577    0.375
//	  and scale 30 instead of 20       0.737  0.892  0.725    0.485    0.369    0.590    0.303
//	counts as they are, kinds mixed    0.717  0.896  0.714    0.504    0.383    0.601    0.341
//
//	one kind, wrong passages for all questions and a quarter of the rest, first sentences, definitions
//	  scale 20                         0.747  0.890  0.718    0.489    0.390    0.604    0.368
//	  scale 15, no wrong for the rest  0.727  0.883  0.711    0.469    0.382    0.594    0.420
//	  20, other words 12               0.746  0.894  0.723    0.494    0.393    0.601    0.401
//	  20, other words 8                0.738  0.886  0.719    0.489    0.389    0.594    0.397
//	  20, 12, counts to the power 0.7  0.744  0.899  0.723    0.512    0.406    0.607    0.398
//
// (Counts: a token that occurs n times in a text weighs the root of n, where
// nothing else is said.) So: batches of one kind, wrong passages from the same
// article, a softer softmax for examples in other words, counts to the power 0.7.
// Then the same for 20,000 steps, with a fifth of the tokens of pairs left out:
//
//	step  2,000 (of 20,000)            0.741  0.905  0.723    0.533    0.391    0.616    0.423
//	step 10,000                        0.748  0.921  0.735    0.528    0.412    0.629    0.466
//	step 20,000                        0.759  0.923  0.741    0.528    0.422    0.636    0.478
//	step 2,000, 3 wrong for a question 0.734  0.901  0.723    0.520    0.387    0.605    0.409
//	step 850 (of 8,500), batch 2,048   0.736  0.915  0.739    0.529    0.395    0.622    0.391
//
//	step   900 (of 9,000), batch 2,048, questions 0.16 of the batches
//	                                   0.735  0.913  0.731    0.526    0.396    0.619    0.412
//
// How much questions in everyday words teach, and words as people say them (-placed
// and -words), after 2,000 steps of a run of 2,000:
//
//	a quarter of the questions of others 0.750 0.900  0.731    0.516    0.396    0.608    0.358
//	half of them                       0.734  0.901  0.716    0.515    0.387    0.612    0.380
//	all, 8,810                         0.740  0.906  0.727    0.518    0.390    0.620    0.394
//	  and 1,950 placed ones            0.746  0.905  0.723    0.521    0.388    0.609    0.421
//	  and 2,700 words                  0.734  0.902  0.717    0.491    0.380    0.601    0.436
//	  and 5,900 and 6,500              0.746  0.908  0.718    0.521    0.384    0.614    0.434
//	  with more of their batches       0.743  0.907  0.724    0.516    0.388    0.610    0.446
//
// And with 11,500 questions and 12,500 words, of 20,000 steps:
//
//	step  2,000                        0.745  0.893  0.726    0.512    0.390    0.617    0.485
//	step 10,000                        0.753  0.911  0.731    0.520    0.391    0.619    0.529
//	step 20,000                        0.758  0.910  0.733    0.511    0.406    0.625    0.541
//
// In the whole program nothing loses by that, as words find what the vectors lose: see
// package fit.
//
// Not kept: rows for questions alone, synonyms, wrong passages for everything
// (twice the time), more than one for a question. Batches of 2,048 are no clear
// gain after a tenth of the way and take twice the time; no such run was finished.
// Untried: phrases as rows, wider tables cut down.
package table
