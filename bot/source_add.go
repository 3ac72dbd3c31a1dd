package bot

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"footnote/corpus"
)

// addAcknowledgement opens a form where no file is attached.
func addAcknowledgement(c *call) acknowledgement {
	if c.text("file") == "" && c.text("url") == "" {
		return ackNone
	}
	return ackPrivate
}

// addSource is the handler of /source add.
func addSource(ctx context.Context, c *call) (reply, error) {
	given, err := readGiven(c.text)
	if err != nil {
		return reply{}, err
	}
	file, attached := c.attachment("file")
	switch {
	case attached:
	case c.text("url") != "":
		return reply{}, ErrNoFetch
	case c.text("file") != "":
		return reply{}, tell("The attached file did not arrive. Attach it again.")
	default:
		return reply{modal: pasteForm(given)}, nil
	}
	if file.Size > corpus.MaxBytes {
		return reply{}, fmt.Errorf("attachment of %d bytes: %w", file.Size, corpus.ErrTooLarge)
	}
	return c.ingest(ctx, given, func(ctx context.Context) (corpus.File, error) {
		data, err := c.bot.discord.download(ctx, file.URL, corpus.MaxBytes)
		return corpus.File{Name: file.Filename, Origin: file.Filename, MediaType: file.ContentType, Data: data}, err
	})
}

// addPasted is what happens when the form of a pasted text is sent.
func addPasted(ctx context.Context, c *call) (reply, error) {
	given, err := readGiven(func(name string) string { return c.fields[name] })
	if err != nil {
		return reply{}, err
	}
	text := c.fields["text"]
	return c.ingest(ctx, given, func(context.Context) (corpus.File, error) {
		return corpus.File{Name: "pasted.md", Origin: "pasted text", Data: []byte(text)}, nil
	})
}

// ingest reads a text and adds it: one after another, so many at once, with the
// place in the queue shown.
func (c *call) ingest(ctx context.Context, given corpus.Metadata, load func(context.Context) (corpus.File, error)) (reply, error) {
	leave, err := c.queue(ctx)
	if err != nil {
		return reply{}, err
	}
	defer leave()
	c.progress(ctx, "Fetching …")
	file, err := load(ctx)
	if err != nil {
		return reply{}, err
	}
	c.progress(ctx, "Reading …")
	source, passages, err := c.bot.o.Reader.Read(ctx, file)
	if err != nil {
		return reply{}, err
	}
	source.Metadata = over(given, source.Metadata)
	source.AddedBy = c.member
	c.progress(ctx, count(len(passages), "passage")+" found, adding …")
	kept, err := c.lease.Add(ctx, source, passages)
	if errors.Is(err, corpus.ErrExists) {
		m := renderSource(kept, c.settings.style, []component{button("Edit details", "edit", sourceArg(kept))})
		m.Content = "That text is in the library already, so nothing was changed."
		return reply{message: m}, nil
	}
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "source", int64(kept.ID), "passages", kept.Passages)
	return reply{message: c.added(ctx, kept)}, nil
}

// queue waits for a turn to read a source.
func (c *call) queue(ctx context.Context) (leave func(), err error) {
	ahead, slots, away := c.bot.ingestions.enter("all")
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case slots <- struct{}{}:
			return func() { <-slots; away() }, nil
		case <-tick.C:
			c.progress(ctx, fmt.Sprintf("Waiting: %s before this one …", count(ahead, "source")))
		case <-ctx.Done():
			away()
			return nil, ctx.Err()
		}
	}
}

// added embeds what is new and shows what was found out about it. Where
// embedding fails the source is kept and words answer from it.
func (c *call) added(ctx context.Context, s corpus.Source) *Message {
	m := renderSource(s, c.settings.style, []component{
		button("Edit details", "edit", sourceArg(s)), dangerous(button("Undo", "undoadd", sourceArg(s))),
	})
	m.Content = "Added. These details were found in the text; correct them with **Edit details**."
	if err := c.sync(ctx); err != nil {
		c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
		m.Content += "\nIts passages could not all be embedded yet; until then words alone find them."
	}
	return m
}

func (c *call) sync(ctx context.Context) error {
	engine, err := c.lease.Engine(ctx)
	if err != nil {
		return err
	}
	return engine.Sync(ctx, func(done, total int) {
		c.progress(ctx, fmt.Sprintf("Embedding: %d of %d passages …", done, total))
	})
}

// pasteForm asks for a text to add.
func pasteForm(given corpus.Metadata) *modal {
	return &modal{CustomID: customID("paste"), Title: "Add a text", Components: []row{
		field("text", "Text", "", inputParagraph, true, 4000),
		field("title", "Title, if the text does not say", given.Title, inputShort, false, 300),
		field("authors", "Authors: Family, Given; Family, Given", strings.Join(given.Authors, "; "), inputShort, false, 300),
		field("date", "Date: 2021-07-03, 2021-07 or 2021", given.Issued, inputShort, false, 10),
		field("address", "Web address", given.URL, inputShort, false, 500),
	}}
}

func field(name, label, value string, style int, required bool, most int) row {
	return row{typeRow, []component{{
		Type: typeInput, CustomID: name, Label: label, Value: cutPlain(value, most), Style: style, Required: &required, MaxLength: most,
	}}}
}

// cutPlain shortens a value that will be sent back, without a mark.
func cutPlain(text string, most int) string { return text[:fitting(text, most)] }

// readGiven reads what a moderator says of a source, and what is wrong with it.
func readGiven(text func(string) string) (corpus.Metadata, error) {
	m := corpus.Metadata{
		Title: plain(text("title")), Authors: readAuthors(text("authors")), Issued: text("date"),
		Publisher: plain(text("publisher")), URL: text("address"), Container: plain(text("container")),
	}
	if m.Issued != "" && !isDate(m.Issued) {
		return m, tell("%s is no date. Write 2021-07-03, 2021-07 or 2021.", quoted(m.Issued))
	}
	if m.URL != "" && !isWebAddress(m.URL) {
		return m, tell("%s is no web address. Write it with https:// in front.", quoted(m.URL))
	}
	return m, nil
}

func quoted(text string) string { return "“" + cut(escape(plain(text)), 100) + "”" }

var dateShape = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

func isDate(text string) bool {
	if !dateShape.MatchString(text) {
		return false
	}
	_, err := time.Parse(time.DateOnly[:len(text)], text)
	return err == nil
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

func readAuthors(text string) []string {
	var authors []string
	for name := range strings.SplitSeq(text, ";") {
		if name = plain(name); name != "" {
			authors = append(authors, name)
		}
	}
	return authors
}

// over puts what was given over what was found.
func over(given, found corpus.Metadata) corpus.Metadata {
	for _, f := range []struct{ to, from *string }{
		{&found.Title, &given.Title}, {&found.Issued, &given.Issued}, {&found.Publisher, &given.Publisher},
		{&found.URL, &given.URL}, {&found.Container, &given.Container},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if len(given.Authors) > 0 {
		found.Authors, found.Organisation = given.Authors, ""
	}
	return found
}
