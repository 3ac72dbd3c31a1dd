package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
	"footnote/corpus/ocr"
	"footnote/retrieval/wording"
)

// A scan is refused; where tesseract is installed, a button below the refusal has its
// pages read. Until it is pressed the file waits in the library, for a day.

// mostScanned is how many pages are read at a time: as many as fit into the time that
// Discord gives.
const mostScanned = 100

// A waitingScan is what was said of a file that waits.
type waitingScan struct {
	Name, Origin, Shelf string
	Given               corpus.Metadata
}

// offerOCR says why a scan is refused, with a button that has it read; nil for what is
// no scan, and where nothing can read it.
func (c *call) offerOCR(ctx context.Context, a addition, f corpus.File, cause error) *Message {
	if c.bot.o.Pages == nil || !errors.Is(cause, corpus.ErrScanned) && !errors.Is(cause, corpus.ErrGarbled) {
		return nil
	}
	if _, err := ocr.Find(ctx); err != nil {
		return nil
	}
	note, err := json.Marshal(waitingScan{f.Name, f.Origin, a.shelf, a.given})
	if err != nil {
		return nil
	}
	kept, err := c.lease.KeepOriginal(ctx, library.Original{Data: f.Data, Note: string(note)}, c.bot.o.Files)
	if err != nil || !kept {
		c.bot.log.Warn("scan cannot wait", "server", c.guild, "bytes", len(f.Data), "error", err)
		return nil
	}
	digest := sha256.Sum256(f.Data)
	m := say(c.in.Say("Its pages are pictures without text. They can be read here by text recognition, in some seconds each; what is read so says so, and may be wrong. A copy with text is better: attach one if you have it."))
	if errors.Is(cause, corpus.ErrGarbled) {
		m = say(sentence(c.in, cause) + " " + c.in.Say("Its pages can be read here by text recognition, in some seconds each; what is read so says so, and may be wrong."))
	}
	m.Components = rows([]component{button(c.in.Say("Read its pages (OCR)"), "recognise", hex.EncodeToString(digest[:]))})
	return m
}

// recognise has the pages of a scan read that waits, and adds it.
func recognise(ctx context.Context, c *call) (reply, error) {
	var before added
	if c.job != nil && c.noted(stepAdded, &before) {
		return c.showAdded(ctx, before)
	}
	o, err := c.lease.Original(ctx, c.arg(0))
	var waits waitingScan
	if err == nil && json.Unmarshal([]byte(o.Note), &waits) != nil || errors.Is(err, corpus.ErrNotFound) {
		return reply{}, tell("That file does not wait any more: a scan waits for a day, and is added once. Add it again with /source add.")
	}
	if err != nil {
		return reply{}, err
	}
	program, err := ocr.Find(ctx)
	if err != nil || c.bot.o.Pages == nil {
		return reply{}, tell("Text recognition (tesseract) is not installed any more where the bot runs. Tell who runs it.")
	}
	if c.job == nil {
		return later()
	}
	c.progress(c.in.Say("Making ready …"))
	switch pages, err := c.bot.o.Pages.Pages(ctx, o.Data); {
	case err != nil:
		return reply{}, err
	case pages > mostScanned:
		return reply{}, tell("This scan has %d pages, more than the %d that can be read at a time in Discord. Attach it in parts; or who runs the bot adds it in the terminal: footnote add --ocr", pages, mostScanned)
	}
	file := corpus.File{Name: waits.Name, Origin: waits.Origin, Data: o.Data}
	kept, err := c.job.Parts(ctx)
	if err != nil {
		return reply{}, err
	}
	source, passages, did, err := c.bot.o.Reader.Recognise(ctx, file, extract.Recogniser{
		Pages: c.bot.o.Pages, Program: program,
		Before: kept, Keep: func(page int, read []byte) error { return c.keepPage(ctx, page, read) },
		Progress: func(done, total int) { c.progress(c.in.Say("Reading its pages: %d of %d …", done, total)) },
	})
	if err != nil {
		return reply{}, err
	}
	return c.store(ctx, addition{given: waits.Given, shelf: waits.Shelf}, file, source, passages, wording.Recognised(c.in, did.Read, did.Unclear))
}

// keepPage keeps a page that was read, so that whoever goes on with the job begins behind
// it.
func (c *call) keepPage(ctx context.Context, page int, read []byte) error {
	err := c.job.KeepPart(ctx, page, read)
	if err != nil && !errors.Is(err, jobs.ErrLost) {
		c.bot.log.Warn("a page of a scan is not kept with its job", "server", c.guild, "page", page, "error", err)
		err = nil
	}
	c.bot.reached("page")
	return err
}
