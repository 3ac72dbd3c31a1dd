// Package bot is Footnote's Discord front end: it takes what members and
// moderators ask, lets their server's library answer, and shows passages with
// their citations.
//
//	b, err := bot.New(ctx, bot.Options{Token: token, Data: dir, Embedder: emb, Log: log})
//	err = b.Run(ctx) // until ctx ends, or Discord refuses the bot
//
// What it guarantees: each server has a library, a file, of its own, and which
// one is asked is decided by what Discord says of the interaction alone; each
// interaction is acknowledged at once and ends in an answer or a named error;
// nothing that it sends pings anybody.
package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"footnote/bot/discord"
	"footnote/bot/fleet"
	"footnote/corpus/cite"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/library/leftovers"
	"footnote/corpus/picture"
	"footnote/corpus/starter"
	"footnote/corpus/web"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/pool"
)

// Options say how the bot runs. What is zero has a good value.
type Options struct {
	Token    string
	APIURL   string // a stand-in for Discord on this machine; empty: Discord
	Guild    string // the one server that commands are registered in; empty: all
	Data     string // folder of the libraries
	Embedder embed.Embedder
	Fetcher  *web.Fetcher      // of web addresses; nil: a new one
	Reader   *extract.Reader   // of files; nil: one that reads in this process
	Pages    *picture.Pictures // of PDF files; nil: none are shown

	Libraries *library.Server // a database of them; nil: they are files in Data
	Fleet     *fleet.Member   // the processes that are the bot together, over that; nil: this one alone

	Files int64 // bytes that the files of a server's sources may take; 0: none is kept
	Log   *slog.Logger
	Done  func(Done)        // is told of each request that has ended; nil: nobody counts
	Tell  func(text string) // says something to the operator, such as the install link

	PerMember  int           // questions a minute of one member: 20
	PerServer  int           // questions a minute of one server: 300
	Ingestions int           // jobs that are done at once, one a server: 2
	Memory     int64         // bytes that open libraries may take: a quarter of the machine's
	Shards     int           // connections to Discord: as many as it recommends
	Pause      time.Duration // before a second try to reach Discord: 1 s; it doubles
	Now        func() time.Time

	opening, identifying time.Duration     // of the gateway; tests set them
	thought              time.Duration     // that another process may take for an answer: 8 s
	starter              *builtIn          // tests share one; nil: of its own
	reached              func(step string) // is told of each step of a job, for tests that end there
}

func (o Options) withDefaults() Options {
	o.PerMember = cmp.Or(o.PerMember, 20)
	o.PerServer = cmp.Or(o.PerServer, 300)
	o.Ingestions = cmp.Or(o.Ingestions, 2)
	o.Pause = cmp.Or(o.Pause, time.Second)
	o.thought = cmp.Or(o.thought, 8*time.Second)
	if o.Memory == 0 {
		o.Memory = machineMemory() / 4
	}
	if o.Fetcher == nil {
		o.Fetcher = new(web.Fetcher)
	}
	if o.Reader == nil {
		o.Reader = new(extract.Reader)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Tell == nil {
		o.Tell = func(string) {}
	}
	return o
}

// A Bot answers on Discord. It is made by [New] and runs once.
type Bot struct {
	o       Options
	log     *slog.Logger
	discord *discord.Client
	gateway *discord.Gateway
	pool    *pool.Pool
	where   libraries
	notes   notes
	crew    *crew // nil: this process is the bot alone
	starter *builtIn
	actions actions

	members, presses, servers *limiter // of questions, of buttons, and of a server's questions
	work                      *queue
	jobs                      *jobWork

	app      atomic.Pointer[identity]
	presence presence
	marking  sync.Mutex // of libraries
	tidied   sync.Map   // server number -> how its library was left when it was last tidied
	known    sync.Map   // server number -> name
	locales  sync.Map   // server number -> locale, as Discord says
	visits   visits
	shares   shares
	titles   sync.Map // server number -> titles, for autocompletion
	settings sync.Map // server number -> settings, as last read
	settling sync.Map // server number -> chan struct{}, held by who reads or changes what is stored of them

	pendings  *pendings
	last      context.Context // of what has to be told however a work ends
	draining  atomic.Bool
	inFlight  sync.WaitGroup
	taking    sync.Mutex    // guards draining against inFlight.Add
	ready     atomic.Bool   // Discord has let the bot in, once at least
	connected chan struct{} // closed then
	commands  atomic.Bool   // Discord knows the commands

	first       atomic.Bool   // this process tells Discord of the commands
	registering chan struct{} // closed then
}

// identity is who Discord says that the bot is.
type identity struct{ app, user string }

const (
	// idleTime is how long an unused library stays open.
	idleTime = 4 * time.Minute
	// graceful is how long answers under way may take after the end was asked for.
	graceful = 8 * time.Second
	// lastWords is how long it may take then to tell those who wait.
	lastWords = 2 * time.Second
)

// workers is how many interactions are worked on at once; more wait, each
// acknowledged. An embedder of this machine keeps a processor busy, others wait for a
// server.
func workers(chosen, builtIn embed.Embedder) int {
	const processors, network = 2, 16
	_, here := chosen.(retrieval.Tiered) // a model on this machine
	if here || chosen == nil || chosen.Model() == builtIn.Model() {
		return processors * runtime.GOMAXPROCS(0)
	}
	return max(network, processors*runtime.GOMAXPROCS(0))
}

// New prepares a bot: it reads the built-in library, opens the table of jobs and connects
// to nothing.
func New(ctx context.Context, o Options) (*Bot, error) {
	o = o.withDefaults()
	client, err := discord.NewClient(o.Token, o.APIURL)
	if err != nil {
		return nil, err
	}
	emb, err := embed.BuiltIn()
	if err != nil {
		return nil, err
	}
	built, err := starterFor(ctx, o, emb)
	if err != nil {
		return nil, err
	}
	var where libraries = files{o.Data}
	if o.Libraries != nil {
		where = tables{o.Libraries}
	}
	ordered, err := openJobs(ctx, o)
	if err != nil {
		built.close()
		return nil, err
	}
	b := &Bot{
		o: o, log: o.Log, discord: client, starter: built, where: where,
		pool:    pool.New(where.Open, cmp.Or(o.Embedder, emb), idleTime, o.Memory),
		members: newLimiter(o.PerMember, o.Now), presses: newLimiter(3*o.PerMember, o.Now), servers: newLimiter(o.PerServer, o.Now),
		last: context.WithoutCancel(ctx),
		work: newQueue(workers(o.Embedder, emb)), jobs: ordered, connected: make(chan struct{}), registering: make(chan struct{}),
	}
	b.pool.Remember = o.Libraries != nil
	b.actions = allActions()
	b.gateway = &discord.Gateway{Client: client, Shards: o.Shards, Log: o.Log, Pause: o.Pause, Opening: o.opening, Every: o.identifying}
	b.notes = folder{o.Data, o.Now}
	if o.Fleet != nil {
		b.notes, b.crew = o.Fleet, &crew{Member: o.Fleet}
		b.gateway.Fleet, b.gateway.Changed = o.Fleet, b.shardChanged
	}
	b.pool.Closed = func(path string) { b.titles.Delete(guildOf(path)) }
	b.pool.Opened = func(path string, l *library.Library) {
		if len(l.Aside()) > 0 {
			b.log.Warn("the log of another library lay beside this one and was moved aside", "library", filepath.Base(path), "to", l.Aside())
		}
	}
	return b, nil
}

// starterFor gives the starter library: the one of the options, or a new one.
func starterFor(ctx context.Context, o Options, emb embed.Embedder) (*builtIn, error) {
	if o.starter != nil {
		return o.starter, nil
	}
	return openStarter(ctx, emb)
}

// Run serves until ctx ends; then it takes nothing new, lets answers under way
// finish and gives nil. It gives an error, one for people, if Discord refuses
// the bot in a way that no other try will change.
func (b *Bot) Run(ctx context.Context) error {
	if err := leftovers.Clear(b.o.Data); err != nil && b.o.Libraries == nil {
		b.log.Warn("what killed processes left behind could not be cleared", "error", err)
	}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	var stopTelling context.CancelFunc
	b.last, stopTelling = context.WithCancel(context.WithoutCancel(ctx))
	defer stopTelling()
	var left []fleet.Waiting
	b.pendings, left = newPendings(ctx, b.notes)
	left = b.withoutJobs(ctx, left)
	tidy, stopTidying := context.WithCancel(ctx)
	defer stopTidying()
	var tidying sync.WaitGroup
	tidying.Go(func() { b.tidyHourly(tidy) })
	tidying.Go(func() { b.keepRegistered(tidy) })
	tidying.Go(func() { b.tellLeft(tidy, left) })
	tidying.Go(func() { b.keepPendings(tidy) })
	tidying.Go(func() { b.tellPlaces(tidy) })
	for range b.o.Ingestions {
		tidying.Go(func() { b.doJobs(tidy) })
	}
	if b.o.Pages != nil {
		tidying.Go(func() { b.preparePages(tidy) })
	}
	b.gateway.Handle = func(e discord.Event) { b.take(work, e) }
	if b.crew != nil {
		b.introduce(ctx)
		tidying.Go(func() { b.workInCrew(tidy) })
	}
	err := b.gateway.Run(ctx)
	if refused, ok := errors.AsType[discord.Refused](err); ok {
		err = ErrRefused(refused)
	}
	b.drain(cancel)
	stopTidying()
	tidying.Wait()
	if err := b.pendings.write(b.last, time.Now()); err != nil && !os.IsNotExist(err) { // what was under way has been answered since
		b.log.Warn("who waits for an answer could not be noted", "error", err)
	}
	b.pool.Close()
	b.jobs.table.Close()
	b.starter.close()
	return err
}

// drain waits for what is under way, and then ends it.
func (b *Bot) drain(cancel func()) {
	b.taking.Lock()
	b.draining.Store(true)
	b.taking.Unlock()
	done := make(chan struct{})
	go func() { b.inFlight.Wait(); close(done) }()
	late := time.NewTimer(graceful)
	defer late.Stop()
	select {
	case <-done:
		return
	case <-late.C:
		b.log.Warn("answers under way were given up")
	}
	cancel()
	last := time.NewTimer(lastWords)
	defer last.Stop()
	select {
	case <-done:
	case <-last.C:
	}
}

// start runs f on its own, unless the bot is ending. A panic of f ends f alone.
func (b *Bot) start(f func()) {
	b.taking.Lock()
	defer b.taking.Unlock()
	if b.draining.Load() {
		return
	}
	b.inFlight.Add(1)
	go func() {
		defer b.inFlight.Done()
		defer func() {
			if p := recover(); p != nil {
				b.log.Error("panic", "panic", p, "stack", string(debug.Stack()))
			}
		}()
		f()
	}()
}

func isSnowflake(id string) bool {
	for _, r := range id {
		if r < '0' || r > '9' {
			return false
		}
	}
	return 0 < len(id) && len(id) <= 20
}

// builtIn is the starter library, which answers where a server has added
// nothing. It never changes.
type builtIn struct {
	library *library.Library
	engine  *retrieval.Engine
	tag     string // names its edition, so that an old button does not read a newer one
	citer   cite.Citer
	close   func() error
}

func openStarter(ctx context.Context, emb embed.Embedder) (*builtIn, error) {
	lib, err := starter.Open(ctx, library.InMemory)
	if err != nil {
		return nil, err
	}
	engine, err := retrieval.New(ctx, lib, emb)
	if err == nil {
		err = engine.Sync(ctx, nil)
	}
	sources, listErr := lib.Sources(ctx)
	if err := errors.Join(err, listErr); err != nil {
		return nil, fmt.Errorf("starter library: %w", err)
	}
	edition := ""
	for _, s := range sources {
		edition += s.Digest
	}
	return &builtIn{lib, engine, "starter-" + shortHash(edition), cite.NewCiter(sources), lib.Close}, nil
}
