package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// mostEntries is how many sources one file may bring to a server: each is read in turn.
const mostEntries = 500

// addEntries adds what a list of works or a zip of notes brings, one source each, and
// says what became of them.
func (c *call) addEntries(ctx context.Context, a addition, entries []extract.Entry) (reply, error) {
	switch {
	case len(entries) > mostEntries:
		return reply{}, tooManyEntries(len(entries))
	case len(entries) != 1 && (a.given.Title != "" || len(a.given.Authors) > 0):
		return reply{}, tell("A title and authors are for one source, but that file brings %d. Leave them out.", len(entries))
	}
	var did collected
	c.noted(stepSome, &did)
	for i, e := range entries {
		if i < did.Done {
			continue
		}
		c.progress(c.in.Say("Adding: %d of %d …", i+1, len(entries)))
		err := c.addEntry(ctx, a, e, &did)
		switch {
		case ctx.Err() != nil, errors.Is(err, corpus.ErrFull), errors.Is(err, corpus.ErrLost), errors.Is(err, corpus.ErrTooMany):
			return reply{}, fmt.Errorf("add %d of %d: %w", i+1, len(entries), err)
		case err != nil && !errors.Is(err, corpus.ErrExists):
			did.Refused = append(did.Refused, c.in.Say("%s: %s", quotedTo(60, e.Name), sentence(c.in, err)))
		}
		did.Done = i + 1
		if err := c.note(ctx, stepSome, did); err != nil {
			return reply{}, err
		}
		c.bot.reached("some")
	}
	c.log = append(c.log, "by", c.member, "entries", len(entries), "added", did.Added)
	m := &Message{Content: did.say(c.in)}
	if did.Added > 0 {
		m.Content += c.embedAll(ctx)
		m.Content += c.alike(ctx, did.New)
	}
	return reply{message: m}, nil
}

// addEntry adds one source, and its file, and counts it.
func (c *call) addEntry(ctx context.Context, a addition, e extract.Entry, did *collected) error {
	source, passages, file, err := c.bot.o.Reader.ReadEntry(ctx, e)
	if err != nil {
		return err
	}
	source.Metadata = source.Metadata.With(a.given)
	source.Shelves, source.AddedBy = library.PutOn(a.shelf)(nil), c.member
	listed := e.Record.Title != ""
	kept, completed, err := c.lease.Collect(ctx, source, passages, listed)
	if listed && (err == nil || errors.Is(err, corpus.ErrExists)) {
		did.noteStayed(c.in, kept, source.Metadata)
		did.noteLacking(e.LacksFor(kept, err == nil && !completed))
	}
	if errors.Is(err, corpus.ErrExists) && c.didBefore(kept) {
		err = nil
	}
	did.count(kept, completed, err)
	if len(file.Data) > 0 && (err == nil || errors.Is(err, corpus.ErrExists)) {
		c.keepFile(ctx, file)
	}
	return err
}

func tooManyEntries(n int) error {
	return tell("That file brings %d sources; %d at a time is the most. Split it.", n, mostEntries)
}

// collected counts what became of the sources of one file, of which so many are done.
type collected struct {
	Done                                 int
	Added, Records, Completed, Unchanged int
	Refused                              []string
	Stayed                               []string          // what a person gave otherwise than the list, of each source
	Lacking                              int               // files that the list names, and that did not come with it
	Lacked                               []string          // the first of them
	New                                  []corpus.SourceID // that were added
}

func (d *collected) count(s corpus.Source, completed bool, err error) {
	switch {
	case errors.Is(err, corpus.ErrExists):
		d.Unchanged++
	case err != nil:
	case completed:
		d.Completed++
	default:
		d.Added++
		d.New = append(d.New, s.ID)
		if s.MediaType == corpus.RecordOnly {
			d.Records++
		}
	}
}

// noteStayed notes what a list has otherwise than a person gave it.
func (d *collected) noteStayed(in texts.Language, kept corpus.Source, listed corpus.Metadata) {
	var fields []string
	for _, f := range kept.Withstands(listed) {
		fields = append(fields, f.Name)
	}
	if names := changedFields(in, kept, fields); len(names) > 0 {
		d.Stayed = append(d.Stayed, in.Say("%s: %s", quotedTo(60, titleOf(kept)), in.Commas(names)))
	}
}

// noteLacking counts the files that a list names for a source and that are not there.
func (d *collected) noteLacking(names []string) {
	d.Lacking += len(names)
	for _, name := range names[:min(len(names), mostRefused-len(d.Lacked))] {
		d.Lacked = append(d.Lacked, cut(escape(plain(name)), 60))
	}
}

// mostRefused is how many refusals, or what stayed, are told one by one.
const mostRefused = 5

// say says it to people.
func (d *collected) say(in texts.Language) string {
	var rows []string
	say := func(n int, sentence texts.Text) {
		if n > 0 {
			rows = append(rows, in.Say(sentence, sourceCount(in, n)))
		}
	}
	say(d.Added, "Added: %s.")
	say(d.Records, "Of these %s without a text: their records can be cited; add the texts to find passages in them.")
	say(d.Completed, "Completed with the record of the list: %s.")
	say(d.Unchanged, "Unchanged: %s.")
	some := func(all []string) {
		for _, r := range all[:min(len(all), mostRefused)] {
			rows = append(rows, "-# "+r)
		}
	}
	say(len(d.Stayed), "Corrected by hand and left so, though the list says otherwise: %s.")
	some(d.Stayed)
	if d.Lacking > 0 {
		rows = append(rows, in.Say("Files that the list names, and that did not come with it: %d. To add their texts too, send a zip of the list and its files.", d.Lacking))
	}
	some(d.Lacked)
	say(len(d.Refused), "Refused: %s.")
	some(d.Refused)
	return strings.Join(rows, "\n")
}
