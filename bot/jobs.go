package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"footnote/bot/fleet"
	"footnote/corpus"
	"footnote/corpus/library/jobs"
	"footnote/retrieval/wording/texts"
)

// What may take minutes is a job: it is written down before it is begun, so that
// another process goes on with it where this one is killed. Its handler runs twice. The
// first time it refuses what is wrong with the command, and says that it wants to begin
// (reply.later); the second time it is the job ([call.job]), in whichever process.
//
// Only private answers are for jobs. Once the token of the interaction is dead, the
// result goes to the member in a direct message; who takes none finds it in /sources.

// jobTime is how long a try of a job may take.
const jobTime = 30 * time.Minute

// mostAttempts is how often a job is begun that kills whoever begins it, or whose
// library cannot be had.
const mostAttempts = 5

// JobsPath gives the file of the jobs of a bot whose libraries are in a folder.
func JobsPath(dir string) string { return filepath.Join(dir, "discord-jobs.db") }

// jobWork is how the jobs of a bot are doing.
type jobWork struct {
	table   *jobs.Table
	waits   chan struct{} // holds something when there may be a job to claim
	lost    atomic.Int64  // that went to another process in the midst of it
	givenUp atomic.Int64  // after mostAttempts
}

// openJobs opens the table of jobs: where the libraries are, else a file beside them. One
// that is damaged is made anew: nobody is denied answers for what was to be added.
func openJobs(ctx context.Context, o Options) (*jobWork, error) {
	w := &jobWork{waits: make(chan struct{}, 1)}
	if o.Libraries != nil {
		w.table = jobs.On(o.Libraries.Database().DB())
		return w, nil
	}
	path := JobsPath(o.Data)
	var err error
	w.table, err = jobs.Open(ctx, path)
	if errors.Is(err, corpus.ErrNotLibrary) {
		o.Log.Error("the file of jobs is damaged and was made anew; what had not been added yet is lost", "error", err)
		if err = jobs.Remove(path); err == nil {
			w.table, err = jobs.Open(ctx, path)
		}
	}
	return w, err
}

// wake tells one who waits that there may be a job.
func (w *jobWork) wake() {
	select {
	case w.waits <- struct{}{}:
	default:
	}
}

// An order is what is kept of a call: all that its handler reads of it.
type order struct {
	Interaction interaction // without its token
	Acked       time.Time
	Began       time.Time
	Source      corpus.SourceID `json:",omitempty"` // that was named when it was ordered
}

// order makes a job of a call whose handler wants to begin.
func (b *Bot) order(ctx context.Context, c *call, began time.Time) error {
	if c.ack != ackPrivate {
		return fmt.Errorf("%s: only what is answered in private can be a job", c.name())
	}
	o := order{c.interaction, c.acked, began, c.named}
	o.Interaction.Token, o.Interaction.Message, o.Interaction.Member = "", nil, &member{User: &user{ID: c.member}}
	payload, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("write the order of a job: %w", err)
	}
	_, err = b.jobs.table.Put(ctx, jobs.Job{Library: libraryPrefix + c.guild, Kind: c.name(), Payload: payload, Token: c.Token, TokenUntil: c.acked.Add(tokenTime)})
	if errors.Is(err, jobs.ErrQueue) {
		return tell(textQueue, jobs.MostWaiting)
	}
	if err == nil {
		c.ordered = true
		b.pendings.settle(ctx, c.Token)
		b.reached("made")
		b.jobs.wake()
	}
	return err
}

// withoutJobs leaves out who waits for what is a job: its message goes on by itself.
func (b *Bot) withoutJobs(ctx context.Context, left []fleet.Waiting) []fleet.Waiting {
	return slices.DeleteFunc(left, func(w fleet.Waiting) bool {
		has, err := b.jobs.table.Has(ctx, w.Token)
		return has || err != nil
	})
}

// callOf makes the call of an order again.
func (b *Bot) callOf(payload []byte, token string) (*call, time.Time, error) {
	var o order
	if err := json.Unmarshal(payload, &o); err != nil {
		return nil, time.Time{}, fmt.Errorf("read the order of a job: %w", err)
	}
	raw, err := json.Marshal(o.Interaction)
	if err != nil {
		return nil, time.Time{}, err
	}
	r, err := readInteraction(raw)
	if err != nil {
		return nil, time.Time{}, err
	}
	r.Token = token
	own := texts.In(r.Locale)
	return &call{request: r, bot: b, guild: r.GuildID, event: r.ID, in: own, own: own, acked: o.Acked, ack: ackPrivate, named: o.Source, progress: func(string) {}}, o.Began, nil
}

// jobTick is how often a worker looks for a job that another process has put, or left.
const jobTick = time.Second

// doJobs does one job after the other, from when Discord can be reached until ctx ends.
func (b *Bot) doJobs(ctx context.Context) {
	if b.crew == nil { // one of several may serve nobody, or only what another has begun
		select {
		case <-b.connected:
		case <-ctx.Done():
			return
		}
	}
	pause := jobTick
	for ctx.Err() == nil {
		held, err := b.jobs.table.Claim(ctx)
		switch {
		case held != nil:
			b.jobs.wake() // there may be one more
			b.doJob(ctx, held)
			continue
		case err == nil:
			pause = jobTick
		case ctx.Err() == nil:
			pause = min(2*pause, 10*jobTick)
			b.log.Warn("no job can be claimed", "error", err, "next_try_in", pause)
		}
		select {
		case <-b.jobs.waits:
		case <-time.After(pause):
		case <-ctx.Done():
		}
	}
}

// doJob does a job to its end, or leaves it to who comes next.
func (b *Bot) doJob(ctx context.Context, held *jobs.Held) {
	b.reached("claimed")
	c, began, err := b.callOf(held.Payload, held.Token)
	if err != nil {
		b.log.Error("job cannot be read", "job", held.Kind, "error", err)
		b.ended(ctx, held, held.Finish)
		return
	}
	c.job, c.began = held, began
	mine, release := held.Renew(ctx)
	defer release()
	done, err := b.runJob(mine, c)
	switch {
	case errors.Is(context.Cause(mine), jobs.ErrLost), errors.Is(err, jobs.ErrLost):
		b.jobs.lost.Add(1)
		b.log.Info("another process goes on with a job, or nobody", "request", c.code(), "server", c.guild, "command", c.name())
	case ctx.Err() != nil:
		b.ended(ctx, held, held.GiveBack)
	case mayPass(err) && held.Attempt < mostAttempts:
		b.ended(ctx, held, func(ctx context.Context) error { return held.Retry(ctx, time.Second<<held.Attempt) })
	default:
		if b.endJob(mine, c, held, done, err) {
			b.logCall(c, err)
		}
	}
}

// ended says of a job what becomes of it, also when the bot is ending.
func (b *Bot) ended(ctx context.Context, held *jobs.Held, end func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
	defer cancel()
	if err := end(ctx); err != nil {
		b.log.Warn("job stays as it is for a moment", "job", held.Kind, "error", err) // its lease ends
	}
	b.jobs.wake()
}

// errLeft says that the bot is not in the server of a job, errDropped that the library is gone
// that it was for.
var (
	errLeft    = errors.New("the bot is not in this server any more")
	errDropped = errors.New("the library of this server was deleted")
)

// mayPass reports whether a failure is of the moment, so that the job is tried again.
func mayPass(err error) bool {
	for _, passing := range []error{corpus.ErrInUse, corpus.ErrUnavailable, corpus.ErrUnknown, errUnsureOfServer, errUnsureOfRights} {
		if errors.Is(err, passing) {
			return true
		}
	}
	return false
}

// runJob runs the handler of a job, where its server still has the bot, and who ordered it
// may still have it done.
func (b *Bot) runJob(ctx context.Context, c *call) (reply, error) {
	ctx, cancel := context.WithTimeout(ctx, jobTime)
	defer cancel()
	act, known := b.actions.find(c.request)
	if !known {
		return reply{}, ErrUnknownButton // of a program that could do more
	}
	if c.job.Attempt > mostAttempts {
		b.jobs.givenUp.Add(1)
		return reply{}, tell(textGivenUp, mostAttempts)
	}
	if err := b.stillServes(ctx, c.guild); err != nil {
		return reply{}, err
	}
	var err error
	if c.settings, err = b.loadSettings(ctx, c.guild); err != nil { // another process may have changed them
		return reply{}, err
	}
	if err := b.mayStill(ctx, c, act); err != nil {
		return reply{}, err
	}
	return b.runShown(ctx, c, act)
}

var errUnsureOfServer = errors.New("not known whether the bot is in the server")

// stillServes gives errLeft for a server that the bot was removed from. Of one that
// another process serves Discord is asked.
func (b *Bot) stillServes(ctx context.Context, guild string) error {
	in, known := b.presence.of(guild)
	who := b.app.Load()
	if !known && who != nil {
		ctx, cancel := context.WithTimeout(ctx, askTime)
		defer cancel()
		var err error
		if in, err = b.isMember(ctx, guild, who.user); err != nil {
			return fmt.Errorf("%w: %w", errUnsureOfServer, err)
		}
	}
	if !in {
		return errLeft
	}
	return nil
}

// endJob tells what became of a job, and ends it, unless somebody else will. Killed in
// between, the next one tells the same again: the message is the same one.
func (b *Bot) endJob(ctx context.Context, c *call, held *jobs.Held, done reply, err error) (ended bool) {
	if held.Hold(ctx) != nil {
		return false // it is another's
	}
	told := b.tellJob(ctx, c, done, err)
	if ctx.Err() != nil {
		b.ended(ctx, held, held.GiveBack)
		return false
	}
	if told != nil {
		b.log.Info("what became of a job could not be told", "request", c.code(), "error", told)
	}
	b.reached("told")
	b.ended(ctx, held, held.Finish)
	return true
}

// reached tells a test how far a job is.
func (b *Bot) reached(step string) {
	if b.o.reached != nil {
		b.o.reached(step)
	}
}

// What members read of jobs.
const (
	textPlace   texts.Text = "Waiting in line: place %d …"
	textQueue   texts.Text = "%d things wait to be read for this server already. Try again when some of them are done."
	textGivenUp texts.Text = "That was tried %d times and broke off each time, so it was given up. Try it once more; if it stays so, tell who runs the bot."
	textLonger  texts.Text = "This takes longer than Discord lets me write here. I send you the result as a direct message."
	textFor     texts.Text = "For the library of %s:"
)
