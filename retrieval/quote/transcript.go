package quote

import (
	"context"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/quote/speech"
)

// inTurn says what becomes of a name in a transcript, by the mark of the turn that a
// quotation stands in; nil where the text is none, or where the mark is the name of who
// speaks and the line says all.
func (s *search) inTurn(ctx context.Context, c Checked, text, name string) (*Attribution, error) {
	said := c.said()
	mark, same := speech.TurnAt(text, said)
	if mark == "" {
		return nil, nil
	}
	_, recorded := c.Passage.Seconds()
	hasOwn := speech.HasTurns(text, name)
	var people []string
	if speech.IsInitials(mark) {
		named, err := s.introducedIn(ctx, c)
		if err != nil {
			return nil, err
		}
		people = speech.Initialled(mark, named...)
	}
	switch fits := speech.Marks(mark, name); {
	case !hasOwn && !recorded && (len(people) == 0 || !speech.IsByInitials(text)):
		return nil, nil // "Note:", or a play
	case !same && !recorded:
		return &Attribution{name, Unchecked, nil}, nil // of that turn, or between the turns
	case speech.SameName(name, mark), recorded && !speech.IsInitials(mark):
		return nil, nil
	case !fits && len(people) == 1:
		return &Attribution{name, Another, people}, nil
	case !fits:
		return &Attribution{name, Another, []string{mark}}, nil
	case len(people) == 1 && speech.SameName(name, people[0]):
		return &Attribution{name, Speaker, people}, nil
	}
	return &Attribution{name, Unchecked, nil}, nil
}

// introducedIn gives where a source names who takes part in it: as its authors, in its title
// and heading, and in what stands before the first turn.
func (s *search) introducedIn(ctx context.Context, c Checked) ([]string, error) {
	w, err := s.know(ctx, c.Source.ID)
	if err != nil {
		return nil, err
	}
	return append(turnedAuthors(c.Source), c.Source.Title, c.Passage.Locator.Section, w.opening), nil
}

func turnedAuthors(s corpus.Source) []string {
	list := slices.Clone(s.Authors)
	for i, a := range list {
		list[i] = speech.Turned(a)
	}
	return list
}
