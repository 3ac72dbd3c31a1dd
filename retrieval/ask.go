package retrieval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/highlight"
	"footnote/retrieval/marks"
	"footnote/retrieval/place"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
	"footnote/retrieval/verdict"
)

// MaxQuestion is how many bytes of a question are read.
const MaxQuestion = 4000

const (
	// page is how many passages stand on the first page of an answer.
	page = 5
	// nearest is how many titles an abstaining answer names.
	nearest = 3
)

// Ask answers a question with the best passages of the library, at most top of
// them, unless nothing in the library bears on it. Small talk, questions about the
// library itself, and questions that ask for a comparison or name the sources to
// look in are answered as such: see [Answer].
func (e *Engine) Ask(ctx context.Context, question string, top int) (Answer, error) {
	return e.AskAmong(ctx, question, top, nil)
}

// AskAmong is Ask of the sources for which among is true; the others are as if
// they were not there, except that a word counts as rare as it is in the whole
// library. A nil among is true for all.
func (e *Engine) AskAmong(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	if a, ok, err := e.located(ctx, nil, asked, top, among); ok || err != nil {
		return a, err
	}
	return e.askTexts(ctx, asked, top, among)
}

// askTexts answers a question that asks for no place or part of a source.
func (e *Engine) askTexts(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	talk := Answer{Question: asked, Verdict: Nothing, Talk: true}
	clipped := corpus.Clip(asked, MaxQuestion)
	if lead, rest := place.Unread(clipped); lead != "" && !e.stands(lead) {
		clipped = rest
	}
	read := catalogue.Read(clipped)
	isTalk := (question.IsTalk(asked) || saysNothing(asked)) && !read.Whole() && !read.Unnamed() && place.Leads(clipped) == ""
	if isTalk && e.isPhrase(clipped) {
		isTalk, clipped = false, `"`+clipped+`"`
	}
	if isTalk && !e.holdsWord(asked) {
		if found, err := e.marked(ctx, asked); err != nil || len(found) == 0 {
			return talk, err
		}
	}
	a, err := e.answer(ctx, read, clipped, top, among)
	if err != nil {
		return Answer{}, fmt.Errorf("ask: %w", err)
	}
	if isTalk && a.Verdict == Nothing {
		return talk, nil
	}
	a = e.withNamed(a, read, among)
	a.Question = asked
	return a, nil
}

// holdsWord says whether a message is one word, no greeting, that a passage has: what
// would be small talk elsewhere is sought here ("help", "nobody").
func (e *Engine) holdsWord(asked string) bool {
	word, ok := question.Sought(asked)
	e.mu.RLock()
	defer e.mu.RUnlock()
	return ok && e.ranker.HasForm(word)
}

// phraseLength is in words of one that hardly anybody types by chance as it stands in a text.
const phraseLength = 4

// isPhrase says whether a message of words that say nothing, and do not ask, stands word for
// word in a passage: "to be or not to be" is sought there. So is what calls somebody by a word
// of the library ("thanks judge").
func (e *Engine) isPhrase(asked string) bool {
	if question.Calls(asked) {
		return e.stands(asked)
	}
	n := len(question.Words(asked))
	return n >= phraseLength && saysNothing(asked) && !question.IsTalk(asked) && !question.Opens(asked) && e.stands(asked)
}

// saysNothing says whether all words of a question only hold it together ("why?", "tell
// me more"): nothing is asked of the texts then.
func saysNothing(asked string) bool {
	words := question.Words(asked)
	telling := func(word string) bool { return !question.IsFunction(word) }
	return len(words) > 0 && !slices.ContainsFunc(words, telling) && len(question.Quoted(asked)) == 0
}

// answer tries the ways to answer a question, which was read for the records, that of the
// passages last.
func (e *Engine) answer(ctx context.Context, read catalogue.Asked, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	records := e.records()
	if c, ok := records.Answer(read); ok {
		return e.fromRecords(ctx, c, asked, top, among)
	}
	if c, words, ok := records.Perhaps(read); ok && !e.stands(words) {
		return e.fromCatalogue(c, among), nil
	}
	if read.Unnamed() {
		return e.fromCatalogue(records.Authors(nil), among), nil
	}
	topic, compared := read.Comparing()
	named, isNamed := records.Named(read)
	alone := records.NamedAlone(read, false)
	switch {
	case len(alone) > 0 && !(isNamed && named.Names > 1):
		return e.besideTexts(ctx, alone, asked, top, among)
	case isNamed && named.Rest == "":
		return e.fromCatalogue(catalogue.Answer{Topic: catalogue.TopicAbout, Sources: named.Sources}, among), nil
	case isNamed && named.Names > 1:
		return e.compare(ctx, named.Rest, named.Sources, among)
	case compared && topic != "":
		return e.compare(ctx, topic, nil, among)
	case isNamed:
		a, err := e.search(ctx, named.Rest, top, both(among, within(named.Sources)))
		if a.Within = named.Sources; err != nil || a.Verdict != Nothing {
			return a, err
		}
		a, err = e.search(ctx, asked, top, among)
		if a.Verdict != Nothing {
			a.Silent = e.silent(a.Evidence, named.Sources, nil)
		}
		return a, err
	}
	if each := e.several(asked); len(each) > 0 {
		return e.searchEach(ctx, each, top, among)
	}
	return e.searchRebased(ctx, asked, top, among)
}

// fromRecords answers a question about the library from its records, and from the texts
// what the records do not know, unless it asks for sources as such: "who wrote CP/M" of an
// article with that title, but not "who wrote the CP/M article". Where it may ask for passages
// as well, they stand beside, and so do those of the sources that have a word that was asked for:
// "is there anything about mould".
func (e *Engine) fromRecords(ctx context.Context, c catalogue.Answer, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	known := e.fromCatalogue(c, among)
	if c.Topic == catalogue.TopicMention && !c.Without && known.Verdict != Nothing {
		a, err := e.search(ctx, c.Words, top, within(known.Catalogue.Sources))
		known.Evidence, known.Partial = a.Evidence, a.Partial
		return known, err
	}
	if known.Verdict != Nothing && !c.Beside && (c.Called || known.Catalogue.Told()) || c.Without {
		return known, nil
	}
	return e.withPassages(ctx, known, asked, top, among)
}

// search answers with passages.
func (e *Engine) search(ctx context.Context, asked string, top int, among func(corpus.SourceID) bool) (a Answer, err error) {
	err = e.ranked(ctx, asked, among, func(read ranking.Question, r ranking.Ranking) (err error) {
		a = Answer{
			Question: asked, Partial: r.Partial,
			Missing: e.ranker.Missing(r, read), NoText: e.onlyRecords(), Remark: r.Remark,
		}
		a.Foreign = e.foreign(read, a.Missing)
		a.Verdict, a.Confidence = verdict.Of(e.ranker, r, read)
		if a.Verdict == Nothing && a.Foreign != "" && e.sharesWord(asked) {
			a.Verdict = Maybe
		}
		lead := place.Leads(asked)
		if a.Verdict == Sure && lead != "" && (!strings.Contains(lead, " ") || !e.ranker.Stands(lead)) {
			a.Verdict = Maybe // no passage is known to stand there
		}
		a.Corrected = read.Told(a.Verdict.Answered())
		if a.Talk = a.Remark && a.Verdict == Nothing && lead == ""; a.Talk {
			return nil
		}
		if a.Verdict == Nothing {
			a.Nearest = e.nearestSources(r)
			return nil
		}
		a.Evidence, err = e.evidence(ctx, r, a, e.choose(r, top))
		return err
	})
	return a, err
}

// sharesWord says whether a passage has a word of a question in another language that
// holds no sentence together in any: "chocolate" in "por qué es malo el chocolate". Such a
// word may tell what is asked for, where no other of the question could.
func (e *Engine) sharesWord(asked string) bool {
	return slices.ContainsFunc(question.Words(asked), func(word string) bool {
		return len(word) > 3 && !question.IsFunction(word) && !lang.IsSmallOfAny(word) && e.ranker.HasForm(word)
	})
}

// onlyRecords says whether there are sources and no passages.
func (e *Engine) onlyRecords() bool { return len(e.ranker.Sources) > 0 && len(e.ranker.Document) == 0 }

// ranked reads and ranks a question and lets use go on from there, while the index
// does not change. What use is given is not kept by it.
func (e *Engine) ranked(ctx context.Context, asked string, among func(corpus.SourceID) bool, use func(ranking.Question, ranking.Ranking) error) error {
	read := e.read(asked)
	found, err := e.marked(ctx, asked)
	if err != nil {
		return err
	}
	at := e.locate(ctx, read)
	e.mu.RLock()
	defer e.mu.RUnlock()
	read.Marked = e.documentsOf(found)
	r, err := e.rank(ctx, read, at, among)
	if err != nil {
		return err
	}
	defer e.ranker.Done(r)
	return use(read, r)
}

// Rank lists the best passages, at most depth, without leaving any out for the
// sake of variety.
func (e *Engine) Rank(ctx context.Context, asked string, depth int) (out Ranking, err error) {
	err = e.ranked(ctx, asked, nil, func(read ranking.Question, r ranking.Ranking) error {
		out.Partial = r.Partial
		out.Verdict, out.Confidence = verdict.Of(e.ranker, r, read)
		depth = min(depth, len(r.Candidates))
		grades := verdict.Grades(e.ranker, r, out.Confidence, depth)
		for i, c := range r.Candidates[:depth] {
			p := e.ranker.Entries[c.Doc]
			out.Hits = append(out.Hits, Hit{p.Passage, p.Source, rank.Logistic(c.Score), grades[i]})
		}
		return nil
	})
	if err != nil {
		return Ranking{}, fmt.Errorf("rank: %w", err)
	}
	return out, nil
}

// read reads a question as the library stands now.
func (e *Engine) read(asked string) ranking.Question {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.ranker.Read(corpus.Clip(asked, MaxQuestion))
}

// stands says whether the words of a phrase stand one after the other in a passage.
func (e *Engine) stands(phrase string) bool {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.ranker.Stands(phrase)
}

// languageOf names the language of a question as the library stands now.
func (e *Engine) languageOf(text string) string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.ranker.LanguageOf(text)
}

// choose picks the places in a ranking of the passages to show, in order. A text
// that stands in the library more than once is shown once.
func (e *Engine) choose(r ranking.Ranking, top int) []int {
	var chosen []int
	shown := map[uint64]bool{}
	for i, c := range r.Candidates {
		hash := e.ranker.Entries[c.Doc].Hash
		if len(chosen) == top {
			break
		}
		if !shown[hash] {
			shown[hash] = true
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// evidence loads the chosen passages of a ranking.
func (e *Engine) evidence(ctx context.Context, r ranking.Ranking, a Answer, chosen []int) ([]Evidence, error) {
	ids := make([]corpus.PassageID, len(chosen))
	for k, i := range chosen {
		ids[k] = e.ranker.Entries[r.Candidates[i].Doc].Passage
	}
	passages := r.Passages
	if unread := func(i int) bool { return i >= r.Read }; passages == nil || slices.ContainsFunc(chosen, unread) {
		var err error
		if passages, err = e.passages(ctx, ids); err != nil {
			return nil, err
		}
	}
	grades := verdict.Grades(e.ranker, r, a.Confidence, slices.Max(append(chosen, -1))+1)
	why, chooser, sought := e.reasons(r), highlight.New(e.ranker, r), marks.Asked(corpus.Clip(a.Question, MaxQuestion))
	list := slices.Grow([]Evidence(nil), len(chosen))
	for k, i := range chosen {
		p, ok := passages[ids[k]]
		if !ok {
			continue // removed a moment ago
		}
		source := e.ranker.Sources[p.Source]
		list = append(list, Evidence{
			Passage: p, Source: source,
			Score:      rank.Logistic(r.Candidates[i].Score),
			Grade:      a.Verdict.Bound(grades[i], k == 0),
			Highlights: highlights(chooser, r.Candidates[i].Doc, sought, p.Text),
			Reasons:    why(i),
		})
	}
	return list, nil
}

// nearestSources gives the sources of the best passages, best first. There are none where
// nobody knows a word of the question: what is near to those is chance.
func (e *Engine) nearestSources(r ranking.Ranking) []corpus.Source {
	if e.ranker.Strange(r) {
		return nil
	}
	var list []corpus.Source
	seen := map[corpus.SourceID]bool{}
	for _, c := range r.Candidates {
		id := e.ranker.Entries[c.Doc].Source
		if len(list) == nearest {
			break
		}
		if !seen[id] {
			seen[id] = true
			list = append(list, e.ranker.Sources[id])
		}
	}
	return list
}

// highlights gives what is worth reading first in the text of a document.
func highlights(c *highlight.Chooser, doc int, sought []string, text string) []Span {
	if s, ok := markedSentence(sought, text); ok {
		return []Span{s}
	}
	s, ok := c.Sentence(doc, text)
	if !ok {
		return nil
	}
	return []Span{{s.Start, s.End}}
}
