package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
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
type told struct{ texts.Phrase }

func (t *told) Error() string { return t.String() }

func tell(sentence texts.Text, args ...any) error { return &told{texts.Of(sentence, args...)} }

// sentences are those for what only the bot meets; the others are the reasons of
// package wording. They come first.
var sentences = []struct {
	err  error
	text texts.Text
}{
	{ErrUnknownButton, "I do not know this button or command any more. Use the command again, for example /ask."},
	{ErrOnlyInServer, "That works in a server only, for each server has a library of its own. Use it there."},
	{ErrModeratorsOnly, "Only those who keep this server's library can do that: who may manage the server, or has the role set with /settings. With /suggest you can propose a source."},
	{ErrManagersOnly, "Only members with the permission Manage Server can do that."},
	{errNoLonger, "This was not done: when its turn came, you did not keep this server's library any more, or were not in the server. Whoever keeps it now can do it."},
	{errUnsureOfRights, "This was not done, because Discord does not say whether you still keep this server's library. Do it once more."},
	{errLeft, "This was not done, because I was removed from this server before. Invite me again, and do it once more."},
	{errDropped, "The library of this server was deleted, so this was not done."},
	{ErrGone, "That answer is too old and no longer kept. Ask again with /ask."},
	{ErrRemoved, "The source of that passage was removed from the library, so it is not shown any more. Ask again with /ask for what is there now."},
	{ErrNoServer, "I do not know which server that comes from, so I do not know whose library to use. Use the command in a server."},
	{discord.ErrExpired, "Discord no longer hands that file out. Attach it again."},
	{discord.ErrNotServed, "Discord did not hand the file over. Try again in a minute."},
	{ErrForeignAddress, "That file does not come from Discord. Attach it to the command."},
}

// sentence turns an error into what people read. What nobody expected gets a
// short code that is in the log, too.
func sentence(in texts.Language, err error) string { return sentenceWith(in, err, codeOf(err)) }

func sentenceWith(in texts.Language, err error, code string) string {
	if text, known := knownSentence(in, err); known {
		return text
	}
	return in.Say("Something went wrong. Try again; if it stays so, tell who runs the bot this code: %s", code)
}

// knownSentence gives what people read of an error that was expected.
func knownSentence(in texts.Language, err error) (text string, known bool) {
	if t, ok := errors.AsType[*told](err); ok {
		return in.Phrase(t.Phrase), true
	}
	if e, ok := errors.AsType[ErrTooFast](err); ok {
		if e.Pressed {
			return in.Say("That was many clicks in a short time. Please wait %s and press it again.", wait(in, e.Wait)), true
		}
		return in.Say("That was many questions in a short time. Please wait %s and ask again.", wait(in, e.Wait)), true
	}
	if e, ok := errors.AsType[ErrTooBusy](err); ok {
		return in.Say("This server asks a lot at the moment. Please wait %s and ask again.", wait(in, e.Wait)), true
	}
	if e, ok := errors.AsType[ErrOverloaded](err); ok {
		return in.Say("More is asked of me at the moment than I can answer in time. Please wait %s and ask again.", wait(in, e.Wait)), true
	}
	if u, ok := errors.AsType[corpus.UnsupportedError](err); ok {
		return wording.Unsupported(in, u), true
	}
	if b, ok := errors.AsType[broken](err); ok {
		if kind := b.kind(); kind != "" {
			return in.Say("The %s is damaged: it breaks off, or is not what its name says. Open it on your machine and save or print it anew, or attach another copy.", kind), true
		}
		return in.Say("The file is damaged: it breaks off, or is not what its name says. Open it on your machine and save or print it anew, or attach another copy."), true
	}
	if reason, ok := reasonFor(err); ok {
		return in.Phrase(reason) + statusOf(in, err), true
	}
	return "", false
}

// reasonFor gives the sentence of the first of our own failures that an error is, else
// that which package wording has.
func reasonFor(err error) (texts.Phrase, bool) {
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return texts.Of(s.text), true
		}
	}
	if reason, ok := wording.Reason(err); ok {
		return reason, true
	}
	if errors.Is(err, context.Canceled) {
		return texts.Of("The bot is being restarted. Try again in a minute."), true
	}
	return texts.Phrase{}, false
}

// statusOf names the status that a site gave, for who looks it up.
func statusOf(in texts.Language, err error) string {
	if e, ok := errors.AsType[corpus.StatusError](err); ok {
		return " " + in.Say("(It says %s.)", strconv.Itoa(e.Code)+" "+http.StatusText(e.Code))
	}
	return ""
}

// isTold reports whether an error is expected, so that it need not worry who
// reads the log.
func isTold(err error) bool {
	_, known := knownSentence(texts.Language{}, err)
	return known && !errors.Is(err, corpus.ErrFull) && !errors.Is(err, corpus.ErrLost) && !errors.Is(err, corpus.ErrMoved) && !errors.Is(err, fs.ErrPermission)
}

// reasonOf says in the log why something was refused. An error's own text may
// hold what members typed, and the names and addresses of their files.
func reasonOf(err error) string {
	if t, ok := errors.AsType[*told](err); ok {
		return string(t.Text)
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.err.Error()
		}
	}
	if kind, ok := wording.Cause(err); ok {
		return kind
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
func wait(in texts.Language, d time.Duration) string {
	seconds := max(1, int((d+time.Second-1)/time.Second))
	return in.Count(seconds, "a second", "%d seconds")
}
