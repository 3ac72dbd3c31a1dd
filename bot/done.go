package bot

import (
	"fmt"
	"time"

	"footnote/bot/discord"
)

// name names a call in the log.
func (c *call) name() string {
	switch {
	case c.command != "":
		return c.command
	case c.verb != "":
		return "button " + c.verb
	}
	return fmt.Sprintf("interaction of type %d", c.Type)
}

// code names the request: people see it where something goes wrong, and every line of
// the log about the request has it.
func (c *call) code() string { return "E-" + shortHash(c.event)[:6] }

// sentence is what the member reads of an error.
func (c *call) sentence(err error) string { return sentenceWith(c.own, err, c.code()) }

// A Done says what became of a request, without anything of people in it.
type Done struct {
	Command string // "ask", "source add", "mention", "button helpful" …: one of few
	Outcome Outcome
	Verdict string // sure, maybe or nothing where a question was answered, else empty
	Took    time.Duration
}

// An Outcome is how a request ended.
type Outcome string

// The outcomes of requests.
const (
	Answered Outcome = "done"
	Declined Outcome = "refused" // for a reason that the member was told
	Failed   Outcome = "failed"  // for one that nobody expected
)

// logCall writes the one line about a call, without any text of people, and
// without the names and addresses of their files, and tells who counts.
func (b *Bot) logCall(c *call, err error) {
	took := time.Since(c.began)
	fields := append([]any{"request", c.code(), "server", c.guild, "command", c.name(), "ms", took.Milliseconds()}, c.log...)
	if err != nil {
		fields = append(fields, c.file...)
	}
	outcome := outcomeOf(err)
	switch outcome {
	case Answered:
		b.log.Info("done", fields...)
	case Declined:
		b.log.Info("refused", append(fields, "reason", reasonOf(err))...)
	default:
		b.log.Error("failed", append(fields, "error", err, "fault", codeOf(err))...)
	}
	if b.o.Done != nil {
		b.o.Done(Done{Command: c.counted(), Outcome: outcome, Verdict: c.verdict, Took: took})
	}
}

func outcomeOf(err error) Outcome {
	code := discord.ErrorCode(err)
	switch {
	case err == nil:
		return Answered
	case isTold(err), code == discord.UnknownInteraction, code == discord.AlreadyAcknowledged, isGone(err):
		return Declined
	}
	return Failed
}

// counted is the name of a call where it is one of those that the bot has: what
// others make up is not counted by name.
func (c *call) counted() string {
	if c.Type == kindAutocomplete {
		return "completion"
	}
	if _, known := c.bot.actions.find(c.request); !known && c.command != mentioned {
		return "other"
	}
	return c.name()
}
