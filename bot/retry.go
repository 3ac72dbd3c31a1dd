package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/journal"
	"footnote/retrieval/wording/texts"
)

// What was typed into a form that is refused is kept for a while, also over a restart: a
// button below the reason opens the form again with it. Discord shows no form as the answer
// to one.

// A typed is what a member has sent in a form.
type typed struct {
	Member, Guild string
	Verb          string
	Args          []string
	Fields        map[string]string
	Command       *interactionData `json:",omitempty"` // that the form corrects, nil for a form of its own
	At            time.Time
}

const (
	draftTime  = time.Hour
	mostDrafts = 1000 // each has at most the 4000 letters or so that Discord takes
)

// keepDraft gives the number under which a form can be opened again.
func (b *Bot) keepDraft(ctx context.Context, t typed) (id string, err error) {
	form, err := json.Marshal(t)
	if err != nil {
		return "", err
	}
	id = newAnswerID()
	if err := b.notes.KeepDraft(ctx, id, string(form)); err != nil {
		return "", fmt.Errorf("keep what was typed into a form: %w", err)
	}
	b.forgetDrafts(ctx)
	return id, nil
}

func (b *Bot) forgetDrafts(ctx context.Context) {
	if err := b.notes.ForgetDrafts(ctx, draftTime, mostDrafts); err != nil {
		b.log.Warn("forms that were refused could not be forgotten", "error", err)
	}
}

// draftOf gives what a member has typed into a form, if it is still kept.
func (b *Bot) draftOf(ctx context.Context, id string) (t typed, ok bool) {
	if !isAnswerID(id) {
		return t, false
	}
	form, err := b.notes.Draft(ctx, id)
	if err != nil {
		b.log.Warn("what was typed into a form could not be read", "error", err)
	}
	return t, json.Unmarshal([]byte(form), &t) == nil && b.o.Now().Sub(t.At) < draftTime
}

// A correctable error is why a form was refused, with the number of what was typed.
type correctable struct {
	error
	draft string
}

func (e correctable) Unwrap() error { return e.error }

// correctably makes the handler of a form keep what was typed where it refuses it.
func correctably(run handler) handler {
	return func(ctx context.Context, c *call) (reply, error) {
		done, err := run(ctx, c)
		if err != nil && isTold(err) && !errors.Is(err, ErrUnknownButton) {
			err = c.correctable(ctx, err)
		}
		return done, err
	}
}

func (c *call) correctable(ctx context.Context, why error) error {
	return c.keptFor(ctx, typed{Verb: c.verb, Args: c.args, Fields: c.fields}, why)
}

// keptFor keeps what was typed, so that it can be corrected.
func (c *call) keptFor(ctx context.Context, t typed, why error) error {
	t.Member, t.Guild, t.At = c.member, c.guild, c.bot.o.Now()
	id, err := c.bot.keepDraft(ctx, t)
	if err != nil {
		c.bot.log.Error("a refused form cannot be opened again", "error", err)
		return why
	}
	return correctable{why, id}
}

// failure says what went wrong, and lets a form be corrected.
func (c *call) failure(err error) *Message {
	m := say(c.sentence(err))
	if e, ok := errors.AsType[correctable](err); ok {
		m.Components = rows([]component{button(c.own.Say("Correct it"), "again", e.draft)})
	}
	return m
}

var errNotKept = tell("What you typed is no longer kept. Use the command again.")

// isOf reports whether who calls has typed it, there.
func (t typed) isOf(c *call) bool { return t.Member == c.member && t.Guild == c.guild }

// openAgain opens a refused form with what was typed into it.
func openAgain(ctx context.Context, c *call) (reply, error) {
	t, ok := c.bot.draftOf(ctx, c.arg(0))
	if !ok || !t.isOf(c) {
		return reply{}, errNotKept
	}
	if t.Command != nil {
		t.Args = []string{c.arg(0)}
	}
	form := blankForm(c.in, t)
	if form == nil {
		return reply{}, ErrUnknownButton
	}
	for _, r := range form.Components {
		r.Components[0].Value = cutPlain(t.Fields[r.Components[0].CustomID], r.Components[0].MaxLength)
	}
	return reply{modal: form}, nil
}

// blankForm gives the form that was sent, nil for one that cannot be refused.
func blankForm(in texts.Language, t typed) *modal {
	var form *modal
	switch t.Verb {
	case addVerb:
		form = addForm(in)
	case "paste":
		form = pasteForm(in, corpus.Metadata{}, "")
	case "suggest", "reword":
		form = suggestionForm(in, "", "Suggest a source", journal.Suggestion{})
	default:
		all := append(recordForms(), details)
		i := slices.IndexFunc(all, func(f recordForm) bool { return f.verb == t.Verb })
		if i < 0 {
			return nil
		}
		form = all[i].of(in, corpus.Source{})
	}
	form.CustomID = customID(t.Verb, slices.Clone(t.Args)...)
	return form
}
