package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// Collect stores a source as Add does, and knows works again: a record without a text
// completes the source of that work, if there is one, and a text takes the place of a
// record that waited for it, on its shelves. listed says that the record comes from a list
// of works, which counts more than what the text says, and less than what a person gave: it
// completes a source of the same text, too. Completed is then true, with the source as it
// is kept.
func (l *Library) Collect(ctx context.Context, s corpus.Source, passages []corpus.Passage, listed bool) (kept corpus.Source, completed bool, err error) {
	all, err := l.mayBeSame(ctx, listed)
	if err != nil {
		return corpus.Source{}, false, err
	}
	same, found := sameWork(all, s.Metadata)
	if found && len(passages) == 0 {
		return l.complete(ctx, same, s.Metadata)
	}
	waits := found && same.MediaType == corpus.RecordOnly
	if waits {
		s.Metadata, s.Shelves = same.Metadata.With(s.Metadata), inOrder(append(slices.Clone(same.Shelves), s.Shelves...))
	}
	kept, err = l.Add(ctx, s, passages)
	switch {
	case errors.Is(err, corpus.ErrExists) && listed:
		return l.complete(ctx, kept, s.Metadata)
	case waits && (err == nil || errors.Is(err, corpus.ErrExists) && isSameWork(kept.Metadata, same.Metadata) && hasAll(kept.Metadata, same.Metadata)):
		// Whoever was killed between the two goes on here: then the text is there already.
		_, removed := l.Remove(ctx, same.ID)
		err = errors.Join(err, removed)
	}
	return kept, false, err
}

// hasAll reports whether a record holds all that another does.
func hasAll(m, other corpus.Metadata) bool { return len(m.With(other).Differs(m)) == 0 }

// mayBeSame lists the sources that may be of one work with another: all for one of a
// list of works, else those that wait for their text.
func (l *Library) mayBeSame(ctx context.Context, listed bool) ([]corpus.Source, error) {
	waiting := false
	if err := l.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sources WHERE media_type = ?)", corpus.RecordOnly).Scan(&waiting); err != nil {
		return nil, fmt.Errorf("look for records: %w", err)
	}
	if !waiting && !listed {
		return nil, nil
	}
	all, err := l.Sources(ctx)
	if listed || err != nil {
		return all, err
	}
	return slices.DeleteFunc(all, func(s corpus.Source) bool { return s.MediaType != corpus.RecordOnly }), nil
}

// complete puts the fields of a record over those of a source. It gives ErrExists where
// that changes nothing.
func (l *Library) complete(ctx context.Context, s corpus.Source, m corpus.Metadata) (corpus.Source, bool, error) {
	kept, err := l.changeRecord(ctx, s.ID, func(_ *sql.Tx, now corpus.Metadata) (corpus.Metadata, error) {
		if hasAll(now, m) {
			return now, corpus.ErrExists
		}
		return now.With(m), nil
	})
	if errors.Is(err, corpus.ErrExists) {
		return s, false, err
	}
	return kept, err == nil, err
}

// sameWork finds the source of a work: by its DOI, else by its title with the first
// author or, where one of the two names none, with the year.
func sameWork(all []corpus.Source, m corpus.Metadata) (corpus.Source, bool) {
	i := slices.IndexFunc(all, func(s corpus.Source) bool { return isSameWork(s.Metadata, m) })
	if i < 0 {
		return corpus.Source{}, false
	}
	return all[i], true
}

func isSameWork(a, b corpus.Metadata) bool {
	switch {
	case a.Genre == corpus.StudyNote:
		return false
	case a.DOI != "" && b.DOI != "":
		return strings.EqualFold(a.DOI, b.DOI)
	case lang.Plain(a.Title) == "" || lang.Plain(a.Title) != lang.Plain(b.Title):
		return false
	case len(a.Authors) > 0 && len(b.Authors) > 0:
		return family(a.Authors[0]) == family(b.Authors[0])
	}
	year := date.Read(a.Issued).Year
	return year != 0 && year == date.Read(b.Issued).Year
}

func family(name string) string {
	first, _, _ := strings.Cut(name, ",")
	return lang.Plain(first)
}
