package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// editSource opens the form for a source's record: from /source edit and from
// the button below one.
func editSource(ctx context.Context, c *call) (reply, error) {
	named := c.text("source")
	if named == "" {
		named = c.arg(0)
	}
	s, err := c.changeableNamed(ctx, named)
	if err != nil {
		return reply{}, err
	}
	form := details
	for _, f := range recordForms() {
		if c.text("part") == string(f.label) {
			form = f
		}
	}
	return form.over(c, s), nil
}

// A recordForm is one of what few works have. A form of Discord has five fields, so there are
// several beside that of title, authors, date, publisher and address.
type recordForm struct {
	verb  string     // of the button that opens it, and of what is sent
	label texts.Text // on the button, and of the part in /source edit
	of    func(in texts.Language, s corpus.Source) *modal
	read  func(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) // what was sent, over a record
}

// details is the form that recordForms are beside.
var details = recordForm{verb: "edited", of: editForm, read: readDetails}

func recordForms() []recordForm {
	return []recordForm{
		{"outlet", outletLabel, outletForm, readOutlet}, {"edition", editionLabel, editionForm, readEdition},
		{"makers", makersLabel, makersForm, readMakers}, {"keeping", keepingLabel, keepingForm, readKeeping},
	}
}

// open is the handler of the button.
func (f recordForm) open(ctx context.Context, c *call) (reply, error) {
	if err := c.changeable(ctx); err != nil {
		return reply{}, err
	}
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, err
	}
	return f.over(c, s), nil
}

// over opens the form over a source's record.
func (f recordForm) over(c *call, s corpus.Source) reply {
	return reply{modal: stamped(f.of(c.in, s))}
}

// edited keeps what the form says. What is left empty is not known.
func (f recordForm) edited(ctx context.Context, c *call) (reply, error) {
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, err
	}
	return c.saveEdited(ctx, s.ID, f)
}

// editButtons open the forms of a source's record.
func editButtons(in texts.Language, s corpus.Source) []component {
	list := []component{button(in.Say("Edit details"), "edit", sourceArg(s))}
	for _, f := range recordForms() {
		list = append(list, button(in.Say(f.label), f.verb, sourceArg(s)))
	}
	return list
}

func editForm(in texts.Language, s corpus.Source) *modal {
	return &modal{CustomID: customID("edited", sourceArg(s)), Title: in.Say("Edit details"), Components: []component{
		field("title", in.Say("Title"), s.Title, inputShort, true, 300),
		field("authors", in.Say("Authors: Family, Given; Family, Given"), strings.Join(s.Authors, "; "), inputShort, false, 1000),
		field("date", in.Say("Date: 2021-07-03, 2021-07 or 2021"), s.Issued, inputShort, false, mostOfDate),
		field("publisher", in.Say("Publisher"), s.Publisher, inputShort, false, 300),
		field("url", in.Say("Web address"), s.URL, inputShort, false, 500),
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

// changeableNamed is the source that a moderator names to change it.
func (c *call) changeableNamed(ctx context.Context, named string) (corpus.Source, error) {
	if err := c.changeable(ctx); err != nil {
		return corpus.Source{}, err
	}
	return sourceNamed(ctx, c.lease.Library, named)
}

// readDetails gives a record with the fields of editForm as they were sent.
func readDetails(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) {
	given, err := readGiven(sent, m)
	if err != nil {
		return m, err
	}
	m.Title, m.Issued, m.Publisher, m.URL = given.Title, given.Issued, given.Publisher, given.URL
	if !slices.Equal(m.Authors, given.Authors) {
		m.Authors = given.Authors
		if len(m.Authors) > 0 {
			m.Organisation = ""
		}
	}
	return m, nil
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
	s, err := c.changeableNamed(ctx, c.text("source"))
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderRemoval(c.in, s, c.citing(ctx, c.lease.Library))}, nil
}

// renderRemoval asks whether a source is to go.
func renderRemoval(in texts.Language, s corpus.Source, how citing) *Message {
	m := renderSource(in, s, how, []component{
		dangerous(button(in.Say("Remove"), "remove", sourceArg(s))), button(in.Say("Keep"), "keep"),
	})
	m.Content = in.Say("Remove this source? It can be brought back for 24 hours.")
	return m
}

func removeConfirmed(ctx context.Context, c *call) (reply, error) {
	return c.remove(ctx, "Removed: %s")
}
func undoAdd(ctx context.Context, c *call) (reply, error) {
	return c.remove(ctx, "Taken out again: %s")
}

func (c *call) remove(ctx context.Context, done texts.Text) (reply, error) {
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, goneAlready(err)
	}
	gone, removal, err := c.lease.RemoveKeeping(ctx, s.ID, c.member)
	if err != nil {
		return reply{}, goneAlready(err)
	}
	c.log = append(c.log, "by", c.member, "source", int64(gone.ID))
	return reply{message: renderRemoved(c.in, done, gone, removal)}, nil
}

// goneAlready says of a source that was there when its button was made that nothing is left to
// do: who presses twice has not failed.
func goneAlready(err error) error {
	if errors.Is(err, corpus.ErrNotFound) {
		return tell("It is removed already. Nothing more was done.")
	}
	return err
}

func renderRemoved(in texts.Language, done texts.Text, gone corpus.Source, removal int64) *Message {
	m := say(in.Say(done, cut(escape(titleOf(gone)), 300)) + "\n" + in.Say("Undo works for 24 hours."))
	m.Components = rows([]component{button(in.Say("Undo"), "undo", strconv.FormatInt(removal, 10))})
	return m
}

// keepSource ends a question with a no.
func keepSource(_ context.Context, c *call) (reply, error) {
	return reply{message: say(c.in.Say("Nothing was changed."))}, nil
}

// undoRemoval brings a removed source back.
func undoRemoval(ctx context.Context, c *call) (reply, error) {
	removal, err := strconv.ParseInt(c.arg(0), 10, 64)
	if err != nil {
		return reply{}, ErrUnknownButton
	}
	s, err := c.lease.Restore(ctx, removal)
	if errors.Is(err, corpus.ErrNotFound) {
		return reply{}, tell("There is nothing to bring back: it is in the library again already, or its 24 hours are over.")
	}
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "source", int64(s.ID))
	m := renderSource(c.in, s, c.citing(ctx, c.lease.Library), nil)
	m.Content = c.in.Say("It is back in the library.")
	return reply{message: m}, nil
}
