package retrieval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/question"
	"footnote/retrieval/recall"
)

// A Turn is an earlier question of a conversation, and the passages that were shown for
// it, best first.
type Turn struct {
	Question string
	Shown    []corpus.PassageID
}

// Turn gives an answer as a turn for the questions after it.
func (a Answer) Turn() Turn {
	t := Turn{Question: a.Question}
	for _, e := range a.Evidence {
		t.Shown = append(t.Shown, e.Passage.ID)
	}
	return t
}

// mostTurns is how many earlier questions a follow-up is read together with at most.
const mostTurns = 8

// AskAfter is [Engine.AskAmong] of a question in a conversation, given what was asked
// before, oldest first. A question that stands alone is answered as if nothing had been
// asked before. One that leans on others ("and in Turkey?", "when was that") is read
// together with the last that stood alone and all since: see [Answer.After].
func (e *Engine) AskAfter(ctx context.Context, earlier []Turn, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	if len(earlier) == 0 {
		return e.AskAmong(ctx, asked, top, among)
	}
	if a, ok, err := e.located(ctx, earlier, asked, top, among); ok || err != nil {
		return a, err
	}
	if a, ok := e.afterRecords(earlier, asked, among); ok {
		return a, nil
	}
	before := e.leansOn(earlier, asked)
	if len(before) == 0 {
		return e.askTexts(ctx, asked, top, among)
	}
	clipped := corpus.Clip(asked, MaxQuestion)
	read := catalogue.Read(clipped)
	a, err := e.follow(ctx, before, read, clipped, top, among)
	if err != nil {
		return Answer{}, fmt.Errorf("ask after %d turns: %w", len(before), err)
	}
	a = e.withNamed(a, read, among)
	a.Question = asked
	a.After = questionsOf(before)
	return a, nil
}

// questionsOf gives the questions of some turns.
func questionsOf(turns []Turn) (questions []string) {
	for _, t := range turns {
		questions = append(questions, t.Question)
	}
	return questions
}

// afterRecords answers a question that goes on from one that the records have answered.
func (e *Engine) afterRecords(earlier []Turn, asked string, among func(corpus.SourceID) bool) (Answer, bool) {
	records := e.records()
	var known catalogue.Answer
	from := len(earlier)
	for i, t := range earlier {
		next, goesOn := records.After(known, t.Question)
		if !goesOn {
			var ok bool
			if next, ok = records.Answer(catalogue.Read(t.Question)); !ok {
				known, from = catalogue.Answer{}, len(earlier)
				continue
			}
			from = i
		}
		known = *e.fromCatalogue(next, among).Catalogue
	}
	next, ok := records.After(known, corpus.Clip(asked, MaxQuestion))
	if !ok {
		return Answer{}, false
	}
	a := e.fromCatalogue(next, among)
	a.Question = asked
	a.After = questionsOf(earlier[from:])
	return a, true
}

// leansOn gives the turns that a question leans on: the last that stands alone, and those
// since. It is none for a question that stands alone, and for small talk.
func (e *Engine) leansOn(earlier []Turn, asked string) (before []Turn) {
	if !e.leans(asked) {
		return nil
	}
	for _, t := range slices.Backward(earlier) {
		if question.IsTalk(t.Question) {
			continue
		}
		before = append(before, t)
		if !e.leans(t.Question) || len(before) == mostTurns {
			break
		}
	}
	slices.Reverse(before)
	return before
}

// leans says whether a question leans on one before it: by its form, or because it asks
// for a comparison or for what somebody says and does not tell on what.
func (e *Engine) leans(asked string) bool {
	asked = corpus.Clip(asked, MaxQuestion)
	if question.IsTalk(asked) {
		return false
	}
	records, read := e.records(), catalogue.Read(asked)
	if read.Unnamed() {
		return true
	}
	if known, ok := records.Answer(read); ok && known.OfAll() {
		return false
	}
	if question.Leans(asked, e.ranker.Rarity) {
		return true
	}
	if topic, compared := read.Comparing(); compared && topic == "" {
		return true
	}
	if _, ok := records.Answer(read); ok {
		return false
	}
	named, ok := records.Named(read)
	return ok && named.Rest == ""
}

// follow answers a question, which was read for the records, with what those before it asked:
// by the records of the source that they were about, with a comparison, or with passages.
func (e *Engine) follow(ctx context.Context, before []Turn, read catalogue.Asked, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	records := e.records()
	c := recall.Of(records, questionsOf(before))
	if known, ok := e.ofSource(c, before, asked); ok {
		return e.fromCatalogue(known, among), nil
	}
	if read.Unnamed() {
		return e.fromCatalogue(records.Authors(c.Sources), among), nil
	}
	topic, compared := read.Comparing()
	if compared {
		return e.compare(ctx, strings.Join(append(c.Topics, topic), "\n"), nil, among)
	}
	own, named := recall.Spoken(records, read, asked)
	rest := asked
	if !named && len(c.Sources) > 0 {
		own.Sources = e.otherSource(records, c.Sources, asked)
		named = len(own.Sources) > 0
	}
	if named {
		c.Sources, rest = own.Sources, own.Rest
	}
	if c.Compared && !named {
		if other := question.Instead(asked); len(other) > 0 {
			return e.compare(ctx, strings.Join(other, " "), nil, among)
		}
		return e.compare(ctx, strings.Join(append(c.Topics, rest), "\n"), nil, among)
	}
	if len(c.Sources) == 0 {
		return e.searchAfter(ctx, c.Topics, before, rest, top, among)
	}
	a, err := e.searchAfter(ctx, c.Topics, before, rest, top, both(among, within(c.Sources)))
	if a.Within = c.Sources; err != nil || a.Verdict != Nothing {
		return a, err
	}
	a, err = e.searchAfter(ctx, c.Topics, before, rest, top, among)
	if a.Verdict != Nothing {
		a.Silent = e.silent(a.Evidence, c.Sources, nil)
	}
	return a, err
}

// otherSource finds the source that a follow-up names by its title in place of those that
// were asked: "and Mozilla?". What those speak of is asked of them.
func (e *Engine) otherSource(records *catalogue.Records, asked []corpus.Source, followUp string) []corpus.Source {
	words := question.Instead(followUp)
	found := records.Distinctive(strings.Join(words, " "))
	if len(found) != 1 || within(asked)(found[0].ID) {
		return nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	for _, doc := range e.ranker.WhichHave(strings.Join(words, " ")) {
		if within(asked)(e.ranker.Entries[doc].Source) {
			return nil
		}
	}
	return found
}

// ofSource reads a question about the record of a source that was spoken of: the one that
// was named, or the one that the first passage is from.
func (e *Engine) ofSource(c recall.Conversation, before []Turn, asked string) (catalogue.Answer, bool) {
	if len(c.Sources) > 0 {
		if len(c.Sources) > 1 {
			return catalogue.Answer{}, false
		}
		if topic, ok := catalogue.Bare(asked); ok && c.Records {
			return catalogue.Answer{Topic: topic, Sources: c.Sources}, true
		}
		return catalogue.OfSpoken(c.Sources[0], true, asked)
	}
	shown := before[len(before)-1].Shown
	if len(shown) == 0 {
		return catalogue.Answer{}, false
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	doc, ok := e.ranker.Document[shown[0]]
	if !ok {
		return catalogue.Answer{}, false
	}
	return catalogue.OfSpoken(e.ranker.Sources[e.ranker.Entries[doc].Source], false, asked)
}
