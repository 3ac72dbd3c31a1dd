package lexicon

import "footnote/retrieval/static"

// A NearWord is the word of a document that is nearest in meaning to another.
type NearWord struct {
	Text   string
	Cosine float64
}

// A Nearer finds the words of documents that are nearest to some words by the table. It is
// for one question: its passages have many words in common, each of which it looks at once.
type Nearer struct {
	lexicon    *Lexicon
	directions []float32       // of the words asked, one after the other
	seen       map[int32]int32 // by the numbers of words: where their cosines stand
	cosines    []float64       // with each word asked
	sum        []float32       // scratch
	products   []float32       // scratch
}

// Nearer makes one for some words.
func (l *Lexicon) Nearer(asked []string) *Nearer {
	n := &Nearer{
		lexicon: l, seen: map[int32]int32{},
		directions: make([]float32, 0, len(asked)*l.table.Dimensions()),
		sum:        make([]float32, l.table.Dimensions()), products: make([]float32, len(asked)),
	}
	for _, word := range asked {
		n.directions = append(n.directions, direction(l.table.Sum(l.table.Tokens(word)))...)
	}
	return n
}

// In finds for each of the words asked that are named by their places the one of a document
// that is nearest to it.
func (n *Nearer) In(doc int, asked []int) []NearWord {
	nearest, number := make([]NearWord, len(asked)), make([]int32, len(asked))
	if len(asked) == 0 {
		return nearest
	}
	for _, word := range n.lexicon.passages[doc].words {
		if word == stop {
			continue
		}
		cosines := n.with(word)
		for k, i := range asked {
			if cosines[i] > nearest[k].Cosine {
				nearest[k].Cosine, number[k] = cosines[i], word
			}
		}
	}
	for k := range nearest {
		if nearest[k].Cosine > 0 {
			nearest[k].Text = n.lexicon.Text(number[k])
		}
	}
	return nearest
}

// with gives the cosines of a word with each of those asked, 0 for one of which the table
// knows nothing.
func (n *Nearer) with(word int32) []float64 {
	asked := len(n.products)
	at, known := n.seen[word]
	if !known {
		at = int32(len(n.cosines))
		n.seen[word] = at
		clear(n.products)
		length := float64(n.lexicon.lengthOf(n.sum, n.lexicon.tokensOf(word)))
		if length > 0 {
			static.Dots(n.products, n.sum, n.directions)
		}
		for _, product := range n.products {
			n.cosines = append(n.cosines, float64(product)/max(length, 1e-300))
		}
	}
	return n.cosines[at:][:asked]
}
