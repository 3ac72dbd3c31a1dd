package wording

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// reasons says what people read instead of an error that was expected, and what to do
// next: in Discord, in the language of the reader, and in the terminal. The first that
// fits counts. What only one of the two can meet is in its own table.
var reasons = []struct {
	err      error
	args     []any // of both sentences
	discord  texts.Text
	terminal string
}{
	{corpus.ErrForbiddenAddress, nil,
		"That is no public address of the web. It has to begin with https:// or http:// and lead to a site that everybody can reach; for anything else save the file and attach it.",
		"This is no public address of the web. Addresses begin with http:// or https://, hold no name or password, and lead to a server that everybody can reach. To add something else, save it and add the file."},
	{corpus.ErrNoSite, nil,
		"There is no site of that name: the address leads nowhere (DNS). Check how it is spelled.",
		"There is no site of that name. Check how the address is spelled."},
	{corpus.ErrUnreachable, nil,
		"The site does not answer as it should. Check the address and try again later, or save the page in a browser and attach the file.",
		"The site does not answer as it should. Check the address, and try again later."},
	{corpus.ErrRobots, nil,
		"The site asks programs to stay away from this page (robots.txt). Save it in a browser and attach the file, or paste the text: /source add with nothing given.",
		"The site asks programs to stay away from this page (robots.txt). Open it in a browser, save it and add the file."},
	{corpus.ErrGone, nil,
		"There is no page at that address, or not any more. Check the address.",
		"The page is not there, or not any more. Check the address."},
	{corpus.ErrLogin, nil,
		"The page wants a login or a payment. Open it in a browser, save it and attach the file, or paste the text: /source add with nothing given.",
		"The page wants a login or a payment. Open it in a browser, save it and add the file."},
	{corpus.ErrConsent, nil,
		"The page wants a click on its cookie notice first. Open it in a browser, save it and attach the file, or paste the text: /source add with nothing given.",
		"The page wants a click on its cookie notice first. Open it in a browser, save it and add the file."},
	{corpus.ErrNeedsBrowser, nil,
		"The page shows its text only in a browser. Open it there and print it to a PDF to attach, or paste the text: /source add with nothing given.",
		"The page shows its text only in a browser. Open it there, copy the text or print it to a PDF, and add that."},
	{corpus.ErrBlocked, nil,
		"The site refuses programs. Open the page in a browser, save it and attach the file, or paste the text: /source add with nothing given.",
		"The site refuses programs. Open the page in a browser, save it and add the file."},
	{corpus.ErrBusy, nil,
		"The site gets too many requests at the moment. Try again later, or open the page in a browser, save it and attach the file.",
		"The site gets too many requests at the moment. Try again later, or open the page in a browser, save it and add the file."},
	{corpus.ErrEncrypted, nil,
		"It is locked: it wants a password, or is protected against copying. Attach a copy that is not.",
		"It is locked: it wants a password, or is protected against copying. Save a copy that is not, and add that."},
	{corpus.ErrScanned, nil,
		"Its pages are pictures without text. Attach a copy with text. Where who runs the bot has installed tesseract (a program for text recognition) with the language of the text, a button offers to read them here.",
		"Its pages are pictures without text. Ask for a copy with text; or have its pages read by tesseract, if that is installed with the language of the text (packages tesseract-ocr and tesseract-ocr-eng or the like): footnote add --ocr FILE"},
	{corpus.ErrGarbled, nil,
		"The letters in it cannot be told: its fonts draw them without saying which they are. Attach a copy whose text can be copied, or print it, and scan it with text recognition (OCR).",
		"The letters in it cannot be told: its fonts draw them without saying which they are. Ask for a copy whose text can be copied; or have its pages read by tesseract, if that is installed: footnote add --ocr FILE"},
	{corpus.ErrUnclear, nil,
		"Text recognition is not sure of any of its pages, so nothing was added. Scan it again with 300 dots to the inch, straight and with good contrast, and attach that.",
		"Text recognition is not sure of any of its pages, so nothing was added. Scan it again with 300 dots to the inch, straight and with good contrast; or name its language: --ocr-language"},
	{corpus.ErrUnknown, nil,
		"The bot's database went away before it said whether that was stored. Look whether it is there; if it is not, do it again.",
		"The database went away before it said whether the last change was stored. What it had said before is kept; run the same command again, which adds nothing twice."},
	{corpus.ErrUnavailable, nil,
		"The bot's database does not answer at the moment, so nothing was changed. Try again in a minute.",
		"The database does not answer. Nothing was changed, so the same command can be run again; check FOOTNOTE_DATABASE, and whether the server runs."},
	{context.DeadlineExceeded, nil,
		"It took too long and was given up. Try again in a moment.",
		"It took too long and was given up. Try again, or add it in smaller parts."},
	{corpus.ErrFull, nil,
		"The disk of the bot is full, so nothing was changed. Tell who runs it.",
		"The disk is full, or takes no more for another reason: a quota, a limit on files, or damage. Free some space and run the same command again; what was reported as added is kept."},
	{corpus.ErrStrayLog, nil,
		"A log lies beside this server's library that may be another's. Nothing was changed; tell who runs the bot.",
		"Beside it lies a log (its name with -wal), and this disk does not let Footnote see whether it belongs to it. A library is up to three files (its name, and with -wal and -shm) that go together: put back those of one time, or move the log away if the file is a copy."},
	{corpus.ErrForeign, nil,
		"This file holds more than a library of Footnote does (a view, a trigger or the like), so nothing of it was read or changed. Take one that /library export gave.",
		"This file holds more than a Footnote library does (a view, a trigger or the like), so nothing of it was read or changed. If somebody else made it, move it away; if it is yours, restore a copy of it."},
	{corpus.ErrLost, nil,
		"The file of this library was deleted or replaced while it was in use, so nothing was changed. Try again; if it stays so, tell who runs the bot.",
		"The file of the library was moved, deleted or replaced meanwhile. What this command did is gone with the old file. If it was moved into a database, set FOOTNOTE_DATABASE first; then run the command again."},
	{corpus.ErrMoved, nil,
		"This server's library was moved into a database, and I was started without that. Nothing was changed; tell who runs the bot.",
		"It was moved into a database: set FOOTNOTE_DATABASE to use it there, or get it back with \"footnote move --back\". What was here lies beside it (its name with .moved-…). To begin a new library of that name all the same, move that into another folder first."},
	{corpus.ErrInUse, nil,
		"The library is in use at the moment. Nothing was changed; try again in a minute.",
		"The library is in use, perhaps by footnote bot. Stop that and run the same command again. Nothing was changed."},
	{corpus.ErrNotLibrary, nil,
		"This is not a library of Footnote, or it is damaged. Nothing was changed.",
		"This is not a Footnote library, or it is damaged. Move it away or restore a copy of it; it was not changed."},
	{corpus.ErrTooMany, []any{library.MostSources, library.MostPassages},
		"That is more than a library may hold: %d sources, and from a file of somebody else %d passages. Nothing was changed; split the file, or remove sources first.",
		"That is more than a library may hold: %d sources, and from a file of somebody else %d passages. Nothing was changed; take another library for the rest."},
	{corpus.ErrNewer, nil,
		"This library was made by a newer version of Footnote. Nothing was changed; tell who runs the bot.",
		"This library was made by a newer version of Footnote. Update Footnote, or choose another folder with FOOTNOTE_DATA; it was not changed."},
	{corpus.ErrTooLarge, []any{corpus.MaxBytes >> 20},
		"That is too large: %d MB at most, and not too much when it is unpacked. Split it into parts and add those.",
		"It is too large: %d MB at most, and not too much when it is unpacked. Split it into parts and add those."},
	{corpus.ErrEmpty, nil,
		"There is nothing in it: it is empty (0 bytes). Save it again where it comes from and attach that.",
		"There is nothing in it: it is empty (0 bytes). Save it again where it comes from and add that."},
	{corpus.ErrNoText, nil,
		"There is no readable text in it. If it is a scan, a picture or a page that its scripts fill, add its text instead.",
		"There is no readable text in it. If it is a scan, a picture or a page that its scripts fill, add its text instead."},
	{corpus.ErrUnsupported, nil,
		Readable,
		string(Readable)},
	{corpus.ErrMalformed, nil,
		"It is damaged, or not what its name says. Save it as plain text (UTF-8) and add that.",
		"It is damaged, or not what its name says. Open it where it comes from, save it as plain text (UTF-8) and add that."},
	{corpus.ErrNotFound, nil,
		"That is not there any more. /sources lists what is.",
		"There is no source of that number. \"footnote sources\" lists them."},
	{corpus.ErrExists, nil,
		"That has been done already.",
		""},
	{fs.ErrPermission, nil,
		"The bot may not write to this library. Tell who runs it.",
		"The rights to it are missing. Ask its owner for them, or choose another place."},
}

// Reason gives what is said in Discord instead of an error, false for one that nobody
// expected.
func Reason(err error) (texts.Phrase, bool) {
	if e, ok := errors.AsType[corpus.RegistryError](err); ok {
		return texts.Of("%s cannot be reached, so the record of the work could not be looked up there. Try again later, or attach the text itself.", e.Registry), true
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return texts.Of(r.discord, r.args...), true
		}
	}
	return texts.Phrase{}, false
}

// TerminalReason is [Reason] for the terminal.
func TerminalReason(err error) (string, bool) {
	if e, ok := errors.AsType[corpus.RegistryError](err); ok {
		return e.Registry + " cannot be reached, so the record of the work could not be looked up there. Check the connection and try again later, or add the text itself with --title and --author.", true
	}
	for _, r := range reasons {
		if r.terminal != "" && errors.Is(err, r.err) {
			if len(r.args) == 0 {
				return r.terminal, true
			}
			return fmt.Sprintf(r.terminal, r.args...), true
		}
	}
	return "", false
}

// Cause names in the log what an error with a reason is, without what it is about.
func Cause(err error) (string, bool) {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.err.Error(), true
		}
	}
	return "", false
}
