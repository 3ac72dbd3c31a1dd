// Package sandbox is a stand-in for Discord on loopback: the REST API and the
// gateway as far as an interactions bot needs them, and a page that looks and
// behaves like a channel.
//
//	srv, err := sandbox.New(sandbox.Options{})
//	defer srv.Close()
//	// point the bot at srv.URL() with srv.Token(), open srv.PageURL() in a browser
//	reply, err := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName).Command(ctx, "ask", sandbox.Opt("question", "why?"))
//
// It keeps Discord's rules (limits, error codes, who sees what, how long a
// token lives), so that a bot which works here has kept them too. Everything
// is in memory and goes away with Close. It listens on loopback only.
package sandbox

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Options say how the stand-in behaves. The zero value is Discord's behaviour
// with two servers.
type Options struct {
	Addr      string           // to listen on, "127.0.0.1:0" when empty; loopback only
	Token     string           // of the bot; a random one when empty
	BotName   string           // "Footnote" when empty
	Servers   []string         // their names; two when empty
	Now       func() time.Time // time.Now when nil
	AckWithin time.Duration    // until an interaction counts as failed, 3 s when 0
	TokenLife time.Duration    // of an interaction's token, 15 min when 0
	Heartbeat time.Duration    // asked of the bot, 41.25 s when 0
	Intents   int              // privileged intents that are switched on, a bit set
	Requests  int              // how many of the bot's requests are kept, 10,000 when 0
	Messages  int              // how many messages are kept in a channel, 500 when 0
	Examples  []string         // what an empty channel of the page offers to try, as it would be typed

	// RateLimit is how many requests a route takes in RatePer (5 s when 0);
	// no limit when 0.
	RateLimit int
	RatePer   time.Duration

	// Shards is what GET /gateway/bot recommends, 1 when 0, and AtOnce how many of
	// them may identify in IdentifyPer, 1 when 0; one that comes too early gets op 9.
	// No limit when IdentifyPer is 0, where Discord's is 5 s.
	Shards, AtOnce int
	IdentifyPer    time.Duration
	Sessions       int // how many may be started before the token is taken away, 1,000 when 0

	// Check is asked about every request of the bot before it is carried out.
	// An error is answered with status 400 and code 50035.
	Check func(Request) error
}

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	o.Addr = cmp.Or(o.Addr, "127.0.0.1:0")
	o.Token = cmp.Or(o.Token, "sandbox."+rand.Text())
	o.BotName = cmp.Or(o.BotName, "Footnote")
	if len(o.Servers) == 0 {
		o.Servers = []string{"Foreign Policy Readers", "Philosophy Circle"}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.AckWithin = cmp.Or(o.AckWithin, 3*time.Second)
	o.TokenLife = cmp.Or(o.TokenLife, 15*time.Minute)
	o.Heartbeat = cmp.Or(o.Heartbeat, 41250*time.Millisecond)
	o.Requests = cmp.Or(o.Requests, 10_000)
	o.Messages = cmp.Or(o.Messages, 500)
	o.RatePer = cmp.Or(o.RatePer, 5*time.Second)
	o.Shards, o.AtOnce, o.Sessions = cmp.Or(o.Shards, 1), cmp.Or(o.AtOnce, 1), cmp.Or(o.Sessions, 1000)
	return o
}

// A Server is a running stand-in. Its methods may be called from any goroutine.
type Server struct {
	opt      Options
	http     *http.Server
	listener net.Listener
	ctx      context.Context // ends with Close
	stop     context.CancelFunc
	work     sync.WaitGroup
	key      string // that the page's address carries

	*world // guarded by world.mu
}

// New starts a stand-in. The caller closes it.
func New(opt Options) (*Server, error) {
	opt = opt.withDefaults()
	listener, err := listenLoopback(opt.Addr)
	if err != nil {
		return nil, err
	}
	s := &Server{opt: opt, listener: listener, key: secret()}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.world = newWorld(opt)
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.work.Go(func() { s.http.Serve(listener) })
	return s, nil
}

func listenLoopback(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("listen on %q: not a loopback address", addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, err)
	}
	return listener, nil
}

// URL is the address to give the bot, for example http://127.0.0.1:4000.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Token is the bot's token, without "Bot ".
func (s *Server) Token() string { return s.opt.Token }

// Application is the ID of the bot's application and of its user.
func (s *Server) Application() ID { return s.bot.ID }

// Close ends the stand-in and waits for its goroutines.
func (s *Server) Close() error {
	s.stop()
	s.cutAll()
	err := s.http.Close()
	s.work.Wait()
	return err
}

// routes is everything that the stand-in serves.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	s.restRoutes(mux)
	s.pageRoutes(mux)
	mux.HandleFunc("GET /attachments/{channel}/{id}/{name}", s.serveAttachment)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.EqualFold(r.Header.Get("Upgrade"), "websocket") && r.URL.Path != pageEventsPath {
			s.serveGateway(w, r) // on whatever other path: clients add theirs
			return
		}
		mux.ServeHTTP(w, r)
	})
}
