package lexicon

import "footnote/retrieval/vector"

// A NearWord is the word of a document that is nearest in meaning to another.
type NearWord struct {
	Text   string
	Cosine float64
}

// Nearest finds for each of some words the one of a document that is nearest to it by the
// table.
func (l *Lexicon) Nearest(doc int, asked []string) []NearWord {
	nearest := make([]NearWord, len(asked))
	if len(asked) == 0 {
		return nearest
	}
	directions := make([][]float32, len(asked))
	for i, word := range asked {
		directions[i] = direction(l.table.Sum(l.table.Tokens(word)))
	}
	v := make([]float32, l.table.Dimensions())
	for _, number := range l.eachWord(doc) {
		length := float64(l.lengthOf(v, l.tokensOf(number)))
		if length == 0 {
			continue
		}
		for i, direct := range directions {
			if cosine := vector.Dot(v, direct) / length; cosine > nearest[i].Cosine {
				nearest[i] = NearWord{l.Text(number), cosine}
			}
		}
	}
	return nearest
}
