package retrieval

import (
	"cmp"
	"slices"

	tags "golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"footnote/corpus/lang"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
)

// Reasons is why a passage was chosen, in words of the question.
type Reasons struct {
	Words   []string    `json:"words"`   // that stand in the passage
	Near    []NearWords `json:"near"`    // that it has in other words
	Missing []string    `json:"missing"` // that it has nothing for
	// Heading says that a word of the question stands in its title or section.
	Heading bool `json:"heading"`
	// Sides are those of "words", "letters" and "meaning" that have the passage
	// among their five best: the more agree, the better.
	Sides []string `json:"sides"`
	// Meaning says in a word how near its meaning is, among all of the library's
	// passages: "closest", "close", "some", "none", or "" where vectors do not rank.
	Meaning string `json:"meaning"`
}

// NearWords is a word of a question and the word of a passage nearest to it in meaning.
type NearWords struct {
	Asked string `json:"asked"`
	Found string `json:"found"`
}

// nearEnough is the cosine from which two words count as near in meaning.
const nearEnough = 0.4

// nearer finds the words of passages that are near those that a question asks for; nil where
// the table has not read.
func (e *Engine) nearer(r ranking.Ranking) *lexicon.Nearer {
	if r.Reader == nil {
		return nil
	}
	asked := make([]int, len(r.Needs))
	for k, n := range r.Needs {
		asked[k] = slices.IndexFunc(r.Words, func(w lexicon.AskedWord) bool { return w.Text == n.Asked })
	}
	return r.Reader.Nearer(e.ranker.Words, asked, nearEnough)
}

// reasons gives what explains the candidates of a ranking by their places: nothing, where
// nobody asks for it.
func (e *Engine) reasons(r ranking.Ranking) func(i int) Reasons {
	if !e.explains {
		return func(int) Reasons { return Reasons{} }
	}
	nearer := e.nearer(r)
	return func(i int) Reasons { return e.reasonsFor(r, i, nearer) }
}

// reasonsFor explains candidate i of a ranking.
func (e *Engine) reasonsFor(r ranking.Ranking, i int, nearer *lexicon.Nearer) Reasons {
	doc := r.Candidates[i].Doc
	why := Reasons{Heading: r.Candidates[i].At(rank.Heading) > 0, Sides: sidesOf(r, i), Meaning: meaningOf(r, i)}
	stems := e.ranker.Words.StemsOf(doc)
	var others []int // places of needs
	for k, n := range r.Needs {
		if slices.ContainsFunc(n.Terms, func(term string) bool { return stems.Of(e.ranker.Words.Stems.Known(term)) > 0 }) {
			why.Words = append(why.Words, n.Asked)
		} else {
			others = append(others, k)
		}
	}
	near := make([]lexicon.NearWord, len(others))
	if nearer != nil {
		near = nearer.In(doc, others)
	}
	for k, near := range near {
		asked := r.Needs[others[k]].Asked
		if near.Text != "" {
			why.Near = append(why.Near, NearWords{asked, near.Text})
		} else {
			why.Missing = append(why.Missing, asked)
		}
	}
	return why
}

// agreeing is among how many best passages of a side one counts as found by it.
const agreeing = 5

// sidesOf lists what has candidate i among its best.
func sidesOf(r ranking.Ranking, i int) []string {
	var list []string
	for _, side := range []struct {
		name  string
		score rank.Feature
	}{{"words", rank.Words}, {"letters", rank.Letters}, {"meaning", rank.Cosine}} {
		own, better := r.Candidates[i].At(side.score), 0
		for k := range r.Candidates {
			if r.Candidates[k].At(side.score) > own {
				better++
			}
		}
		if own > 0 && better < agreeing {
			list = append(list, side.name)
		}
	}
	return list
}

// meaningOf says how near candidate i is by its vector, among the whole library.
func meaningOf(r ranking.Ranking, i int) string {
	c := r.Candidates[i]
	if c.At(rank.Cosine) == 0 {
		return ""
	}
	if !slices.ContainsFunc(r.Candidates, func(o ranking.Candidate) bool { return o.At(rank.Cosine) > c.At(rank.Cosine) }) {
		return "closest"
	}
	switch standing := c.At(rank.CosineZ); {
	case standing >= 2.5:
		return "close"
	case standing >= 1:
		return "some"
	}
	return "none"
}

// foreign gives the language of a question if neither the library's sources nor
// the embedder's model are in it, and it shows its language beyond doubt or seems to be in
// it and stands nowhere, or in half of its words where they are held together as in no text
// of the library; else "". Words that are all English ones are no other language's for a small
// word among them: "best cake topping, go" is no Polish.
func (e *Engine) foreign(a ranking.Question, missing []string) string {
	held, language := e.ranker.Languages, lang.Primary(a.Shown())
	words := question.Words(a.Text)
	telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return question.IsFunction(w) || lang.IsSmallOfAny(w) })
	asHere := slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(held, func(l string) bool { return lang.IsSmallWord(w, l) })
	})
	english := slices.Contains(held, "en") && !slices.ContainsFunc(telling, func(w string) bool { return !e.ranker.IsEnglish(w) })
	if language == "" && len(telling) > 1 && !english && (len(missing) >= len(telling) || !asHere && 2*len(missing) >= len(telling)) {
		language = lang.Seems(a.Text, held)
	}
	if language == "" || len(held) == 0 || slices.Contains(held, language) || slices.Contains(held, "") {
		return ""
	}
	if slices.ContainsFunc(held, func(other string) bool { return lang.MayBe(a.Text, language, other) }) {
		return ""
	}
	if across := e.embedder.Knows(language) && slices.ContainsFunc(held, e.embedder.Knows); across {
		return ""
	}
	return language
}

// LanguageName gives the English name of a language by its subtag: "German" for "de".
func LanguageName(subtag string) string {
	return cmp.Or(display.English.Languages().Name(tags.Make(subtag)), subtag)
}
