package bot

import (
	"context"
	"errors"
	"maps"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// A form shows a record, or a suggestion, as it was when it was opened, and sends all of its fields. So that
// it takes back no change that somebody else has made meanwhile, and cuts nothing that is
// longer than a field shows, its number carries a stamp of each field as it was shown: what
// comes back as it was is left as it is by now.

// stampSize is how many letters a stamp has.
const stampSize = 8

func stamp(value string) string { return shortHash(strings.TrimSpace(value))[:stampSize] }

// stamps are those of the fields of a form.
func stamps(form *modal) string {
	all := ""
	for _, r := range form.Components {
		all += stamp(r.Components[0].Value)
	}
	return all
}

// stamped is a form of a record that is opened.
func stamped(form *modal) *modal {
	form.CustomID += ":" + stamps(form)
	return form
}

// An overtaken error says that what a form wants to change was changed by somebody else
// since it was opened. It holds what was typed, over the record of now, and its stamps.
type overtaken struct {
	error
	fields map[string]string
	stamps string
}

func (e overtaken) Unwrap() error { return e.error }

// sentOver gives the fields that a form of a record has sent over those of now. A form of a
// program before this one has no stamps, so that all its fields count as changed.
func (c *call) sentOver(now *modal) (map[string]string, error) {
	sent, shown, opened := maps.Clone(c.fields), maps.Clone(c.fields), c.arg(1)
	var there []string
	for i, r := range now.Components {
		if len(opened) < (i+1)*stampSize {
			break
		}
		f, was := r.Components[0], opened[i*stampSize:(i+1)*stampSize]
		switch typed := stamp(sent[f.CustomID]); {
		case typed == was:
			sent[f.CustomID], shown[f.CustomID] = f.whole, f.Value
		case stamp(f.Value) != was && stamp(f.Value) != typed:
			there = append(there, c.in.Phrase(quotedTo(150, f.Value)))
		}
	}
	if len(there) > 0 {
		return nil, overtaken{tell(textOvertaken, c.in.And(there)), shown, stamps(now)}
	}
	return sent, nil
}

const textOvertaken texts.Text = "Somebody else has changed this since your form was opened, so nothing was saved. What you wanted to change is now: %s. If yours is to stand there, open the form again and send it."

// reopening lets a form that was overtaken open again over what is there now.
func (c *call) reopening(err error) error {
	if e, ok := errors.AsType[overtaken](err); ok {
		c.fields, c.args = e.fields, []string{c.arg(0), e.stamps}
	}
	return err
}

// saveEdited keeps what a form of a source's record has sent, and shows the record.
func (c *call) saveEdited(ctx context.Context, id corpus.SourceID, form recordForm) (reply, error) {
	var known corpus.Metadata
	s, err := c.lease.ChangeRecord(ctx, id, c.member, func(now corpus.Metadata) (corpus.Metadata, error) {
		known = now
		sent, err := c.sentOver(form.of(c.in, corpus.Source{ID: id, Metadata: now}))
		if err != nil {
			return now, err
		}
		return form.read(now, func(name string) string { return plain(sent[name]) })
	})
	if err != nil {
		return reply{}, c.reopening(err)
	}
	return c.corrected(ctx, s, c.in.Say("Saved.")+c.doubts(s.Metadata, known)), nil
}

// corrected says what was done to a source's record, and shows it.
func (c *call) corrected(ctx context.Context, s corpus.Source, done string) reply {
	if _, err := c.lease.Engine(ctx); err != nil { // under another title it is embedded anew, from now on
		c.bot.log.Warn("passages wait for their vectors", "server", c.guild, "error", err)
	}
	c.log = append(c.log, "by", c.member, "source", int64(s.ID))
	m := renderSource(c.in, s, c.citing(ctx, c.lease.Library), c.recordActs(ctx, s))
	m.Content = done
	return reply{message: m}
}
