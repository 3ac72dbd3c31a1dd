// Package quote checks whether a quotation stands in a library: word for word, with
// differences that change nothing, or with such as change what it means.
//
//	found, err := quote.Check(ctx, engine, library, text, nil)
//	switch found.Verdict { … }
//
// It is slow to call a difference small: a negation more or less, another number, name, owner,
// date or quantifier, and words that changed places are told, in the spelling of both sides
// ([Checked.Runs]). What is language stands in [words]. A name behind a dash at the end
// is who is said to have said it, and is held against who wrote the source and who speaks
// there.
package quote

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval"
)

// A Verdict says whether a quotation stands in a library.
type Verdict string

// The verdicts, from the worst on.
const (
	Absent   Verdict = "absent"   // nothing like it was found
	Similar  Verdict = "similar"  // only similar wording
	Differs  Verdict = "differs"  // found, but the meaning differs
	Reworded Verdict = "reworded" // found, with other words that tell something
	Small    Verdict = "small"    // found, with differences that change nothing
	Verbatim Verdict = "verbatim" // found word for word
)

var verdicts = []Verdict{Absent, Similar, Differs, Reworded, Small, Verbatim}

// Found says whether the quotation was found, if only with another meaning.
func (v Verdict) Found() bool { return slices.Index(verdicts, v) >= slices.Index(verdicts, Differs) }

// Stands says whether it was found, with no difference that tells anything.
func (v Verdict) Stands() bool { return v == Verbatim || v == Small }

// worse gives the worse one of two verdicts.
func worse(a, b Verdict) Verdict {
	return verdicts[min(slices.Index(verdicts, a), slices.Index(verdicts, b))]
}

// A Side is where a run of words stands.
type Side string

// The sides.
const (
	Both      Side = "both"
	Quotation Side = "quotation" // only there
	Source    Side = "source"    // only there
)

// A Run is some words of a quotation beside the text, as they are spelled.
type Run struct {
	Side  Side   `json:"side"`
	Text  string `json:"text"`
	Kinds []Kind `json:"kinds"` // in what the meaning differs there; none if it does not
	After string `json:"-"`     // what stands in the source between it and the next word: a comma, a bracket, a space
}

// Checked is the best place for a quotation that was found.
type Checked struct {
	Verdict Verdict
	Source  corpus.Source
	Passage corpus.Passage // in which it begins
	Text    string         // what stands there
	Runs    []Run          // quotation and text beside each other; none where they are the same word for word
	Kinds   []Kind         // in what the meaning differs
	Cut     bool           // the quotation says itself that it leaves something out
	Dropped []string       // the negations in what it leaves out there
	Before  string         // what stands before it in its sentence and says whose word it is, or how sure; as it is written
	Behind  string         // such as stands behind it
	Named   *corpus.Source // where it was said to stand, or nil
	Said    *Attribution   // who was said to have said it, or nil

	Apart bool // its parts stand in different places of the source; Passage is that of the first

	distance int
	first    string  // the text of the first part, where they stand apart
	poorest  float64 // share of the words of a part that stand there
	cites    bool    // the source cites something in brackets behind it
}

// Elsewhere says whether it was found in another source than the one named.
func (c Checked) Elsewhere() bool {
	return c.Named != nil && c.Verdict.Found() && c.Named.ID != c.Source.ID
}

// AsGiven says whether it stands there as it was given: with the words, in the source that
// was named, and by who was named, as far as that is known.
func (c Checked) AsGiven() bool {
	return c.Verdict.Stands() && !c.Elsewhere() && !c.Said.IsDoubtful()
}

// Least is how many words a quotation has to have.
const Least = 3

// ErrShort is of a quotation that is too short to be checked.
var ErrShort = fmt.Errorf("a quotation of fewer than %d words", Least)

// Check looks for the best place of a quotation in a library: in the passages that rank
// best, and if it does not stand there, in all that hold a run of its words. named is the
// source that it is said to stand in, or nil.
func Check(ctx context.Context, engine *retrieval.Engine, lib *library.Library, text string, named *corpus.Source) (Checked, error) {
	s := search{engine: engine, library: lib, named: named, sources: map[corpus.SourceID]writing{}}
	body, name := attribution(text)
	s.quote(text)
	if len(s.words) < Least {
		return Checked{}, ErrShort
	}
	err := s.look(ctx)
	if body != strings.TrimSpace(text) && err == nil && s.best.Verdict != Verbatim {
		err = s.lookWithout(ctx, text, body, name)
	}
	if err == nil {
		err = s.lookAround(ctx)
	}
	s.best.Named = named
	s.best.Verdict = cmp.Or(s.best.Verdict, Absent)
	if err != nil {
		return Checked{}, fmt.Errorf("check quotation: %w", err)
	}
	return s.best, nil
}
