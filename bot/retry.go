package bot

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/journal"
	"footnote/retrieval/wording/texts"
)

// What was typed into a form that is refused is kept for a while: a button below the
// reason opens the form again with it. Discord shows no form as the answer to one.

// A typed is what a member has sent in a form.
type typed struct {
	member, guild string
	verb          string
	args          []string
	fields        map[string]string
	at            time.Time
}

// drafts are the forms that were refused. The zero value is empty.
type drafts struct {
	mu   sync.Mutex
	kept map[string]typed
}

const (
	draftTime  = time.Hour
	mostDrafts = 1000 // each has at most the 4000 letters or so that Discord takes
)

// keep gives the number under which a form can be opened again.
func (d *drafts) keep(t typed) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	oldest := ""
	for id, k := range d.kept {
		if t.at.Sub(k.at) > draftTime {
			delete(d.kept, id)
		} else if oldest == "" || k.at.Before(d.kept[oldest].at) {
			oldest = id
		}
	}
	if len(d.kept) >= mostDrafts {
		delete(d.kept, oldest)
	}
	if d.kept == nil {
		d.kept = map[string]typed{}
	}
	id := newAnswerID()
	d.kept[id] = t
	return id
}

func (d *drafts) of(id string) (typed, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	t, ok := d.kept[id]
	return t, ok
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
			err = correctable{err, c.bot.drafts.keep(typed{c.member, c.guild, c.verb, c.args, c.fields, c.bot.o.Now()})}
		}
		return done, err
	}
}

// failure says what went wrong, and lets a form be corrected.
func (c *call) failure(err error) *Message {
	m := say(c.sentence(err))
	if e, ok := errors.AsType[correctable](err); ok {
		m.Components = rows([]component{button(c.own.Say("Correct it"), "again", e.draft)})
	}
	return m
}

// openAgain opens a refused form with what was typed into it.
func openAgain(_ context.Context, c *call) (reply, error) {
	t, ok := c.bot.drafts.of(c.arg(0))
	if !ok || t.member != c.member || t.guild != c.guild {
		return reply{}, tell("What you typed is no longer kept. Use the command again.")
	}
	form := blankForm(c.in, t)
	if form == nil {
		return reply{}, ErrUnknownButton
	}
	for _, r := range form.Components {
		r.Components[0].Value = cutPlain(t.fields[r.Components[0].CustomID], r.Components[0].MaxLength)
	}
	return reply{modal: form}, nil
}

// blankForm gives the form that was sent, nil for one that cannot be refused.
func blankForm(in texts.Language, t typed) *modal {
	var form *modal
	switch t.verb {
	case "paste":
		form = pasteForm(in, corpus.Metadata{}, "")
	case "suggest", "reword":
		form = suggestionForm(in, "", "Suggest a source", journal.Suggestion{})
	default:
		all := append(recordForms(), details)
		i := slices.IndexFunc(all, func(f recordForm) bool { return f.verb == t.verb })
		if i < 0 {
			return nil
		}
		form = all[i].of(in, corpus.Source{})
	}
	form.CustomID = customID(t.verb, slices.Clone(t.args)...)
	return form
}
