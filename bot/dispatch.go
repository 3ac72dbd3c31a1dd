package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/library/jobs"
	"footnote/retrieval/pool"
	"footnote/retrieval/wording/texts"
)

// An acknowledgement is the first answer to an interaction. It decides for good
// who can see what follows.
type acknowledgement int

const (
	ackPrivate acknowledgement = iota // only who asked sees it
	ackPublic
	ackUpdate // the message of the button changes
	ackNone   // the handler's reply is the first answer: forms and completions
)

func (a acknowledgement) callback() callback {
	switch a {
	case ackPublic:
		return callback{Type: callbackDeferred}
	case ackUpdate:
		return callback{Type: callbackDeferredUpdate}
	}
	return callback{Type: callbackDeferred, Data: map[string]int{"flags": flagEphemeral}}
}

// An action is what a command, button, menu or form does.
type action struct {
	moderators bool // only who keeps the library may
	managers   bool // only who may manage the server may
	limited    bool // counts as a question
	pressed    bool // counts as a button that was pressed
	direct     bool // is possible in a direct message, too
	long       bool // may take minutes
	ack        func(c *call) acknowledgement
	run        handler
}

// A handler does the work of an action.
type handler func(ctx context.Context, c *call) (reply, error)

// A reply is what a handler returns. It sends nothing itself.
type reply struct {
	message *Message
	answer  string // the number of the answer that the message shows
	modal   *modal
	remove  bool   // the message of the button goes away
	later   bool   // it wants to begin: it becomes a job
	unsent  func() // what is taken back where the message could not be sent, nil for nothing
}

// A call is one request with what its handler needs.
type call struct {
	*request
	bot      *Bot
	guild    string // whose library is asked
	settings settings
	lease    *pool.Lease       // the library of the server
	turn     *turn             // among what is worked on, nil for what is long
	job      *jobs.Held        // nil unless it is done as one
	ordered  bool              // a job was made of it
	named    corpus.SourceID   // that a job was ordered for, 0 for none
	in       texts.Language    // of what it says
	own      texts.Language    // of what the member alone sees
	acked    time.Time         // when it was acknowledged, zero before
	ack      acknowledgement   // how
	progress func(text string) // says how far a long work is
	began    time.Time         // when it came
	event    string            // the number of the interaction or message, of which its code is made
	old      bool              // the library is out of reach, so answers come from memory
	verdict  string            // of the answer to a question, for who counts
	log      []any             // for the log line
	file     []any             // for the log line where it fails: what is known of the file that was to be read
}

const (
	ackTime    = 2500 * time.Millisecond // after three seconds Discord forgets an interaction
	cheapTime  = 500 * time.Millisecond  // for what is looked up before that
	answerTime = 45 * time.Second
	drawTime   = 30 * time.Second // for what draws pages to be ready
	longTime   = 12 * time.Minute // a token lives for 15
)

// serve takes one interaction from the acknowledgement to the answer.
func (b *Bot) serve(ctx context.Context, raw []byte) {
	began := time.Now()
	r, err := readInteraction(raw)
	c := &call{request: r, bot: b, began: began, guild: r.GuildID, event: r.ID, own: texts.In(r.Locale), progress: func(string) {}}
	c.in = c.own
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
			b.log.Error("panic", "command", c.name(), "panic", p, "stack", string(debug.Stack()))
			b.fail(c, err)
		}
		if c.turn != nil {
			c.turn.leave()
		}
		if c.turn != nil && err == nil {
			c.turn.answered()
		}
		if c.ordered {
			b.log.Info("ordered", "request", c.code(), "server", c.guild, "command", c.name())
			return // it is counted when the job ends
		}
		b.logCall(c, err)
	}()
	b.visits.note(c.member, visit{c.guild, c.Locale})
	b.noteLanguage(c.guild, c.GuildLocale)
	if err != nil {
		b.sayAtOnce(ctx, c, err)
		return
	}
	if r.Type == kindAutocomplete {
		err = b.serveCompletion(ctx, c)
		return
	}
	act, ok := b.actions.find(r)
	if !ok {
		err = ErrUnknownButton
		b.sayAtOnce(ctx, c, err)
		return
	}
	err = b.serveAction(ctx, c, act, began)
}

// serveAction checks whether the member may, acknowledges, runs and answers.
func (b *Bot) serveAction(ctx context.Context, c *call, act action, began time.Time) error {
	c.settings = b.settingsInTime(ctx, c.guild)
	if err := b.refusal(c, act); err != nil {
		b.sayAtOnce(ctx, c, err)
		return err
	}
	if err := b.takePlace(c, act); err != nil {
		b.sayAtOnce(ctx, c, err)
		return err
	}
	ack := act.ack(c)
	c.in = c.languageFor(ack)
	if ack == ackNone {
		return b.serveAtOnce(ctx, c, act)
	}
	if act.long {
		b.pendings.announce(ctx, c, began) // until a job is made of it, nothing else knows of it
	}
	defer b.pendings.end(c.Token)
	if err := b.acknowledge(ctx, c, ack); err != nil {
		if discord.ErrorCode(err) == discord.AlreadyAcknowledged {
			b.watch(c, ack)
		}
		return err
	}
	b.reached("acknowledged")
	ctx, cancel := context.WithTimeout(ctx, act.time())
	defer cancel()
	done, err := b.runShown(ctx, c, act)
	switch {
	case err != nil:
	case done.later:
		err = b.order(ctx, c, began)
	default:
		if err = b.finish(ctx, c, done); err != nil && done.unsent != nil && !errors.Is(err, discord.ErrUnsure) {
			done.unsent()
		}
	}
	if err != nil {
		return errors.Join(err, b.fail(c, err))
	}
	return nil
}

// acknowledge gives the first answer. One of which nobody knows whether it arrived
// counts: if it did not, Discord says so when the rest is sent.
func (b *Bot) acknowledge(ctx context.Context, c *call, ack acknowledgement) error {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	err := b.respond(ctx, c, ack.callback())
	if code := discord.ErrorCode(err); err != nil && code != discord.UnknownInteraction && code != discord.AlreadyAcknowledged && discord.Sleep(ctx, 200*time.Millisecond) == nil {
		err = b.respond(ctx, c, ack.callback()) // what stands before Discord may have refused it
	}
	if err != nil && !errors.Is(err, discord.ErrUnsure) {
		return fmt.Errorf("acknowledge: %w", err)
	}
	c.acked, c.ack = time.Now(), ack
	b.pendings.begin(c)
	return nil
}

// runShown is run; of what may take long it shows how far it is.
func (b *Bot) runShown(ctx context.Context, c *call, act action) (reply, error) {
	if act.long {
		p := b.showProgress(ctx, c)
		defer p.stop()
		c.progress = p.say
	}
	return b.run(ctx, c, act)
}

func (a action) time() time.Duration {
	if a.long {
		return longTime
	}
	return answerTime
}

// refusal says why a member may not, or may not now.
func (b *Bot) refusal(c *call, act action) error {
	switch {
	case c.member == "":
		return ErrUnknownButton
	case c.guild == "" && !act.direct:
		return ErrOnlyInServer
	}
	if err := c.mayNot(act); err != nil {
		return err
	}
	switch {
	case act.pressed:
		if wait, ok := b.presses.take(c.member); !ok {
			return ErrTooFast{wait, true}
		}
		return nil
	case !act.limited:
		return nil
	}
	return b.overLimit(c)
}

// mayNot says what right a member lacks for an action, nil where none.
func (c *call) mayNot(act action) error {
	switch {
	case act.managers && !c.manages():
		return ErrManagersOnly
	case act.moderators && !c.moderates(c.settings.role):
		return ErrModeratorsOnly
	}
	return nil
}

// takePlace gives a call its place among what is worked on, or says that a question
// would wait too long; one that has waited too long loses its place. Acknowledgements
// wait for none.
func (b *Bot) takePlace(c *call, act action) error {
	if act.long {
		return nil // it has a line of its own
	}
	promised := act.limited || act.pressed
	if wait, ok := b.work.promises(c.guild); !ok && promised {
		b.work.refuse()
		return ErrOverloaded{wait}
	}
	c.turn = b.work.join(c.guild)
	if promised {
		c.turn.until = c.began.Add(mostWait)
	}
	return nil
}

func (b *Bot) overLimit(c *call) error {
	if wait, ok := b.members.take(c.member); !ok {
		return ErrTooFast{wait, false}
	}
	if wait, ok := b.servers.take(c.guild); c.guild != "" && !ok {
		return ErrTooBusy{wait}
	}
	return nil
}

// serveAtOnce answers without an acknowledgement before, because forms can only
// be the first answer.
func (b *Bot) serveAtOnce(ctx context.Context, c *call, act action) error {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	done, err := b.run(ctx, c, act)
	switch {
	case err != nil:
		b.sayAtOnce(context.WithoutCancel(ctx), c, err)
		return err
	case done.modal != nil:
		return b.respond(ctx, c, callback{callbackModal, done.modal})
	}
	return b.respondMessage(ctx, c, done.message, true)
}

// run lets the handler work with the library of its server; a panic of it is an
// error.
func (b *Bot) run(ctx context.Context, c *call, act action) (done reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic", "command", c.name(), "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	if c.turn != nil {
		defer c.turn.leave()
		if err := c.turn.enter(ctx); err != nil {
			return reply{}, err
		}
	}
	if c.guild != "" {
		path, err := b.where.Of(c.guild)
		if err != nil {
			return reply{}, err
		}
		if c.lease, err = b.pool.Use(ctx, path); err != nil {
			return reply{}, err
		}
		defer c.lease.Release()
	}
	return act.run(ctx, c)
}

// serveCompletion offers titles. Where that fails or takes long, it offers
// none: what was typed can be sent anyway.
func (b *Bot) serveCompletion(ctx context.Context, c *call) error {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	lookup, stop := context.WithTimeout(ctx, 2*cheapTime)
	defer stop()
	choices, err := b.complete(lookup, c)
	return errors.Join(err, b.respondChoices(ctx, c, choices))
}

func (b *Bot) respondChoices(ctx context.Context, c *call, choices []choice) error {
	if choices == nil {
		choices = []choice{}
	}
	return b.respond(ctx, c, callback{callbackChoices, map[string]any{"choices": choices}})
}
