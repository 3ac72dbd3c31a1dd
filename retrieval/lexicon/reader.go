package lexicon

import (
	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A Reader reads passages with a question in mind, by the built-in table. It is
// for one question, and not for several goroutines.
type Reader struct {
	table  *static.Model
	asked  []piece
	pieces [][]int   // of each word of the question: places in asked
	whole  []float32 // the question's direction
	soft   []float32 // the same, its stop words weighing little
	rows   []float32 // of unit length, of the pieces, and both directions behind them
	seen   sights
	sums   []float32        // scratch: of eight kernels for each piece, and for none up to the stride
	counts []float32        // scratch: of the tokens of a passage
	room   []float64        // scratch: what the pieces mean
	read   map[int]*reading // by document

	numbers []float32 // of these, one after the other
}

// A piece is one different token of a question.
type piece struct {
	token   static.Token
	weight  float64 // by its rarity in the world; all sum to 1
	library float64 // by its rarity in the library; all sum to 1
	stop    bool
	word    int // its place in the question, the first
}

// Stop words and single letters weigh so much of what their rarity says, and
// stop words in the soft direction of a question.
const (
	stopWeight = 0.15
	softWeight = 0.2
)

// NewReader makes a reader with the words of a question in mind.
func NewReader(table *static.Model, world *static.World, words []AskedWord) *Reader {
	r := &Reader{}
	r.Begin(table, world, words)
	return r
}

// Begin lets a reader that is done with a question read with another one in mind. What it has
// for that takes more memory than all else of a question, and stays.
func (r *Reader) Begin(table *static.Model, world *static.World, words []AskedWord) {
	d := table.Dimensions()
	r.table, r.read, r.asked, r.pieces = table, map[int]*reading{}, r.asked[:0], make([][]int, len(words))
	r.whole, r.soft, r.numbers = make([]float32, d), make([]float32, d), r.numbers[:0]
	tokens, pieces := make([][]static.Token, len(words)), 0
	for at, w := range words {
		tokens[at] = table.Tokens(w.Text)
		pieces += len(tokens[at])
	}
	row, rows := make([]float32, d), cleared(r.rows, d*(pieces+2))
	var weights, library float64
	place := map[static.Token]int{}
	for at, w := range words {
		for _, t := range tokens[at] {
			table.AddRow(r.whole, t)
			length := table.Row(row, t)
			scale := float32(1)
			if w.Stop {
				scale = softWeight
			}
			addScaled(r.soft, row, scale)
			known, again := place[t]
			if !again {
				known = len(r.asked)
				place[t] = known
			}
			r.pieces[at] = append(r.pieces[at], known)
			if again {
				continue
			}
			addScaled(rows[d*known:][:d], row, 1/max(length, 1e-20))
			p := piece{token: t, weight: world.Rarity(t), library: w.Rarity, stop: w.Stop, word: at}
			if w.Stop || len([]rune(w.Text)) == 1 {
				p.weight, p.library = p.weight*stopWeight, p.library*stopWeight
			}
			weights += p.weight
			library += p.library
			r.asked = append(r.asked, p)
		}
	}
	for i := range r.asked {
		r.asked[i].weight /= max(weights, 1e-9)
		r.asked[i].library /= max(library, 1e-9)
	}
	r.whole, r.soft = direction(r.whole), direction(r.soft)
	r.rows = rows[:d*(len(r.asked)+2)]
	copy(r.rows[d*len(r.asked):], r.whole)
	copy(r.rows[d*(len(r.asked)+1):], r.soft)
	r.seen.begin(table, len(r.asked))
	r.sums = cleared(r.sums, 8*r.seen.stride)
}

func addScaled(sum, v []float32, scale float32) {
	for i, x := range v {
		sum[i] += scale * x
	}
}

// Pieces is how many the question has.
func (r *Reader) Pieces() int { return len(r.asked) }

// Direction is that of the question, of unit length where it has one.
func (r *Reader) Direction() []float32 { return r.whole }

// direction brings a vector to unit length; one without a direction stays as it is.
func direction(v []float32) []float32 {
	if vector.Dot(v, v) > 1e-20 {
		return vector.Unit(v)
	}
	return v
}

// An AskedWord is a word of a question.
type AskedWord struct {
	Text   string
	Stop   bool
	Rarity float64 // in the library
	World  float64 // rarity in the world, 0 for a stop word
	Found  bool    // whether a passage has it
	Stems  []string
}
