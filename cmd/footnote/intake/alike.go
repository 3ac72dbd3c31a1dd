package intake

import (
	"context"
	"fmt"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/likeness"
)

// findAlike looks for older sources that the added ones are copies of.
func (a app) findAlike(ctx context.Context, lib *library.Library, results []added) {
	var ids []corpus.SourceID
	for _, r := range results {
		if r.status() == fresh {
			ids = append(ids, r.source.ID)
		}
	}
	alike, err := likeness.Find(ctx, lib, ids)
	if err != nil && ctx.Err() == nil {
		a.Err.Paragraph("", "Whether it is a copy of what was here before was not found out. "+advice.Sentence(err))
	}
	for i, r := range results {
		results[i].like = alike[r.source.ID]
	}
}

// hintAlike says which sources look like copies, and once how to keep one of the two.
func (a app) hintAlike(results []added, library string) {
	var last added
	for _, r := range results {
		if r.older.ID != 0 {
			a.hintOlder(r, library)
			continue
		}
		if r.like.ID != 0 {
			a.Err.Paragraph("", fmt.Sprintf("%d looks like %s, which is here already: most of its text stands there.", r.source.ID, shown.Line(r.like)))
			last = r
		}
	}
	if last.like.ID != 0 {
		a.Err.Paragraph("", fmt.Sprintf("If it is the same work, keep one of them, for example: footnote remove%s %d", settings.LibraryFlag(library), last.source.ID))
	}
}

// findOlder looks for the sources that were read earlier from the files of the added ones: who
// adds a file again that has changed may mean to replace what was in it.
func findOlder(ctx context.Context, lib *library.Library, results []added) {
	at := map[corpus.SourceID]int{} // among the results
	for i, r := range results {
		if r.status() == fresh {
			at[r.source.ID] = i
		}
	}
	if len(at) == 0 {
		return
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return // it is a hint alone
	}
	last := map[string]corpus.Source{} // from each path, of those with a lower number
	for _, s := range sources {
		path, own := ownPath(s)
		if !own {
			continue
		}
		if i, added := at[s.ID]; added {
			results[i].older = last[path]
		}
		last[path] = s
	}
}

// hintOlder says that a file was added before as it was then, and how to keep it once.
func (a app) hintOlder(r added, library string) {
	flag := settings.LibraryFlag(library)
	a.Err.Paragraph("", fmt.Sprintf("%d is from the same file as %s, which has changed since. If it is a newer version of that, keep one source with its number and all that refers to it: footnote remove%s %[1]d, and then footnote refresh%[3]s %d",
		r.source.ID, shown.Line(r.older), flag, r.older.ID))
}
