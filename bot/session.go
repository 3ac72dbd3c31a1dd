package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"footnote/retrieval/secrets"
)

// This file is all that touches the client library. It is used for the gateway
// and for sending; what comes in is read from the raw event.
//
// A connection has a session of its own: discordgo reconnects without an end,
// may lock itself up while it opens, and keeps a rate-limit bucket for every
// interaction for ever. A fresh session has none of that.

// intents: names of servers, and the messages that are for the bot, which
// Discord hands over without the Message Content intent.
const intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages

const userAgent = "DiscordBot (https://github.com/footnote, 1)"

// An event is one dispatch of the gateway.
type event struct {
	name string
	data json.RawMessage
}

// errRefused ends the program: Discord will not let this bot in, however often
// it tries.
type errRefused struct{ code int }

func (e errRefused) Error() string { return fmt.Sprintf("gateway closed with code %d", e.code) }

// hopeless reports whether a close code must not be answered by another try.
func hopeless(code int) bool { return code == 4004 || 4010 <= code && code <= 4014 }

// openingTime is how long a connection may take until Discord says READY.
const openingTime = 15 * time.Second

// silence is how long the gateway may leave heartbeats unanswered, which come
// every 41 seconds.
const silence = 2 * time.Minute

// connect holds one connection to the gateway until it ends or ctx does. handle
// is told of each event in order and must not wait.
func (d *discord) connect(ctx context.Context, handle func(event)) error {
	return secrets.New(d.token).Error(d.connectOnce(ctx, handle))
}

func (d *discord) connectOnce(ctx context.Context, handle func(event)) error {
	s, err := d.newSession()
	if err != nil {
		return err
	}
	var wire connection
	s.Dialer = &websocket.Dialer{HandshakeTimeout: d.opening, Proxy: http.ProxyFromEnvironment, NetDialContext: wire.dial}
	s.Identify.Intents = intents
	lost := make(chan struct{})
	var once sync.Once
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { once.Do(func() { close(lost) }) })
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { handle(event{e.Type, e.RawData}) })
	if err := open(ctx, s, &wire, d.opening); err != nil {
		return err
	}
	defer wire.cut()
	watch := time.NewTicker(silence / 8)
	defer watch.Stop()
	for {
		select {
		case <-ctx.Done():
			go s.Close() // waits for a second; the connection is cut anyway
			return ctx.Err()
		case <-lost:
			return errors.New("gateway connection lost")
		case <-watch.C:
			s.RLock()
			quiet := time.Since(s.LastHeartbeatAck)
			s.RUnlock()
			if quiet > silence {
				return errors.New("gateway does not answer heartbeats")
			}
		}
	}
}

// open opens a session and gives up on one that hangs, by cutting its
// connection.
func open(ctx context.Context, s *discordgo.Session, wire *connection, within time.Duration) error {
	opened := make(chan error, 1)
	go func() { opened <- s.Open() }()
	late := time.NewTimer(within)
	defer late.Stop()
	select {
	case err := <-opened:
		if closed, ok := errors.AsType[*websocket.CloseError](err); ok && hopeless(closed.Code) {
			return errRefused{closed.Code}
		}
		if err != nil {
			if status, ok := errors.AsType[*discordgo.RESTError](err); ok && status.Response.StatusCode == http.StatusUnauthorized {
				return errRefused{4004}
			}
			return fmt.Errorf("open gateway: %w", err)
		}
		return nil
	case <-late.C:
		wire.cut()
		return errors.New("open gateway: it took too long")
	case <-ctx.Done():
		wire.cut()
		return ctx.Err()
	}
}

// A connection remembers the network connection of a session, so that it can be
// cut when the session hangs.
type connection struct {
	mu   sync.Mutex
	conn net.Conn
	gone bool
}

func (c *connection) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		conn.Close()
		return nil, net.ErrClosed
	}
	c.conn = conn
	return conn, nil
}

func (c *connection) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gone = true
	if c.conn != nil {
		c.conn.Close()
	}
}

// discord is how we speak to Discord, or to a stand-in.
//
// Its errors quote what the other side says, but no token, which the other side
// may repeat.
type discord struct {
	token   string
	client  *http.Client
	standIn *url.URL // nil: Discord itself
	opening time.Duration

	mu   sync.Mutex
	rest *discordgo.Session
	uses int
}

// newDiscord reads the settings. A stand-in must be on this machine: anywhere
// else it would be handed the token.
func newDiscord(token, standIn string) (*discord, error) {
	d := &discord{token: token, client: &http.Client{Timeout: 30 * time.Second}, opening: openingTime}
	if standIn == "" {
		return d, nil
	}
	u, err := url.Parse(standIn)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !isLoopback(u.Hostname()) || u.User != nil {
		return nil, ErrNotLoopback
	}
	d.standIn = u
	d.client.Transport = redirect{u}
	return d, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// redirect sends everything to a stand-in, under Discord's paths.
type redirect struct{ base *url.URL }

func (t redirect) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = t.base.Scheme, t.base.Host
	return http.DefaultTransport.RoundTrip(r)
}

func (d *discord) newSession() (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + d.token)
	if err != nil {
		return nil, fmt.Errorf("make session: %w", err)
	}
	s.Client = d.client
	s.UserAgent = userAgent
	s.LogLevel = -1 // what goes wrong comes back as an error, and is logged once
	s.StateEnabled = false
	s.SyncEvents = true
	s.ShouldReconnectOnError = false
	s.ShouldRetryOnRateLimit = false // it would wait without looking at the context
	s.MaxRestRetries = 0
	return s, nil
}

// sessionUses is after how many requests the session that sends is replaced,
// because it keeps a bucket for each interaction.
const sessionUses = 2000

func (d *discord) session() (*discordgo.Session, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.rest == nil || d.uses == sessionUses {
		s, err := d.newSession()
		if err != nil {
			return nil, err
		}
		d.rest, d.uses = s, 0
	}
	d.uses++
	return d.rest, nil
}

// send makes one request under /api/v9/ and tries again where that may help:
// when there were too many requests, when the server failed, and when it could
// not be reached. Bodies are JSON, with files multipart.
func (d *discord) send(ctx context.Context, method, path string, body any, files []outFile) ([]byte, error) {
	contentType, data, err := encodeBody(body, files)
	if err != nil {
		return nil, err
	}
	tried := false
	for pause := 100 * time.Millisecond; ; pause *= 2 {
		answer, err := d.sendOnce(ctx, method, path, contentType, data)
		if tried && (apiCode(err) == codeAlreadyAcknowledged || method == http.MethodDelete && statusOf(err) == http.StatusNotFound) {
			return nil, nil // an earlier try arrived, only its answer did not
		}
		tried = true
		wait, again := retryAfter(err, pause)
		if !again || ctx.Err() != nil {
			return answer, err
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil, errors.Join(ctx.Err(), err)
		}
	}
}

func (d *discord) sendOnce(ctx context.Context, method, path, contentType string, data []byte) ([]byte, error) {
	s, err := d.session()
	if err != nil {
		return nil, err
	}
	address := discordgo.EndpointAPI + path
	answer, err := s.RequestRaw(method, address, contentType, data, method+" "+path, 0, discordgo.WithContext(ctx))
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, which holds the interaction's token
	}
	if err != nil {
		hidden := secrets.New(append(tokensIn(path), d.token)...)
		return nil, hidden.Error(fmt.Errorf("%s %s: %w", method, routeOf(path), err))
	}
	return answer, nil
}

// routeOf names a path without what is secret in it.
func routeOf(path string) string {
	for _, token := range tokensIn(path) {
		path = strings.ReplaceAll(path, token, "…")
	}
	return path
}

// tokensIn finds the tokens of interactions in a path.
func tokensIn(path string) (tokens []string) {
	for part := range strings.SplitSeq(path, "/") {
		if len(part) > 30 {
			tokens = append(tokens, part)
		}
	}
	return tokens
}

// retryAfter says whether a request that failed is worth another try, and when.
func retryAfter(err error, pause time.Duration) (time.Duration, bool) {
	if err == nil {
		return 0, false
	}
	if limited, ok := errors.AsType[*discordgo.RateLimitError](err); ok {
		return max(limited.RetryAfter, 50*time.Millisecond), true
	}
	jittered := min(pause, 5*time.Second) + rand.N(pause/4)
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok {
		return jittered, refused.Response.StatusCode >= 500
	}
	return jittered, true
}

// apiCode gives Discord's own number of an error, 0 if it has none.
func apiCode(err error) int {
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok && refused.Message != nil {
		return refused.Message.Code
	}
	return 0
}

func statusOf(err error) int {
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok {
		return refused.Response.StatusCode
	}
	return 0
}

// encodeBody writes a request's body.
func encodeBody(body any, files []outFile) (contentType string, data []byte, err error) {
	if body == nil {
		return "", nil, nil
	}
	if len(files) == 0 {
		data, err = json.Marshal(body)
		return "application/json", data, err
	}
	var list []*discordgo.File
	for _, f := range files {
		list = append(list, &discordgo.File{Name: f.name, ContentType: f.mediaType, Reader: bytes.NewReader(f.data)})
	}
	return discordgo.MultipartBodyWithJSON(body, list)
}
