package corpus

import (
	"context"
	"errors"
	"fmt"

	"footnote/corpus/lang"
)

// readHTML reads a page of the web: its main text without what stands around
// it, and its record from the data for programs in it, then from its words. A
// page that is none, such as one that asks for a login, gives its sentinel.
func readHTML(ctx context.Context, f File) (Document, error) {
	source, err := decodeHTML(f)
	if err != nil {
		return Document{}, err
	}
	root, err := parseHTML(ctx, source)
	if err != nil {
		return Document{}, err
	}
	apart := aroundText(root)
	lines, err := treeLines(ctx, root, apart)
	if err != nil {
		return Document{}, err
	}
	data := dataOf(root, apart)
	leaveReferences(lines)
	kept, left := parted(lines)
	d, err := refine(ctx, pagePasses, kept, data.record(f.Origin))
	if err != nil && !errors.Is(err, ErrNoText) {
		return Document{}, err
	}
	look := lookAt(root, data, d.Blocks)
	if err := look.refusal(); err != nil {
		return Document{}, err
	}
	if !look.hasText {
		return Document{}, fmt.Errorf("less than two sentences: %w", ErrNoText)
	}
	if written := lang.Contradicted(d.Metadata.Language, d.Text()); written != "" {
		d.Metadata.Language = written
		d.Metadata.Note(foundInText, "language")
	}
	d.Skipped = append(d.Skipped, left...)
	leftByReader(ctx, &d, left)
	return d, nil
}

// leaveReferences leaves out the notes that only name a source, where half of
// the notes do: the list of references of a wiki. Those that explain stay.
func leaveReferences(lines []line) {
	notes := 0
	var entries []int
	for i, l := range lines {
		if l.note == "" || l.skip != "" {
			continue
		}
		notes++
		if words := lang.WordCount(l.Text); words < 60 && isReference(l.Text) || words < 40 && l.source {
			entries = append(entries, i)
		}
	}
	if len(entries)*2 < notes {
		return
	}
	for _, i := range entries {
		lines[i].skip = references
	}
}

// parted parts the lines of the text from those of the page around it.
func parted(lines []line) (kept []line, left []Skipped) {
	for _, l := range lines {
		if l.skip == "" {
			kept = append(kept, l)
		} else {
			left = append(left, Skipped{Text: squeeze(l.Text), Reason: l.skip})
		}
	}
	return kept, left
}
