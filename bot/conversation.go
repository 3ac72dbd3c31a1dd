package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
)

const (
	// mostTurns is how many earlier answers a question is read together with.
	mostTurns = 8
	// talkTime is how long a direct message goes on from the one before it.
	talkTime = time.Hour
)

// before gives the answers that a question may go on from, oldest first: that which
// was replied to and those before it, in a thread that began with an answer the last
// one there, in a direct message the last one of the past hour. An answer names what it
// goes on from, so one that others see goes on from no private one.
func (c *call) before(ctx context.Context, from reading, private bool) ([]journal.KeptAnswer, error) {
	last, err := c.lastAnswer(ctx, private)
	var chain []journal.KeptAnswer
	for err == nil && len(chain) < mostTurns && last.Library == from.tag {
		if len(chain) > 0 && !c.knows(last, private) {
			break
		}
		chain = append(chain, last)
		if last.Follows == "" {
			break
		}
		last, err = c.lease.Journal.KeptAnswer(ctx, last.Follows)
	}
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return nil, err
	}
	slices.Reverse(chain)
	return chain, nil
}

// knows reports whether what is said to the member, privately or to all, may tell of an
// answer: others see those that a message shows, the member the own ones besides.
func (c *call) knows(a journal.KeptAnswer, private bool) bool {
	return c.GuildID == "" || a.Shown || private && a.Member == c.member
}

// answersHere gives the answers in this channel of which may be told, oldest first.
func (c *call) answersHere(ctx context.Context, private bool) ([]journal.KeptAnswer, error) {
	here, err := c.lease.Journal.AnswersIn(ctx, c.ChannelID)
	return slices.DeleteFunc(here, func(a journal.KeptAnswer) bool { return !c.knows(a, private) }), err
}

// lastAnswer gives the answer that a question may go on from, or [corpus.ErrNotFound].
func (c *call) lastAnswer(ctx context.Context, private bool) (journal.KeptAnswer, error) {
	if c.follows != "" {
		return c.lease.Journal.KeptAnswer(ctx, c.follows)
	}
	if c.repliedTo != "" {
		a, err := c.lease.Journal.AnswerShown(ctx, c.repliedTo)
		if !errors.Is(err, corpus.ErrNotFound) {
			return a, err
		}
	}
	direct := c.GuildID == ""
	first, err := journal.KeptAnswer{}, error(nil)
	if !direct {
		// A thread has the number of the message that it began with.
		if first, err = c.lease.Journal.AnswerShown(ctx, c.ChannelID); err != nil {
			return first, err
		}
	}
	here, err := c.answersHere(ctx, private)
	if n := len(here); err == nil && n > 0 && (!direct || c.bot.o.Now().Sub(here[n-1].AskedAt) < talkTime) {
		return here[n-1], nil
	}
	if err == nil && direct {
		err = corpus.ErrNotFound
	}
	return first, err
}

func turnsOf(answers []journal.KeptAnswer) []retrieval.Turn {
	var turns []retrieval.Turn
	for _, a := range answers {
		t := retrieval.Turn{Question: a.Question}
		for _, e := range a.Evidence {
			t.Shown = append(t.Shown, e.Passage)
		}
		turns = append(turns, t)
	}
	return turns
}

// consult asks the library. A question that leans on an earlier one asks the same part
// of it, unless the member chose one.
func (c *call) consult(ctx context.Context, from reading, q asking) (retrieval.Answer, scope, error) {
	part, err := c.scope(ctx, from)
	if err != nil {
		return retrieval.Answer{}, part, err
	}
	if n := len(q.before); n > 0 && c.text("source")+c.text("shelf") == "" {
		carried, err := scopeOf(ctx, from.library, q.before[n-1].Part)
		if err != nil {
			return retrieval.Answer{}, part, err
		}
		if carried.part != part.part {
			answer, err := from.engine.AskAfter(ctx, turnsOf(q.before), q.question, keptPassages, carried.among)
			if err != nil || len(answer.After) > 0 {
				return answer, carried, err
			}
		}
	}
	answer, err := q.ask(ctx, from.engine, keptPassages, part.among)
	return answer, part, err
}

// ask asks an engine in the way that the member wants.
func (q asking) ask(ctx context.Context, engine *retrieval.Engine, top int, among func(corpus.SourceID) bool) (retrieval.Answer, error) {
	if q.compare {
		return engine.Compare(ctx, q.question, among)
	}
	return engine.AskAfter(ctx, turnsOf(q.before), q.question, top, among)
}

// Parts of a library, as they are kept with an answer.
const (
	partSource = "source:"
	partShelf  = "shelf:"
)

// scopeOf gives the part of a library that an answer was kept with; all of it where
// that part is gone.
func scopeOf(ctx context.Context, lib *library.Library, part string) (scope, error) {
	if id, ok := strings.CutPrefix(part, partSource); ok {
		n, _ := strconv.ParseInt(id, 10, 64)
		s, err := lib.Source(ctx, corpus.SourceID(n))
		if errors.Is(err, corpus.ErrNotFound) {
			return scope{}, nil
		}
		return inSource(s), err
	}
	name, ok := strings.CutPrefix(part, partShelf)
	if !ok {
		return scope{}, nil
	}
	sources, err := lib.Sources(ctx)
	if written, there := library.ShelfAsWritten(sources, name); there {
		return onShelf(sources, written), err
	}
	return scope{}, err
}

// goOnForm asks for the next question after an answer: also where a reply cannot be
// read, as one to an answer that only one member sees.
func goOnForm(_ context.Context, c *call) (reply, error) {
	return reply{modal: &modal{CustomID: customID("goon", c.arg(0)), Title: c.in.Say("Go on from this answer"), Components: []component{
		field("question", c.in.Say("What next? For example: and when was that?"), "", inputParagraph, true, 1000),
	}}}, nil
}

// goOnPrivacy keeps what goes on from a private answer private.
func goOnPrivacy(c *call) acknowledgement {
	if c.onPrivate() {
		return ackPrivate
	}
	return askPrivacy(c)
}

// goOn answers what was asked in the form.
func goOn(ctx context.Context, c *call) (reply, error) {
	if _, err := c.pressed(ctx); err != nil {
		return reply{}, err
	}
	c.follows = c.arg(0)
	question := c.fields["question"]
	return c.answer(ctx, asking{question: question, private: goOnPrivacy(c) == ackPrivate, shown: question})
}

// noteShown notes which message shows an answer, so that a reply to it goes on.
func (b *Bot) noteShown(ctx context.Context, guild, message, answer string) {
	if guild == "" || message == "" || answer == "" {
		return
	}
	path, err := b.where.Of(guild)
	if err == nil {
		lease, useErr := b.pool.Use(ctx, path)
		if err = useErr; err == nil {
			defer lease.Release()
			err = lease.Journal.NoteShown(ctx, message, answer)
		}
	}
	if err != nil {
		b.log.Warn("where an answer is shown could not be noted", "server", guild, "error", err)
	}
}
