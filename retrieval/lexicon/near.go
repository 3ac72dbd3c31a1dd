package lexicon

import "footnote/retrieval/static"

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
	var directions []float32
	for _, word := range asked {
		directions = append(directions, direction(l.table.Sum(l.table.Tokens(word)))...)
	}
	v, products := make([]float32, l.table.Dimensions()), make([]float32, len(asked))
	for _, number := range l.eachWord(doc) {
		length := float64(l.lengthOf(v, l.tokensOf(number)))
		if length == 0 {
			continue
		}
		static.Dots(products, v, directions)
		for i, product := range products {
			if cosine := float64(product) / length; cosine > nearest[i].Cosine {
				nearest[i] = NearWord{l.Text(number), cosine}
			}
		}
	}
	return nearest
}
