package bot

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
	"footnote/retrieval/likeness"
	"footnote/retrieval/wording/texts"
)

// refreshSources is the handler of /source refresh: one source, from its address
// or from a new file, or all that came from the web.
func refreshSources(ctx context.Context, c *call) (reply, error) {
	if err := c.changeable(ctx); err != nil {
		return reply{}, err
	}
	todo, err := c.toRefresh(ctx)
	if err != nil {
		return reply{}, err
	}
	if c.job == nil {
		return later()
	}
	done := map[corpus.SourceID]refreshNote{}
	c.noted(stepSome, &done)
	var results []refreshed
	for i, r := range todo {
		if before, known := done[r.source.ID]; known && before.Was == nil {
			results = append(results, before.of(r))
			continue
		}
		say := c.progress
		if len(todo) > 1 {
			c.progress = func(text string) { say(c.in.Say("%d of %d: %s", i+1, len(todo), text)) }
		}
		r, tried, err := c.refreshNoting(ctx, r, done)
		c.progress = say
		if err != nil {
			return reply{}, err
		}
		if !tried {
			break // what is done is kept and told
		}
		results = append(results, r)
		c.bot.reached("some")
	}
	m := renderRefreshed(c.in, results, len(todo))
	m.Content += c.embedAll(ctx)
	c.log = append(c.log, "by", c.member, "sources", len(results))
	return reply{message: m}, nil
}

// refreshNoting reads a source again, and notes what it does before and after. It was not
// tried to the end where the time was over.
func (c *call) refreshNoting(ctx context.Context, r refreshed, done map[corpus.SourceID]refreshNote) (_ refreshed, tried bool, err error) {
	c.file = nil // of the source before
	r = c.refresh(ctx, r, done[r.source.ID].Was, func(was *sourceState) error {
		done[r.source.ID] = refreshNote{Was: was}
		return c.note(ctx, stepSome, done)
	})
	switch {
	case ctx.Err() != nil:
		return r, false, nil
	case errors.Is(r.err, jobs.ErrLost):
		return r, true, r.err
	case r.err != nil && !isTold(r.err):
		c.bot.log.Error("source could not be read again", append(c.file, "server", c.guild, "source", int64(r.source.ID), "error", r.err, "code", codeOf(r.err))...)
	}
	done[r.source.ID] = noteOf(c.in, r)
	return r, true, c.note(ctx, stepSome, done)
}

// A refreshed is a source that is read again, and what became of it.
type refreshed struct {
	source corpus.Source
	load   loader
	record []string // the fields of its record that are others now
	change library.Change
	err    error
	before string // why it failed before the job came to this process
}

// failed says why it could not be read, empty where it was.
func (r refreshed) failed(in texts.Language) string {
	if r.err != nil {
		return sentence(in, r.err)
	}
	return r.before
}

// A refreshNote is what is noted of a source that was read again.
type refreshNote struct {
	Record []string       `json:",omitempty"`
	Change library.Change `json:",omitzero"`
	Failed string         `json:",omitempty"` // as people read it
	Was    *sourceState   `json:",omitempty"` // until it is known what became of it
}

// A sourceState is what a source was before it was replaced: killed right after that, the
// next one would find nothing to change, and say so.
type sourceState struct {
	Record   corpus.Metadata
	Passages int
	Last     corpus.PassageID // the highest number; those of newer ones are higher
}

// state gives what a source is.
func (c *call) state(ctx context.Context, s corpus.Source) (*sourceState, error) {
	passages, err := c.lease.PassagesOf(ctx, []corpus.SourceID{s.ID}, math.MaxInt64)
	if err != nil {
		return nil, err
	}
	state := &sourceState{Record: s.Metadata, Passages: len(passages)}
	if len(passages) > 0 {
		state.Last = passages[len(passages)-1].ID
	}
	return state, nil
}

// changeSince counts what became of the passages of a source since it was so.
func (c *call) changeSince(ctx context.Context, id corpus.SourceID, was *sourceState) (library.Change, error) {
	now, err := c.lease.PassagesOf(ctx, []corpus.SourceID{id}, math.MaxInt64)
	if err != nil {
		return library.Change{}, err
	}
	kept := 0
	for _, p := range now {
		if p.ID <= was.Last {
			kept++
		}
	}
	return library.Change{Kept: kept, Added: len(now) - kept, Gone: was.Passages - kept}, nil
}

func noteOf(in texts.Language, r refreshed) refreshNote {
	return refreshNote{Record: r.record, Change: r.change, Failed: r.failed(in)}
}

// of is what became of a source before the job came to this process.
func (n refreshNote) of(r refreshed) refreshed {
	r.record, r.change, r.before = n.Record, n.Change, n.Failed
	return r
}

// toRefresh lists what a moderator wants to be read again.
func (c *call) toRefresh(ctx context.Context) ([]refreshed, error) {
	named := c.text("source")
	if named == "" {
		return c.allOfTheWeb(ctx)
	}
	s, err := c.namedOnce(ctx, named)
	if err != nil {
		return nil, err
	}
	switch {
	case c.text("file") != "":
		load, err := c.attached()
		return []refreshed{{source: s, load: load}}, err
	case corpus.IsAddress(s.Origin):
		return []refreshed{{source: s, load: c.bot.fetch(s.Origin)}}, nil
	}
	return nil, tell("%s did not come from the web. Attach its new version: /source refresh with source and file.", bold(titleOf(s)))
}

// namedOnce finds the source that a moderator has named. A job is for the one that it was
// when it was ordered: by now the same words may fit another.
func (c *call) namedOnce(ctx context.Context, named string) (corpus.Source, error) {
	if c.named != 0 {
		return c.lease.Source(ctx, c.named)
	}
	s, err := sourceNamed(ctx, c.lease.Library, named)
	c.named = s.ID
	return s, err
}

func (c *call) allOfTheWeb(ctx context.Context) ([]refreshed, error) {
	if c.text("file") != "" {
		return nil, tell("Say with the option source which one the file is a new version of.")
	}
	sources, err := c.lease.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var todo []refreshed
	for _, s := range sources {
		if corpus.IsAddress(s.Origin) {
			todo = append(todo, refreshed{source: s, load: c.bot.fetch(s.Origin)})
		}
	}
	if len(todo) == 0 {
		return nil, tell("No source of this library came from the web. To replace one by a new file: /source refresh with source and file.")
	}
	return todo, nil
}

// refresh reads a source again and puts it in place of what is kept; where that fails it is
// unchanged. was is what it was when a job did so that broke off in the midst of it, else
// nil; then it is noted first.
func (c *call) refresh(ctx context.Context, r refreshed, was *sourceState, note func(*sourceState) error) refreshed {
	file, now, passages, err := c.read(ctx, r.load, r.source.GivenTitle())
	again := was != nil
	if err == nil && !again {
		err = c.checkSameWork(ctx, r.source, now, passages)
	}
	if err == nil && !again {
		if was, err = c.state(ctx, r.source); err == nil {
			err = note(was)
		}
	}
	if err == nil {
		err = c.job.Hold(ctx)
	}
	if err != nil {
		r.err = err
		return r
	}
	kept, change, err := c.lease.Replace(ctx, r.source.ID, now, passages)
	if errors.Is(err, corpus.ErrExists) {
		err = tell("What stands there now is in the library already, as %s.", bold(titleOf(kept)))
	}
	c.bot.reached("replaced")
	if err == nil && again {
		change, err = c.changeSince(ctx, kept.ID, was)
	}
	if err != nil {
		r.err = err
		return r
	}
	c.keepFile(ctx, file)
	r.source, r.change, r.record = kept, change, kept.Differs(was.Record)
	return r
}

// checkSameWork refuses what was read where it looks like another work, unless a moderator says
// that it is the same.
func (c *call) checkSameWork(ctx context.Context, was, now corpus.Source, passages []corpus.Passage) error {
	if replace, _ := c.flag("replace"); replace {
		return nil
	}
	another, err := likeness.IsAnother(ctx, c.lease.Library, was, now, passages)
	if err == nil && another {
		err = tell("What stands there now looks like another work, %s: nothing of the text is left. To keep both, add it: /source add. If it is the same work all the same, use the command again with the option replace; what was corrected by hand stays.", quoted(titleOf(now)))
	}
	return err
}

// renderRefreshed says what became of each source, those first of which there
// is most to say. There were to be so many.
func renderRefreshed(in texts.Language, results []refreshed, of int) *Message {
	slices.SortStableFunc(results, func(a, b refreshed) int { return a.rank() - b.rank() })
	var b strings.Builder
	counts := [3]int{}
	for _, r := range results {
		counts[r.rank()]++
		if line := r.line(in); size(b.String())+size(line) < maxDescription-2 {
			b.WriteString(line)
		}
	}
	head := in.Say("**Read again:** %d changed, %d unchanged, %d not replaced.", counts[rankChanged], counts[rankUnchanged], counts[rankFailed])
	if len(results) < of {
		head += " " + in.Say("The time ran out after %d of %d; use the command again for the others.", len(results), of)
	}
	m := &Message{Content: head}
	if b.Len() > 0 {
		m.Embeds = []Embed{{Description: b.String()}}
	}
	return m
}

// In this order sources are told of that were read again.
const (
	rankFailed = iota
	rankChanged
	rankUnchanged
)

func (r refreshed) rank() int {
	switch {
	case r.err != nil || r.before != "":
		return rankFailed
	case r.change.None() && len(r.record) == 0:
		return rankUnchanged
	}
	return rankChanged
}

func (r refreshed) line(in texts.Language) string {
	title := bold(cut(titleOf(r.source), 150))
	switch r.rank() {
	case rankFailed:
		return in.Say("%s: stays as it was. %s", title, cut(r.failed(in), 400)) + "\n"
	case rankUnchanged:
		return in.Say("%s: unchanged", title) + "\n"
	}
	line := in.Say("%s: %s new, %d gone, %d as before", title, passageCount(in, r.change.Added), r.change.Gone, r.change.Kept)
	if fields := changedFields(in, r.source, r.record); len(fields) > 0 {
		line = in.Say("%s; changed: %s", line, in.Commas(fields))
	}
	return line + "\n"
}

// changedFields says which fields of a record are others now, by the names that
// the record has for people.
func changedFields(in texts.Language, s corpus.Source, fields []string) []string {
	var names []string
	if slices.Contains(fields, "title") {
		names = append(names, strings.ToLower(in.Say("Title")))
	}
	for _, l := range recordLines(in, s) {
		if l.field != "" && slices.Contains(fields, l.field) {
			names = append(names, strings.ToLower(in.Say(l.name)))
		}
	}
	return names
}
