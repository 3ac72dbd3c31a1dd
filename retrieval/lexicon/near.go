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
	least      float64                // cosine of which anybody wants to know
	directions []float32              // of the words asked, one after the other
	seen       map[static.Token]int32 // where the products of tokens stand
	products   []float32              // with each word asked, and the length of the token's row
	sum, row   []float32              // scratch
	rough      []float32              // scratch
	exact      []float32              // scratch
}

// Nearer makes one for some words, of what is near by a cosine at least.
func (l *Lexicon) Nearer(asked []string, least float64) *Nearer {
	d := l.table.Dimensions()
	n := &Nearer{
		lexicon: l, least: least, seen: map[static.Token]int32{}, directions: make([]float32, 0, len(asked)*d),
		sum: make([]float32, d), row: make([]float32, d), rough: make([]float32, len(asked)+1), exact: make([]float32, len(asked)),
	}
	for _, word := range asked {
		n.directions = append(n.directions, direction(l.table.Sum(l.table.Tokens(word)))...)
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

// roughly is more than the sum of the products of tokens differs from the product of their
// sum, for each of their lengths.
const roughly = 1e-4

// look lets a word be the nearest of those for which it is. The products of its tokens, which
// many words share, tell whether it can be.
func (n *Nearer) look(word int32, asked []int, nearest []NearWord, number []int32) {
	tokens := n.lexicon.tokensOf(word)
	clear(n.rough)
	for _, t := range tokens {
		for i, x := range n.with(t) {
			n.rough[i] += x
		}
	}
	length := float64(n.lexicon.lengthOfWord(word, n.sum))
	if length == 0 {
		return
	}
	margin := roughly * float64(n.rough[len(n.exact)])
	known := false
	for k, i := range asked {
		if float64(n.rough[i])+margin < length*max(n.least, nearest[k].Cosine) {
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

// with gives the products of a token with each of the words asked, and its length behind
// them.
func (n *Nearer) with(t static.Token) []float32 {
	width := len(n.rough)
	at, known := n.seen[t]
	if !known {
		at = int32(len(n.products))
		n.seen[t] = at
		n.products = append(n.products, n.rough...) // room; it is written over
		own := n.products[at:]
		own[width-1] = n.lexicon.table.Row(n.row, t)
		static.Dots(own[:width-1], n.row, n.directions)
	}
	return n.products[at:][:width]
}
