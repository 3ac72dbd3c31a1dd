package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"path"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/record/date"
	"footnote/corpus/record/entered"
	"footnote/corpus/record/identifier"
	"footnote/corpus/web"
	"footnote/retrieval/wording/texts"
)

// addAcknowledgement opens a form where there is nothing to read.
func addAcknowledgement(c *call) acknowledgement {
	if c.text("file") == "" && c.text("url") == "" {
		return ackNone
	}
	return ackPrivate
}

// An addition is a source to be added.
type addition struct {
	given corpus.Metadata // what a moderator says of it
	shelf string
	load  loader
}

// A loader gets the bytes of a source.
type loader func(ctx context.Context) (corpus.File, error)

// addSource is the handler of /source add: of an attached file, of what stands
// at an address, else of a text to be pasted.
func addSource(ctx context.Context, c *call) (reply, error) {
	work := "" // a DOI or an ISBN in place of an address
	if c.text("file") == "" && web.IsWork(c.text("url")) {
		work = c.text("url")
	}
	given, err := readGiven(func(name string) string {
		if name == "url" && work != "" {
			return ""
		}
		return c.text(name)
	}, corpus.Metadata{})
	if err != nil {
		return reply{}, c.correctableAdd(ctx, err)
	}
	shelf, err := c.shelfToUse(ctx, c.text("shelf"))
	if err != nil {
		return reply{}, err
	}
	switch {
	case work != "":
		return c.addFrom(ctx, work, given, shelf)
	case c.text("file") != "":
		load, err := c.attached()
		if err != nil {
			return reply{}, err
		}
		return c.add(ctx, addition{given, shelf, load})
	case given.URL != "":
		address := given.URL
		given.URL = "" // the page may know a better one
		return c.addFrom(ctx, address, given, shelf)
	}
	return reply{modal: pasteForm(c.in, given, shelf)}, nil
}

// addFrom adds what stands at an address, which can be corrected where nothing can be had there.
func (c *call) addFrom(ctx context.Context, address string, given corpus.Metadata, shelf string) (reply, error) {
	done, err := c.add(ctx, addition{given, shelf, c.bot.fetch(address)})
	if err != nil {
		err = c.correctableAdd(ctx, err)
	}
	return done, err
}

// attached loads the file that is attached to a command.
func (c *call) attached() (loader, error) {
	file, ok := c.attachment("file")
	if !ok {
		return nil, tell("The attached file did not arrive. Attach it again.")
	}
	c.file = factsOf(file.ContentType, file.Size)
	if file.Size > corpus.MaxBytes {
		return nil, fmt.Errorf("attachment of %d bytes: %w", file.Size, corpus.ErrTooLarge)
	}
	return func(ctx context.Context) (corpus.File, error) {
		data, err := c.bot.discord.Download(ctx, file.URL, corpus.MaxBytes)
		return corpus.File{Name: file.Filename, Origin: file.Filename, MediaType: file.ContentType, Data: data}, err
	}, nil
}

// fetch loads what stands at an address.
func (b *Bot) fetch(address string) loader {
	return func(ctx context.Context) (corpus.File, error) { return b.o.Fetcher.Fetch(ctx, address) }
}

// addPasted is what happens when the form of a pasted text is sent.
func addPasted(ctx context.Context, c *call) (reply, error) {
	given, err := readGiven(func(name string) string { return c.fields[name] }, corpus.Metadata{})
	if err != nil {
		return reply{}, err
	}
	shelf, err := c.shelfToUse(ctx, c.rest(0))
	if err != nil {
		return reply{}, err
	}
	text := c.fields["text"]
	return c.add(ctx, addition{given, shelf, func(context.Context) (corpus.File, error) {
		// No name says what it is: in Markdown the lines of a copied page would become one.
		return corpus.File{Name: pasted, Origin: pasted, Data: []byte(text)}, nil
	}})
}

// pasted is the origin of a text that came in a form.
const pasted = "pasted text"

// add reads a source and adds it, as a job.
func (c *call) add(ctx context.Context, a addition) (reply, error) {
	if c.job == nil {
		return later()
	}
	var before added
	if c.noted(stepAdded, &before) {
		return c.showAdded(ctx, before)
	}
	file, err := c.fetchOnce(ctx, a.load)
	if err != nil {
		return reply{}, err
	}
	entries, several, err := extract.Collection(file, nil)
	if many, ok := errors.AsType[corpus.TooManySourcesError](err); ok {
		return reply{}, tooManyEntries(many.Sources)
	}
	if err != nil {
		return reply{}, err
	}
	if several {
		return c.addEntries(ctx, a, entries)
	}
	file.Title = a.given.Title
	source, passages, err := c.readFile(ctx, file)
	if offer := c.offerOCR(ctx, a, file, err); offer != nil {
		return reply{message: offer}, nil
	}
	if err != nil {
		return reply{}, err
	}
	return c.store(ctx, a, file, source, passages, "")
}

// An added is what is noted of a job whose source is in the library.
type added struct {
	Source corpus.SourceID
	There  bool   // it was there before
	Begins string // its text
	More   string // that is said of how it was read
}

// store adds what was read of a file, and shows it.
func (c *call) store(ctx context.Context, a addition, file corpus.File, source corpus.Source, passages []corpus.Passage, more string) (reply, error) {
	source.Metadata = source.Metadata.With(a.given)
	source.Shelves, source.AddedBy = library.PutOn(a.shelf)(nil), c.member
	c.progress(c.in.Count(len(passages), "%d passage found, adding …", "%d passages found, adding …"))
	c.bot.reached("read")
	if err := c.job.Hold(ctx); err != nil {
		return reply{}, err // it may have been dropped, with the library
	}
	kept, _, err := c.lease.Collect(ctx, source, passages, false)
	there := errors.Is(err, corpus.ErrExists)
	if err != nil && !there {
		return reply{}, err
	}
	c.bot.reached("stored")
	c.keepFile(ctx, file) // one that was there may be without its file
	did := added{kept.ID, there && !c.didBefore(kept), cutPlain(passages[0].Text, 400), more}
	if err := c.note(ctx, stepAdded, did); err != nil {
		return reply{}, err
	}
	c.bot.reached("noted")
	return c.showAdded(ctx, did)
}

// showAdded shows what was added, once its passages are embedded.
func (c *call) showAdded(ctx context.Context, did added) (reply, error) {
	kept, err := c.lease.Source(ctx, did.Source)
	if err != nil {
		return reply{}, err
	}
	if did.There {
		m := renderSource(c.in, kept, c.citing(ctx, c.lease.Library), editButtons(c.in, kept))
		m.Content = c.in.Say("That text is in the library already, so nothing was changed.")
		return reply{message: m}, nil
	}
	c.log = append(c.log, "by", c.member, "source", int64(kept.ID), "passages", kept.Passages)
	m := renderAdded(c.in, kept, c.citing(ctx, c.lease.Library), did.Begins)
	m.Content += c.embedAll(ctx)
	if did.More != "" {
		m.Content += "\n" + did.More
	}
	m.Content += c.alike(ctx, []corpus.SourceID{did.Source})
	return reply{message: m}, nil
}

// fetch loads a file.
func (c *call) fetch(ctx context.Context, load loader) (corpus.File, error) {
	c.progress(c.in.Say("Fetching …"))
	file, err := load(ctx)
	if err != nil {
		return corpus.File{}, err
	}
	c.file = factsOf(file.MediaType, len(file.Data))
	file.Name = nameless(file.Name)
	c.progress(c.in.Say("Reading …"))
	return file, nil
}

// read loads a file and reads it, as the text of a work of that title if it is given one.
func (c *call) read(ctx context.Context, load loader, title string) (corpus.File, corpus.Source, []corpus.Passage, error) {
	file, err := c.fetch(ctx, load)
	if err != nil {
		return file, corpus.Source{}, nil, err
	}
	file.Title = title
	source, passages, err := c.readFile(ctx, file)
	return file, source, passages, err
}

// readFile reads a file. One that is damaged is named by what it should have been.
func (c *call) readFile(ctx context.Context, file corpus.File) (corpus.Source, []corpus.Passage, error) {
	source, passages, err := c.bot.o.Reader.Read(ctx, file)
	if errors.Is(err, corpus.ErrMalformed) {
		err = broken{err, file}
	}
	return source, passages, err
}

// A broken error is that of a file that is not what it should be.
type broken struct {
	error
	file corpus.File
}

func (b broken) Unwrap() error { return b.error }

// kind names what the file should have been, by its name or its type, empty where
// neither says.
func (b broken) kind() string {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(b.file.Name), "."))
	if media, _, _ := mime.ParseMediaType(b.file.MediaType); kind == "" && media == "application/pdf" {
		kind = "PDF"
	}
	return kind
}

// factsOf is what the log has of a member's file, which is not its name or address.
func factsOf(mediaType string, bytes int) []any {
	kind, _, _ := mime.ParseMediaType(mediaType)
	return []any{"media_type", cmp.Or(kind, "unknown"), "bytes", bytes}
}

// nameless leaves of a file's name what hints at its format, because errors name
// the file that they are about.
func nameless(name string) string {
	if extension := strings.ToLower(path.Ext(name)); slices.Contains(extract.Extensions(), extension) {
		return "file" + extension
	}
	return "file"
}

// renderAdded shows what was found out about a new source, and how its text
// begins.
func renderAdded(in texts.Language, s corpus.Source, how citing, begins string) *Message {
	m := renderSource(in, s, how, append(editButtons(in, s), dangerous(button(in.Say("Undo"), "undoadd", sourceArg(s)))))
	m.Content = in.Say("Added. Check these details and where they were found; correct them with the buttons.") + "\n" + in.Say("-# It begins: %s", cut(escape(plain(begins)), 200))
	return m
}

// noteEmbedding stands below a source that is kept although its embedding
// failed.
const noteEmbedding texts.Text = "Its passages could not all be embedded yet; until then words alone find them."

// embedAll embeds what has no vector yet. Where that fails it gives the line that says so.
func (c *call) embedAll(ctx context.Context) string {
	err := c.sync(ctx)
	if err == nil {
		return ""
	}
	c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
	return "\n" + c.in.Say(noteEmbedding)
}

func (c *call) sync(ctx context.Context) error {
	engine, err := c.lease.Engine(ctx)
	if err != nil {
		return err
	}
	err = engine.Sync(ctx, func(done, total int) {
		c.progress(c.in.Say("Embedding: %d of %d passages …", done, total))
	})
	c.bot.reached("embedded")
	return err
}

// pasteForm asks for a text to add to a shelf, or to none.
func pasteForm(in texts.Language, given corpus.Metadata, shelf string) *modal {
	return &modal{CustomID: customID("paste", shelf), Title: in.Say("Add a text"), Components: []component{
		field("text", in.Say("Text"), "", inputParagraph, true, 4000),
		field("title", in.Say("Title, if the text does not say"), given.Title, inputShort, false, 300),
		field("authors", in.Say("Authors: Family, Given; Family, Given"), strings.Join(given.Authors, "; "), inputShort, false, 300),
		field("date", in.Say("Date: 2021-07-03, 2021-07 or 2021"), given.Issued, inputShort, false, mostOfDate),
		field("url", in.Say("Web address"), given.URL, inputShort, false, 500),
	}}
}

// mostOfDate is the length of the longest date, "circa 1350 B.C.E.".
const mostOfDate = 20

func field(name, label, value string, style int, required bool, most int) component {
	return component{Type: typeRow, Components: []component{{
		Type: typeInput, CustomID: name, Label: label, Value: cutPlain(value, most), Style: style, Required: &required, MaxLength: most, whole: value,
	}}}
}

// cutPlain shortens a value that will be sent back, without a mark.
func cutPlain(text string, most int) string { return text[:fitting(text, most)] }

// readGiven reads what a moderator says of a source, and what is wrong with it.
// What is known by now and stays as it was is not checked, for a text may say odd things of
// itself.
func readGiven(text func(string) string, known corpus.Metadata) (corpus.Metadata, error) {
	m := corpus.Metadata{
		Title: plain(text("title")), Authors: readAuthors(text("authors"), known.Authors), Issued: text("date"),
		Publisher: plain(text("publisher")), URL: text("url"), Original: known.Original,
	}
	if m.Issued != "" && m.Issued != known.Issued {
		written, ok := date.Typed(m.Issued)
		if !ok {
			return m, tell("%s is no date, or can be read in two ways. Write 2021-07-03, 3 July 2021, 2021-07, 2021, c. 1850 or 350 BC.", quoted(m.Issued))
		}
		m.Issued = written
	}
	if err := cmp.Or(checkNamed(text, known), checkDates(m, known)); err != nil {
		return m, err
	}
	if m.URL == known.URL {
		return m, nil
	}
	return m, checkAddress(m.URL)
}

// checkAddress says what is wrong with an address as it was typed.
func checkAddress(address string) error {
	switch {
	case address == "" || corpus.IsAddress(address):
		return nil
	case identifier.IsMistypedISBN(address):
		return tell(textMistypedISBN, quoted(address))
	}
	if isOtherAddress(address) {
		return corpus.ErrForbiddenAddress
	}
	return tell("%s is no web address. Write it with https:// in front.", quoted(address))
}

// isOtherAddress tells an address of something else than the web: "file:///x", "mailto:x",
// but not "example.org:8080" or "localhost:8080".
func isOtherAddress(text string) bool {
	scheme, rest, ok := strings.Cut(text, ":")
	u, err := url.Parse(text)
	return ok && err == nil && u.Scheme != "" && !strings.Contains(scheme, ".") && strings.Trim(rest[:min(1, len(rest))], "0123456789") != "" &&
		u.Scheme != "http" && u.Scheme != "https"
}

func quoted(text string) texts.Phrase { return quotedTo(100, text) }

func quotedTo(most int, text string) texts.Phrase {
	return texts.Of("“%s”", cut(escape(plain(text)), most))
}

func readAuthors(text string, known []string) []string {
	return entered.Authors(plain(text), known...)
}
