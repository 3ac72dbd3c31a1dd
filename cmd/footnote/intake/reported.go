package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/retrieval/wording"
)

// An added is what became of one input.
type added struct {
	path   string
	source corpus.Source
	unkept error         // why its file is not kept
	like   corpus.Source // an older source in which most of its text stands, if any
	older  corpus.Source // one that was read from the same file as it was then, if any
	moved  bool          // its file lies elsewhere than before

	recognised extract.Recognition // what became of its pages that are pictures
	err        error               // nil, corpus.ErrExists, or why it was refused

	completed bool          // it was there, and has got the record of a list of works
	lacks     []string      // the files that the list names for it and that are not there
	stayed    []stayedField // where a person has given something else than the list, and that stays
}

// A stayedField is a field of a record that a person gave, with what a list has in its place.
type stayedField struct{ field, listed string }

// stayedIn lists those of the source of a work that a list tells of again.
func stayedIn(kept, listed corpus.Metadata) (fields []stayedField) {
	for _, f := range kept.Withstands(listed) {
		fields = append(fields, stayedField{f.Name, f.Value})
	}
	return fields
}

// What can become of an input.
const (
	fresh     = "added"
	completed = "completed" // it was there, and its record is now that of a list
	unchanged = "unchanged" // it was there already
	refused   = "refused"
)

func (r added) status() string {
	switch {
	case r.err == nil && r.completed:
		return completed
	case r.err == nil:
		return fresh
	case errors.Is(r.err, corpus.ErrExists):
		return unchanged
	}
	return refused
}

// unknown names what a citation of a source needs and its record does not have.
func (r added) unknown() []string {
	if r.status() == refused {
		return nil
	}
	m := r.source.Metadata
	var names []string
	for _, field := range []struct {
		name  string
		known bool
	}{
		{"title", m.Title != ""},
		{"author", len(slices.Concat(m.Authors, m.Editors, m.Directors)) > 0 || m.Organisation != ""}, // one stands first
		{"date", m.Issued != ""},
	} {
		if !field.known {
			names = append(names, field.name)
		}
	}
	return names
}

// reportAdded says what became of one input as soon as it is certain.
func (a app) reportAdded(r added, o addOptions) {
	switch {
	case r.status() == refused:
		a.Err.Paragraph("refused ", cmp.Or(advice.Short(r.path), `""`)+": "+advice.Sentence(r.err))
	case !o.json:
		a.Out.Paragraph(r.status()+" ", shown.Line(r.source))
		if r.source.MediaType == corpus.RecordOnly && r.status() == fresh {
			a.Out.Block("      ", "its record alone; add its text to find passages in it", a.Out.Dim)
		}
		if where := whereFound(r.source.Metadata); where != "" && r.status() == fresh {
			a.Out.Block("      ", where, a.Out.Dim)
		}
		if unknown := r.unknown(); len(unknown) > 0 && r.status() == fresh {
			a.Err.Paragraph("      ", fmt.Sprintf("%d: no %s found", r.source.ID, wording.Enumerate(unknown, "or")))
		}
	}
	if r.moved {
		a.Err.Paragraph("      ", fmt.Sprintf("%d: its file lies at %s now, and is read there again from now on", r.source.ID, r.source.Origin))
	}
	a.reportStayed(r)
	a.reportRecognised(r)
	if r.unkept != nil && !errors.Is(r.unkept, corpus.ErrLost) { // which ends the command anyway
		a.Err.Paragraph("      ", fmt.Sprintf("%d: its file is not kept, so its pages cannot be shown. %s", r.source.ID, advice.Sentence(r.unkept)))
	}
	if r.status() == unchanged && (!o.given.Empty() || o.shelf != "" && !slices.Contains(r.source.Shelves, o.shelf)) {
		a.Err.Paragraph("      ", fmt.Sprintf("%d: what was given on the command line was not used. To use it, give it to: footnote edit%s %[1]d", r.source.ID, settings.LibraryFlag(o.library)))
	}
}

// reportStayed says what a list has otherwise than a person gave it.
func (a app) reportStayed(r added) {
	var listed []string
	for _, f := range r.stayed {
		listed = append(listed, fmt.Sprintf("%s “%s”", nameOf(f.field), f.listed))
	}
	if len(listed) > 0 {
		a.Err.Paragraph("      ", fmt.Sprintf("%d: the list has %s; what was given by hand stays", r.source.ID, wording.Enumerate(listed, "and")))
	}
}

// hintUnknown tells once how to give what was not found.
func (a app) hintUnknown(results []added, library string) {
	for _, r := range results {
		if len(r.unknown()) > 0 && r.status() == fresh {
			a.Err.Paragraph("", fmt.Sprintf(`To give what was not found, for example: footnote edit%s %d --author "Family, Given" --issued 2021`,
				settings.LibraryFlag(library), r.source.ID))
			return
		}
	}
}

// mostLacking is how many of the files that a list names in vain are named.
const mostLacking = 20

// hintLacking tells once which files the lists name that are not there, and how to add them.
func (a app) hintLacking(results []added) {
	var names []string
	for _, r := range results {
		names = append(names, r.lacks...)
	}
	if len(names) == 0 {
		return
	}
	shown := strings.Join(names[:min(len(names), mostLacking)], ", ")
	if more := len(names) - mostLacking; more > 0 {
		shown += fmt.Sprintf(" and %d more", more)
	}
	a.Err.Paragraph("", fmt.Sprintf("Named in the list, but not in its folder or below: %s. The records of the works were added without. To add their texts, put the files there (in Zotero: export with “Export Files”), and add the list again.", shown))
}

// concludeAdd says what was refused of several inputs, and gives the error that the command ends
// with.
func (a app) concludeAdd(ctx context.Context, inputs int, failed error) error {
	if err := ctx.Err(); err != nil || failed == nil {
		return err
	}
	if inputs > 1 {
		a.Err.Paragraph("", advice.Sentence(failed))
	}
	return command.ErrReported
}

// failureOf says what was refused of so many inputs, nil where nothing was: of one why, of several
// how many.
func failureOf(inputs int, results []added) error {
	bad, why := 0, error(nil)
	for _, r := range results {
		if r.status() == refused {
			bad, why = bad+1, r.err
		}
	}
	if bad == 0 || inputs == 1 {
		return why
	}
	summary := fmt.Sprintf("Refused: %d of %d.", bad, inputs)
	if left := inputs - len(results); left > 0 {
		summary += fmt.Sprintf(" Not tried: %d.", left)
	}
	if bad < len(results) {
		summary += " The others are in the library."
	}
	return advice.Mistake("%s", summary)
}

func shapeAdded(library string, results []added, left aside, failed error) any {
	shape := struct {
		Library string      `json:"library"`
		Sources []addedJSON `json:"sources"`
		Aside   []string    `json:"aside"` // files of folders that no text is read from; the first of them
		More    int         `json:"more"`  // files left aside besides these
		command.Outcome
	}{library, []addedJSON{}, shown.List(left.names), left.more, command.OutcomeOf(failed)}
	for _, r := range results {
		row := addedJSON{Path: r.path, Status: r.status(), ID: r.source.ID, Title: r.source.Title, Shelves: shown.List(r.source.Shelves), Passages: r.source.Passages, Found: shown.Object(r.source.Found), Unknown: shown.List(r.unknown()), Lacks: shown.List(r.lacks), Stayed: map[string]string{}}
		if r.like.ID != 0 {
			work := shown.WorkOf(r.like)
			row.Like = &work
		}
		for _, f := range r.stayed {
			row.Stayed[f.field] = f.listed
		}
		if row.Status == refused {
			row.Reason = advice.Sentence(r.err)
		}
		shape.Sources = append(shape.Sources, row)
	}
	return shape
}
