package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
)

// editSource opens the form for a source's record: from /source edit and from
// the button below one.
func editSource(ctx context.Context, c *call) (reply, error) {
	named := c.text("source")
	if named == "" {
		named = c.arg(0)
	}
	if err := c.changeable(ctx); err != nil {
		return reply{}, err
	}
	s, err := sourceNamed(ctx, c.lease.Library, named)
	if err != nil {
		return reply{}, err
	}
	switch c.text("part") {
	case outletLabel:
		return reply{modal: outletForm(s)}, nil
	case editionLabel:
		return reply{modal: editionForm(s)}, nil
	}
	return reply{modal: editForm(s)}, nil
}

func editForm(s corpus.Source) *modal {
	return &modal{CustomID: customID("edited", sourceArg(s)), Title: "Edit details", Components: []component{
		field("title", "Title", s.Title, inputShort, true, 300),
		field("authors", "Authors: Family, Given; Family, Given", strings.Join(s.Authors, "; "), inputShort, false, 1000),
		field("date", "Date: 2021-07-03, 2021-07 or 2021", s.Issued, inputShort, false, 10),
		field("publisher", "Publisher", s.Publisher, inputShort, false, 300),
		field("url", "Web address", s.URL, inputShort, false, 500),
	}}
}

// changeable refuses to change the starter library.
func (c *call) changeable(ctx context.Context) error {
	sources, err := c.bot.titlesOf(ctx, c.guild, c.lease.Library)
	if err == nil && len(sources) == 0 {
		return tell("This server has added no source yet. The starter library is built in and cannot be changed; it steps aside once you add a text with /source add.")
	}
	return err
}

// sourceEdited keeps what the form says. What is left empty is not known.
func sourceEdited(ctx context.Context, c *call) (reply, error) {
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, err
	}
	given, err := readGiven(func(name string) string { return c.fields[name] }, s.Authors...)
	if err != nil {
		return reply{}, err
	}
	return c.saveEdited(ctx, s.ID, edited(s.Metadata, given))
}

// saveEdited gives a source another record, and shows it.
func (c *call) saveEdited(ctx context.Context, id corpus.SourceID, m corpus.Metadata) (reply, error) {
	s, err := c.lease.Edit(ctx, id, m)
	if err != nil {
		return reply{}, err
	}
	if _, err := c.lease.Engine(ctx); err != nil { // under a new title it is embedded anew, from now on
		c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
	}
	c.log = append(c.log, "by", c.member, "source", int64(s.ID))
	shown := renderSource(s, c.citing(ctx, c.lease.Library), editButtons(s))
	shown.Content = "Saved."
	return reply{message: shown}, nil
}

// edited gives a record with the fields of the form as they were sent.
func edited(m, given corpus.Metadata) corpus.Metadata {
	m.Title, m.Issued, m.Publisher, m.URL = given.Title, given.Issued, given.Publisher, given.URL
	if !slices.Equal(m.Authors, given.Authors) {
		m.Authors = given.Authors
		if len(m.Authors) > 0 {
			m.Organisation = ""
		}
	}
	return m
}

// sourceOf is the source that a button or form names by number.
func (c *call) sourceOf(ctx context.Context) (corpus.Source, error) {
	id, err := strconv.ParseInt(c.arg(0), 10, 64)
	if err != nil || id < 1 {
		return corpus.Source{}, ErrUnknownButton
	}
	return c.lease.Source(ctx, corpus.SourceID(id))
}

// removeSource asks whether to remove a source.
func removeSource(ctx context.Context, c *call) (reply, error) {
	if err := c.changeable(ctx); err != nil {
		return reply{}, err
	}
	s, err := sourceNamed(ctx, c.lease.Library, c.text("source"))
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderRemoval(s, c.citing(ctx, c.lease.Library))}, nil
}

// renderRemoval asks whether a source is to go.
func renderRemoval(s corpus.Source, how citing) *Message {
	m := renderSource(s, how, []component{
		dangerous(button("Remove", "remove", sourceArg(s))), button("Keep", "keep"),
	})
	m.Content = "Remove this source? It can be brought back for 24 hours."
	return m
}

func removeConfirmed(ctx context.Context, c *call) (reply, error) { return c.remove(ctx, "Removed") }
func undoAdd(ctx context.Context, c *call) (reply, error)         { return c.remove(ctx, "Taken out again") }

func (c *call) remove(ctx context.Context, done string) (reply, error) {
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, err
	}
	gone, removal, err := c.lease.RemoveKeeping(ctx, s.ID, c.member)
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "source", int64(gone.ID))
	return reply{message: renderRemoved(done, gone, removal)}, nil
}

func renderRemoved(done string, gone corpus.Source, removal int64) *Message {
	m := say(done + ": " + cut(escape(titleOf(gone)), 300) + "\nUndo works for 24 hours.")
	m.Components = rows([]component{button("Undo", "undo", strconv.FormatInt(removal, 10))})
	return m
}

// keepSource ends a question with a no.
func keepSource(context.Context, *call) (reply, error) {
	return reply{message: say("Nothing was changed.")}, nil
}

// undoRemoval brings a removed source back.
func undoRemoval(ctx context.Context, c *call) (reply, error) {
	removal, err := strconv.ParseInt(c.arg(0), 10, 64)
	if err != nil {
		return reply{}, ErrUnknownButton
	}
	s, err := c.lease.Restore(ctx, removal)
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "source", int64(s.ID))
	m := renderSource(s, c.citing(ctx, c.lease.Library), nil)
	m.Content = "It is back in the library."
	return reply{message: m}, nil
}
