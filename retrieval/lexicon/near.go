package lexicon

import (
	"math"

	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A NearWord is the word of a document that is nearest in meaning to another.
type NearWord struct {
	Text   string
	Cosine float64
}

// A Nearer finds the words of documents that are nearest to some words of a question by the
// table. What its reader has seen of their tokens tells which words can be.
type Nearer struct {
	reader     *Reader
	lexicon    *Lexicon
	least      float64   // cosine of which anybody wants to know
	asked      [][]share // the pieces of each word asked
	directions []float32 // of the words asked, one after the other
	sum, exact []float32 // scratch
}

// A share is what the row of a piece has in the length of its word.
type share struct {
	piece int
	of    float32
}

// Nearer makes one for some words of the question, by their places in it, of what is near by
// a cosine at least.
func (r *Reader) Nearer(l *Lexicon, words []int, least float64) *Nearer {
	d := r.table.Dimensions()
	n := &Nearer{reader: r, lexicon: l, least: least, sum: make([]float32, d), exact: make([]float32, len(words))}
	for _, word := range words {
		tokens := make([]static.Token, len(r.pieces[word]))
		for i, piece := range r.pieces[word] {
			tokens[i] = r.asked[piece].token
		}
		sum := r.table.Sum(tokens)
		length := float32(math.Sqrt(vector.Dot(sum, sum)))
		shares := make([]share, len(tokens))
		for i, piece := range r.pieces[word] {
			shares[i] = share{piece, r.table.Row(n.sum, tokens[i]) / max(length, 1e-10)}
		}
		n.asked = append(n.asked, shares)
		n.directions = append(n.directions, direction(sum)...)
	}
	return n
}

// In finds for each of the words asked that are named by their places the one of a document
// that is nearest to it, if it is as near as that.
func (n *Nearer) In(doc int, asked []int) []NearWord {
	nearest, number := make([]NearWord, len(asked)), make([]int32, len(asked))
	if len(asked) == 0 {
		return nearest
	}
	for _, word := range n.lexicon.passages[doc].words {
		if word != stop {
			n.look(word, asked, nearest, number)
		}
	}
	for k := range nearest {
		if nearest[k].Cosine > 0 {
			nearest[k].Text = n.lexicon.Text(number[k])
		}
	}
	return nearest
}

// look lets a word be the nearest of those for which it is.
func (n *Nearer) look(word int32, asked []int, nearest []NearWord, number []int32) {
	tokens := n.lexicon.tokensOf(word)
	length := float64(n.lexicon.lengthOfWord(word, n.sum))
	if length == 0 {
		return
	}
	known := false
	for k, i := range asked {
		if float64(n.most(tokens, i)) < length*max(n.least, nearest[k].Cosine) {
			continue
		}
		if !known {
			n.lexicon.lengthOf(n.sum, tokens)
			static.Dots(n.exact, n.sum, n.directions)
			known = true
		}
		if cosine := float64(n.exact[i]) / length; cosine >= n.least && cosine > nearest[k].Cosine {
			nearest[k].Cosine, number[k] = cosine, word
		}
	}
}

// roughly is more than cosines of tokens differ from what their rows have in sums.
const roughly = 1e-4

// most is no less than the product of the sum of some tokens with the direction of a word
// asked: what each has with each of its pieces, unless that is less than nothing.
func (n *Nearer) most(tokens []static.Token, asked int) (sum float32) {
	for _, t := range tokens {
		at := n.reader.see(t)
		near, own := n.reader.seen.nearOf(at), float32(roughly)
		for _, s := range n.asked[asked] {
			own += s.of * near[s.piece]
		}
		sum += own * n.reader.seen.direct[at].length
	}
	return sum
}
