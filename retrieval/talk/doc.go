// Package talk says, by the words of a message alone, whether it asks something or is talk
// among people.
//
//	m, err := talk.Default()
//	m.Asks("can i bring my dog?") // above 0: it asks
//	m.Asks("cant wait for friday") // below 0: it is talk
//
// It is a logistic regression over the words of a message, the pairs of neighbours among them
// and the pieces of the words, three and four letters long, learned by "train talk"
// (cmd/train/README.md) from messages of both kinds. Of a word that is not among the known ones
// it has but the pieces: what a library is about it does not know.
package talk
