package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording"
)

// This file turns errors into what people read: what is wrong and what to do
// next. No other place does.

// Failures that only the bot knows.
var (
	ErrNotLoopback    = discord.ErrNotLoopback
	ErrForeignAddress = discord.ErrForeignAddress
	ErrUnknownButton  = errors.New("unknown interaction")
	ErrOnlyInServer   = errors.New("only in a server")
	ErrModeratorsOnly = errors.New("moderators only")
	ErrManagersOnly   = errors.New("managers of the server only")
	ErrGone           = errors.New("answer no longer kept")
	ErrRemoved        = errors.New("source of the passage removed")
	ErrNoServer       = errors.New("not the number of a server")
)

// ErrRefused is why the bot cannot run: Discord closed the connection with a
// code that no other try changes.
type ErrRefused struct{ Code int }

func (e ErrRefused) Error() string { return refusedSentence(e.Code) }

func refusedSentence(code int) string {
	const portal = "https://discord.com/developers/applications"
	switch code {
	case 4004:
		return "Discord does not know the token. Copy it anew at " + portal + " → your application → Bot → Reset Token, and set DISCORD_TOKEN in .env."
	case 4014, 4013:
		return "Discord refuses the intents that the bot asks for. It needs no privileged one: at " + portal +
			" → your application → Bot, check that the application has a bot user; then start again."
	case 4010, 4011:
		return "Discord does not take as many connections (shards) as FOOTNOTE_SHARDS says: a bot needs one for each 2500 servers at least. Leave it empty; then Footnote has as many as Discord recommends."
	}
	return fmt.Sprintf("Discord refuses the version of its interface that Footnote speaks (code %d). Update Footnote.", code)
}

// ErrTooFast and ErrTooBusy say that a member or a server asks too often.
type (
	ErrTooFast struct {
		Wait    time.Duration
		Pressed bool // buttons, not questions
	}
	ErrTooBusy struct{ Wait time.Duration }
	// ErrOverloaded says that the bot has more to do than it can answer in time.
	ErrOverloaded struct{ Wait time.Duration }
)

func (e ErrTooFast) Error() string { return "member asks too often" }
func (e ErrTooBusy) Error() string { return "server asks too often" }

func (e ErrOverloaded) Error() string { return "too much is asked at once" }

// A told error is its own sentence.
type told struct {
	text   string
	format string // the sentence without what members typed or their sources are called
}

func (t told) Error() string { return t.text }

func tell(format string, args ...any) error { return told{fmt.Sprintf(format, args...), format} }

var sentences = []struct {
	err  error
	text string
}{
	{ErrUnknownButton, "I do not know this button or command any more. Use the command again, for example /ask."},
	{ErrOnlyInServer, "That works in a server only, for each server has a library of its own. Use it there."},
	{ErrModeratorsOnly, "Only those who keep this server's library can do that: who may manage the server, or has the role set with /settings. With /suggest you can propose a source."},
	{ErrManagersOnly, "Only members with the permission Manage Server can do that."},
	{ErrGone, "That answer is too old and no longer kept. Ask again with /ask."},
	{ErrRemoved, "The source of that passage was removed from the library, so it is not shown any more. Ask again with /ask for what is there now."},
	{ErrNoServer, "I do not know which server that comes from, so I do not know whose library to use. Use the command in a server."},
	{discord.ErrExpired, "Discord no longer hands that file out. Attach it again."},
	{discord.ErrNotServed, "Discord did not hand the file over. Try again in a minute."},
	{ErrForeignAddress, "That file does not come from Discord. Attach it to the command."},
	{corpus.ErrForbiddenAddress, "That is no public address of the web. It has to begin with https:// or http:// and lead to a site that everybody can reach; for anything else save the file and attach it."},
	{corpus.ErrNoSite, "There is no site of that name: the address leads nowhere (DNS). Check how it is spelled."},
	{corpus.ErrUnreachable, "The site does not answer as it should. Check the address and try again later, or save the page in a browser and attach the file."},
	{corpus.ErrRobots, "The site asks programs to stay away from this page (robots.txt). Save it in a browser and attach the file, or paste the text: /source add with nothing given."},
	{corpus.ErrGone, "There is no page at that address, or not any more. Check the address."},
	{corpus.ErrLogin, "The page wants a login or a payment. Open it in a browser, save it and attach the file, or paste the text: /source add with nothing given."},
	{corpus.ErrConsent, "The page wants a click on its cookie notice first. Open it in a browser, save it and attach the file, or paste the text: /source add with nothing given."},
	{corpus.ErrNeedsBrowser, "The page shows its text only in a browser. Open it there and print it to a PDF to attach, or paste the text: /source add with nothing given."},
	{corpus.ErrBlocked, "The site refuses programs. Open the page in a browser, save it and attach the file, or paste the text: /source add with nothing given."},
	{corpus.ErrBusy, "The site gets too many requests at the moment. Try again later, or open the page in a browser, save it and attach the file."},
	{corpus.ErrEncrypted, "It is locked: it wants a password, or is protected against copying. Attach a copy that is not."},
	{corpus.ErrScanned, "Its pages are pictures without text. Attach a copy with text. Where who runs the bot has installed tesseract (a program for text recognition) with the language of the text, a button offers to read them here."},
	{corpus.ErrGarbled, "The letters in it cannot be told: its fonts draw them without saying which they are. Attach a copy whose text can be copied, or print it, and scan it with text recognition (OCR)."},
	{corpus.ErrUnclear, "Text recognition is not sure of any of its pages, so nothing was added. Scan it again with 300 dots to the inch, straight and with good contrast, and attach that."},
	{corpus.ErrFull, "The disk of the bot is full, so nothing was changed. Tell who runs it."},
	{corpus.ErrStrayLog, "A log lies beside this server's library that may be another's. Nothing was changed; tell who runs the bot."},
	{corpus.ErrForeign, "This file holds more than a library of Footnote does (a view, a trigger or the like), so nothing of it was read or changed. Take one that /library export gave."},
	{corpus.ErrLost, "The file of this library was deleted or replaced while it was in use, so nothing was changed. Try again; if it stays so, tell who runs the bot."},
	{corpus.ErrInUse, "The library is in use at the moment. Nothing was changed; try again in a minute."},
	{corpus.ErrNotLibrary, "This is not a library of Footnote, or it is damaged. Nothing was changed."},
	{corpus.ErrTooMany, fmt.Sprintf("That is more than a library may hold: %d sources, and from a file of somebody else %d passages. Nothing was changed; split the file, or remove sources first.", library.MostSources, library.MostPassages)},
	{corpus.ErrNewer, "This library was made by a newer version of Footnote. Nothing was changed; tell who runs the bot."},
	{corpus.ErrTooLarge, fmt.Sprintf("That is too large: %d MB at most, and not too much when it is unpacked. Split it into parts and add those.", corpus.MaxBytes>>20)},
	{corpus.ErrNoText, "There is no readable text in it. If it is a scan, a picture or a page that its scripts fill, add its text instead."},
	{corpus.ErrUnsupported, wording.Readable},
	{corpus.ErrMalformed, "It is damaged, or not what its name says. Save it as plain text (UTF-8) and add that."},
	{corpus.ErrNotFound, "That is not there any more. /sources lists what is."},
	{corpus.ErrExists, "That has been done already."},
	{fs.ErrPermission, "The bot may not write to this library. Tell who runs it."},
	{context.DeadlineExceeded, "It took too long and was given up. Try again in a moment."},
	{context.Canceled, "The bot is being restarted. Try again in a minute."},
}

// sentence turns an error into what people read. What nobody expected gets a
// short code that is in the log, too.
func sentence(err error) string { return sentenceWith(err, codeOf(err)) }

func sentenceWith(err error, code string) string {
	if t, ok := errors.AsType[told](err); ok {
		return t.text
	}
	if e, ok := errors.AsType[ErrTooFast](err); ok {
		if e.Pressed {
			return "That was many clicks in a short time. Please wait " + wait(e.Wait) + " and press it again."
		}
		return "That was many questions in a short time. Please wait " + wait(e.Wait) + " and ask again."
	}
	if e, ok := errors.AsType[ErrTooBusy](err); ok {
		return "This server asks a lot at the moment. Please wait " + wait(e.Wait) + " and ask again."
	}
	if e, ok := errors.AsType[ErrOverloaded](err); ok {
		return "More is asked of me at the moment than I can answer in time. Please wait " + wait(e.Wait) + " and ask again."
	}
	if u, ok := errors.AsType[corpus.UnsupportedError](err); ok {
		return wording.Unsupported(u)
	}
	if b, ok := errors.AsType[broken](err); ok {
		return "The " + b.kind() + " is damaged: it breaks off, or is not what its name says. Open it on your machine and save or print it anew, or attach another copy."
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.text + statusOf(err)
		}
	}
	return "Something went wrong. Try again; if it stays so, tell who runs the bot this code: " + code
}

// statusOf names the status that a site gave, for who looks it up.
func statusOf(err error) string {
	if e, ok := errors.AsType[corpus.StatusError](err); ok {
		return fmt.Sprintf(" (It says %d %s.)", e.Code, http.StatusText(e.Code))
	}
	return ""
}

// isTold reports whether an error is expected, so that it need not worry who
// reads the log.
func isTold(err error) bool {
	return !strings.HasPrefix(sentence(err), "Something went wrong") && !errors.Is(err, corpus.ErrFull) && !errors.Is(err, corpus.ErrLost) && !errors.Is(err, fs.ErrPermission)
}

// reasonOf says in the log why something was refused. An error's own text may
// hold what members typed, and the names and addresses of their files.
func reasonOf(err error) string {
	if t, ok := errors.AsType[told](err); ok {
		return t.format
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.err.Error()
		}
	}
	return err.Error()
}

// codeOf names an error by its text, so that the same fault has the same code.
func codeOf(err error) string { return "E-" + shortHash(err.Error())[:6] }

func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// wait says a time in words, in whole seconds, rounded up.
func wait(d time.Duration) string {
	seconds := max(1, int((d+time.Second-1)/time.Second))
	if seconds == 1 {
		return "a second"
	}
	return fmt.Sprintf("%d seconds", seconds)
}
