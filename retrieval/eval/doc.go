// Package eval says how good a run is: what a system found for each question of a
// set, held against judgments of what bears on it.
//
//	each := judgments.Each(run)                // nDCG@10, recall@5, recall@10, MRR@10 of every question
//	mean := eval.Mean(each)                    // as trec_eval counts them
//	interval := eval.Bootstrap(differences)    // where a mean lies with a chance of 95 %
//
// It knows nothing of libraries: questions and passages are names, so that a run of
// any system can be measured and compared.
package eval
