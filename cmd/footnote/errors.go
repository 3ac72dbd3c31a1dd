package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/encoder"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/wording"
)

// Exit statuses of the program.
const (
	statusDone      = 0
	statusAbstained = 1
	statusError     = 2
)

// errAbstained ends a question that the library does not answer; the answer
// itself has said so.
var errAbstained = errors.New("abstained")

// errReported ends a command that has already said on standard error what
// went wrong.
var errReported = errors.New("reported")

func isSilent(err error) bool {
	return errors.Is(err, errAbstained) || errors.Is(err, errReported)
}

func exitStatus(err error) int {
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errAbstained):
		return statusAbstained
	}
	return statusError
}

// A told error is its own sentence for people: what is wrong and what to do.
type told struct {
	sentence string
	cause    error // for errors.Is, or nil
}

func (t told) Error() string { return t.sentence }
func (t told) Unwrap() error { return t.cause }

// mistake makes the error of a command line or setting that cannot be followed.
func mistake(format string, args ...any) error { return told{sentence: fmt.Sprintf(format, args...)} }

// at names the file that an error is about.
func at(path string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return told{path + ": " + sentence(err), err}
}

// sentences says what people read instead of an error, and what to do next.
// The first that fits counts.
var sentences = []struct {
	err  error
	text string
}{
	{context.Canceled, "Interrupted. What was reported as added is kept; run the same command again to go on."},
	{embed.ErrUnauthorised, "The embedder's server refuses the key. Check FOOTNOTE_EMBEDDER_KEY."},
	{embed.ErrNoModel, "The embedder's server does not have the model, or is not at that address. Check FOOTNOTE_EMBEDDER_MODEL and FOOTNOTE_EMBEDDER_URL; Ollama gets a model with: ollama pull MODEL"},
	{embed.ErrRateLimited, "The embedder's server gets too many requests. Wait a minute and try again."},
	{embed.ErrUnavailable, "The embedder's server does not answer. Start it, or check FOOTNOTE_EMBEDDER_URL."},
	{embed.ErrRefused, "The embedder's server refuses a text, perhaps because it is too long for the model. Choose another with FOOTNOTE_EMBEDDER_MODEL."},
	{embed.ErrDimension, "The embedder's model has changed: its vectors have another length than before. Name it differently in FOOTNOTE_EMBEDDER_MODEL, for example with its version."},
	{models.ErrChanged, "The files of the model are not those that were got, or are damaged. \"footnote model list\" names it; remove it and get it again: footnote model remove NAME"},
	{models.ErrDigest, "The file is not the one that Footnote knows by that name, so it was not kept. Try again later, or check FOOTNOTE_MODEL_HUB."},
	{models.ErrMissing, "The model that is chosen is not on this machine. \"footnote model list\" names those that are; choose one with: footnote model use NAME, or the built-in table with: footnote model use static"},
	{encoder.ErrModel, "This model cannot be run: it is of another kind than BERT or XLM-R, or its files are damaged."},
	{retrieval.ErrLate, "The model was too slow for this question."},
	{retrieval.ErrFitted, "The numbers beside the model (fitted.json) are not for it. Make them again with cmd/train, or remove the file."},
	{retrieval.ErrNotStored, "Some passages of this library cannot be embedded, because another program has changed it. \"footnote sources\" names what cannot be read."},
	{embed.ErrBadAnswer, "The embedder's server answers something else than a vector. Check FOOTNOTE_EMBEDDER and FOOTNOTE_EMBEDDER_URL."},
	{corpus.ErrForbiddenAddress, "This is no public address of the web. Addresses begin with http:// or https://, hold no name or password, and lead to a server that everybody can reach. To add something else, save it and add the file."},
	{corpus.ErrNoSite, "There is no site of that name. Check how the address is spelled."},
	{corpus.ErrUnreachable, "The site does not answer as it should. Check the address, and try again later."},
	{corpus.ErrRobots, "The site asks programs to stay away from this page (robots.txt). Open it in a browser, save it and add the file."},
	{corpus.ErrGone, "The page is not there, or not any more. Check the address."},
	{corpus.ErrLogin, "The page wants a login or a payment. Open it in a browser, save it and add the file."},
	{corpus.ErrConsent, "The page wants a click on its cookie notice first. Open it in a browser, save it and add the file."},
	{corpus.ErrNeedsBrowser, "The page shows its text only in a browser. Open it there, copy the text or print it to a PDF, and add that."},
	{corpus.ErrBlocked, "The site refuses programs. Open the page in a browser, save it and add the file."},
	{corpus.ErrBusy, "The site gets too many requests at the moment. Try again later, or open the page in a browser, save it and add the file."},
	{corpus.ErrEncrypted, "It is locked: it wants a password, or is protected against copying. Save a copy that is not, and add that."},
	{corpus.ErrScanned, "Its pages are pictures without text. Ask for a copy with text; or have its pages read by tesseract, if that is installed with the language of the text (packages tesseract-ocr and tesseract-ocr-eng or the like): footnote add --ocr FILE"},
	{corpus.ErrGarbled, "The letters in it cannot be told: its fonts draw them without saying which they are. Ask for a copy whose text can be copied; or have its pages read by tesseract, if that is installed: footnote add --ocr FILE"},
	{corpus.ErrUnclear, "Text recognition is not sure of any of its pages, so nothing was added. Scan it again with 300 dots to the inch, straight and with good contrast; or name its language: --ocr-language"},
	{context.DeadlineExceeded, "It took too long and was given up. Try again, or add it in smaller parts."},
	{corpus.ErrFull, "The disk is full, or a limit on files is reached. Free some space and run the same command again; what was reported as added is kept."},
	{syscall.ENOSPC, "The disk is full, or a limit on files is reached. Free some space and run the same command again; what was reported as added is kept."},
	{corpus.ErrInUse, "The library is in use, perhaps by footnote bot. Stop that and run the same command again. Nothing was changed."},
	{corpus.ErrStrayLog, "Beside it lies a log (its name with -wal), and this disk does not let Footnote see whether it belongs to it. A library is up to three files (its name, and with -wal and -shm) that go together: put back those of one time, or move the log away if the file is a copy."},
	{corpus.ErrForeign, "This file holds more than a Footnote library does (a view, a trigger or the like), so nothing of it was read or changed. If somebody else made it, move it away; if it is yours, restore a copy of it."},
	{corpus.ErrLost, "The file of the library was deleted or replaced meanwhile. What this command did is gone with the old file; run it again."},
	{corpus.ErrNotLibrary, "This is not a Footnote library, or it is damaged. Move it away or restore a copy of it; it was not changed."},
	{corpus.ErrTooMany, fmt.Sprintf("That is more than a library may hold: %d sources, and from a file of somebody else %d passages. Nothing was changed; take another library for the rest.", library.MostSources, library.MostPassages)},
	{corpus.ErrNewer, "This library was made by a newer version of Footnote. Update Footnote, or choose another folder with FOOTNOTE_DATA; it was not changed."},
	{corpus.ErrTooLarge, fmt.Sprintf("It is too large: %d MB at most, and not too much when it is unpacked. Split it into parts and add those.", corpus.MaxBytes>>20)},
	{corpus.ErrNoText, "There is no readable text in it. If it is a scan, a picture or a page that its scripts fill, add its text instead."},
	{corpus.ErrUnsupported, wording.Readable},
	{corpus.ErrMalformed, "It is damaged, or not what its name says. Open it where it comes from, save it as plain text (UTF-8) and add that."},
	{corpus.ErrNotFound, "There is no source of that number. \"footnote sources\" lists them."},
	{fs.ErrPermission, "The rights to it are missing. Ask its owner for them, or choose another place."},
	{syscall.EROFS, "It is on a disk that can only be read. Choose another folder."},
	{syscall.ENOTDIR, "A part of its path is a file and no folder. Check the path, or FOOTNOTE_DATA if it is a library's."},
	{syscall.ELOOP, "It is a link that leads back to itself. Name the file itself."},
	{fs.ErrNotExist, "There is no such file or folder. Check the spelling of the path."},
}

// sentence turns an error into what people read. What nobody expected keeps
// its text, because the terminal is also the log.
func sentence(err error) string {
	if t, ok := errors.AsType[told](err); ok {
		return t.sentence
	}
	if u, ok := errors.AsType[corpus.UnsupportedError](err); ok {
		return wording.Unsupported(u)
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	return "Something went wrong that Footnote has no advice for: " + err.Error()
}

// partialSentence says why words answered alone, empty if they did not.
func partialSentence(library string, err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, retrieval.ErrTable) && errors.Is(err, retrieval.ErrIncomplete):
		return "The built-in table answered, because the model has not embedded every passage yet. " + syncHint(library)
	case errors.Is(err, retrieval.ErrTable):
		return "The built-in table answered, without the model. " + sentence(err)
	case errors.Is(err, retrieval.ErrIncomplete):
		return "Words answered alone, because not every passage is embedded yet. " + syncHint(library)
	}
	return "Words answered alone, without the embedder. " + sentence(err)
}

// syncHint tells how to embed what is not embedded yet.
func syncHint(library string) string {
	return "Embed the others with: footnote sync" + libraryFlag(library)
}

// libraryFlag is what an advised command needs to reach a library.
func libraryFlag(library string) string {
	if library == defaultLibrary {
		return ""
	}
	return " --library " + library
}
