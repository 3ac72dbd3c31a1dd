package discord

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
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"footnote/retrieval/secrets"
)

// intents: names of servers, and the messages that are for the bot, which
// Discord hands over without the Message Content intent.
const intents = int(discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages)

const userAgent = "DiscordBot (https://github.com/footnote, 1)"

// Discord's own numbers of errors.
const (
	UnknownServer       = discordgo.ErrCodeUnknownGuild
	UnknownMember       = discordgo.ErrCodeUnknownMember
	UnknownWebhook      = discordgo.ErrCodeUnknownWebhook // nothing was answered under this interaction's token
	UnknownMessage      = discordgo.ErrCodeUnknownMessage
	UnknownInteraction  = discordgo.ErrCodeUnknownInteraction
	MissingAccess       = discordgo.ErrCodeMissingAccess
	AlreadyAcknowledged = 40060
	ExpiredToken        = discordgo.ErrCodeInvalidWebhookTokenProvided // of an interaction
)

// ErrNotLoopback says that a stand-in is not on this machine: anywhere else it
// would be handed the token.
var ErrNotLoopback = errors.New("the stand-in is not on this machine")

// ErrUnsure says that a request may have been carried out, though no answer says so.
var ErrUnsure = errors.New("no answer to a request that may have been carried out")

// Refused is why a bot cannot run: Discord closed its connection with a code, or
// does not know its token (4004), and no other try changes that.
type Refused struct{ Code int }

func (e Refused) Error() string { return fmt.Sprintf("gateway closed with code %d", e.Code) }

// A Client sends requests to Discord, or to a stand-in. It may be used by several
// goroutines.
//
// Its errors quote what the other side says, but no token, which the other side
// may repeat.
type Client struct {
	token   string
	standIn *url.URL // nil: Discord itself
	session *discordgo.Session
	files   *http.Client // for what is no part of the interface
	limits  *limits
	clock   *clock

	sent, retried, failed atomic.Int64
}

// NewClient makes a client for a bot's token, without "Bot ". standIn is the
// address of a stand-in on this machine, empty for Discord.
func NewClient(token, standIn string) (*Client, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make session: %w", err)
	}
	c := &Client{token: token, session: s}
	var transport http.RoundTripper = newTransport()
	if standIn != "" {
		if c.standIn, err = readStandIn(standIn); err != nil {
			return nil, err
		}
		transport = redirect{c.standIn, transport}
	}
	c.clock = &clock{next: transport}
	c.limits = &limits{next: c.clock, until: map[string]time.Time{}}
	s.Client = &http.Client{Timeout: requestTime, Transport: c.limits}
	c.files = &http.Client{Timeout: requestTime, Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	s.UserAgent = userAgent
	s.LogLevel = -1                  // what goes wrong comes back as an error, and is logged once
	s.ShouldRetryOnRateLimit = false // it would wait without looking at the context
	s.MaxRestRetries = 0
	return c, nil
}

// requestTime is how long a request and its answer may take.
const requestTime = 30 * time.Second

func newTransport() *http.Transport {
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConnsPerHost: 64, IdleConnTimeout: 90 * time.Second,
		HTTP2: &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 5 * time.Second}, // or a dead connection swallows requests
	}
}

// readStandIn reads the address of a stand-in, which must be of this machine.
func readStandIn(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !isLoopback(u.Hostname()) || u.User != nil {
		return nil, ErrNotLoopback
	}
	return u, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// redirect sends everything to a stand-in, under Discord's paths.
type redirect struct {
	base *url.URL
	next http.RoundTripper
}

func (t redirect) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = t.base.Scheme, t.base.Host
	return t.next.RoundTrip(r)
}

// A File is sent with a message.
type File struct {
	Name, MediaType string
	Description     string // for who does not see it, empty for what is read
	Data            []byte
}

// Send makes one request under /api/v9/ and tries again where that may help, until
// ctx ends: when there were too many requests, when the server failed, and when it
// could not be reached. Bodies are JSON, with files multipart.
//
// Where a try may have arrived, though no answer came, the error is [ErrUnsure]. A
// request that would have its effect twice is not sent again then.
func (c *Client) Send(ctx context.Context, method, path string, body any, files []File) ([]byte, error) {
	contentType, data, err := encodeBody(body, files)
	if err != nil {
		return nil, err
	}
	unsure := false // an earlier try may have arrived
	for pause := 100 * time.Millisecond; ; pause *= 2 {
		if err := c.limits.wait(ctx, method, path); err != nil {
			return nil, orUnsure(unsure, fmt.Errorf("%s %s: %w", method, routeOf(path), err))
		}
		answer, err := c.sendOnce(ctx, method, path, contentType, data)
		if unsure && (ErrorCode(err) == AlreadyAcknowledged || method == http.MethodDelete && StatusCode(err) == http.StatusNotFound) {
			return nil, nil
		}
		wait, again := retryAfter(err, pause)
		if mayHaveArrived(err) {
			if unsure = true; isFollowup(method, path) && !saysItFailed(err) {
				return nil, orUnsure(true, err)
			}
		}
		if !again {
			return answer, err // Discord's word counts, and no earlier guess
		}
		stopped := ctx.Err()
		if stopped == nil {
			c.retried.Add(1)
			stopped = sleepWithin(ctx, wait)
		}
		if stopped != nil {
			return nil, orUnsure(unsure, errors.Join(stopped, err))
		}
	}
}

func orUnsure(unsure bool, err error) error {
	if unsure {
		return fmt.Errorf("%w: %w", ErrUnsure, err)
	}
	return err
}

// isFollowup reports whether a request has its effect once for each time that it
// arrives. Other messages have a number by which Discord knows them again.
func isFollowup(method, path string) bool {
	return method == http.MethodPost && strings.HasPrefix(path, "webhooks/")
}

// sleepWithin waits, if ctx has so much time left; else there is nothing to wait for.
func sleepWithin(ctx context.Context, d time.Duration) error {
	if at, ends := ctx.Deadline(); ends && time.Until(at) < d {
		return context.DeadlineExceeded
	}
	return Sleep(ctx, d)
}

// Sleep waits, or gives the error that ended ctx.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Client) sendOnce(ctx context.Context, method, path, contentType string, data []byte) ([]byte, error) {
	c.sent.Add(1)
	// Its buckets wait without looking at the context and are kept for ever; limits
	// does what they are for.
	bucket := &discordgo.Bucket{}
	bucket.Lock()
	answer, err := c.session.RequestWithLockedBucket(method, discordgo.EndpointAPI+path, contentType, data, bucket, 0, discordgo.WithContext(ctx))
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, which holds the interaction's token
	}
	if err != nil {
		c.failed.Add(1)
		hidden := secrets.New(append(tokensIn(path), c.token)...)
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
		return limited.RetryAfter, true
	}
	jittered := min(pause, 5*time.Second) + rand.N(pause/4)
	if status := StatusCode(err); status != 0 {
		return jittered, status >= 500
	}
	return jittered, true
}

// mayHaveArrived reports whether a request that failed may have been carried out
// all the same.
func mayHaveArrived(err error) bool {
	if _, limited := errors.AsType[*discordgo.RateLimitError](err); err == nil || limited {
		return false
	}
	if dialling, ok := errors.AsType[*net.OpError](err); ok && dialling.Op == "dial" {
		return false
	}
	status := StatusCode(err)
	return status == 0 || status >= http.StatusInternalServerError
}

// saysItFailed reports whether it is the server's own word that it failed, and not
// that of what stands between, which does not know.
func saysItFailed(err error) bool { return StatusCode(err) == http.StatusInternalServerError }

// ErrorCode gives Discord's own number of an error, 0 if it has none.
func ErrorCode(err error) int {
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok && refused.Message != nil {
		return refused.Message.Code
	}
	return 0
}

// StatusCode gives the status of HTTP that an error is about, 0 if there is none.
func StatusCode(err error) int {
	if _, limited := errors.AsType[*discordgo.RateLimitError](err); limited {
		return http.StatusTooManyRequests
	}
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok {
		return refused.Response.StatusCode
	}
	return 0
}

// encodeBody writes a request's body.
func encodeBody(body any, files []File) (contentType string, data []byte, err error) {
	if body == nil {
		return "", nil, nil
	}
	if len(files) == 0 {
		data, err = json.Marshal(body)
		return "application/json", data, err
	}
	var list []*discordgo.File
	for _, f := range files {
		list = append(list, &discordgo.File{Name: f.Name, ContentType: f.MediaType, Reader: bytes.NewReader(f.Data)})
	}
	return discordgo.MultipartBodyWithJSON(body, list)
}

// A GatewayPlan is what Discord says of a bot's connections.
type GatewayPlan struct {
	URL         string
	Shards      int           // as many as Discord recommends
	Total, Left int           // sessions that may be started in a day, and are left of them
	ResetAfter  time.Duration // until all are there again
	AtOnce      int           // shards that may identify in the same five seconds
}

// mostShards is more than any bot has; who says that more are needed is not
// believed.
const mostShards = 100_000

// GatewayBot asks where the gateway is and how many connections the bot shall
// have. The error is [Refused] with code 4004 where the token is not known.
func (c *Client) GatewayBot(ctx context.Context) (GatewayPlan, error) {
	data, err := c.Send(ctx, http.MethodGet, "gateway/bot", nil, nil)
	if StatusCode(err) == http.StatusUnauthorized {
		return GatewayPlan{}, Refused{4004}
	}
	if err != nil {
		return GatewayPlan{}, err
	}
	var said discordgo.GatewayBotResponse
	if err := json.Unmarshal(data, &said); err != nil {
		return GatewayPlan{}, fmt.Errorf("read the gateway's address: %w", err)
	}
	if err := c.checkAddress(said.URL); err != nil {
		return GatewayPlan{}, err
	}
	limit := said.SessionStartLimit
	if limit.Total == 0 {
		limit.Total, limit.Remaining = 1000, 1000 // Discord's, where it does not say
	}
	if said.Shards > mostShards {
		return GatewayPlan{}, fmt.Errorf("the gateway wants %d shards", said.Shards)
	}
	return GatewayPlan{
		URL: said.URL, Shards: max(1, said.Shards), Total: limit.Total, Left: limit.Remaining,
		ResetAfter: time.Duration(limit.ResetAfter) * time.Millisecond, AtOnce: max(1, limit.MaxConcurrency),
	}, nil
}

// checkAddress refuses addresses of the gateway that the token must not go to.
func (c *Client) checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || c.standIn != nil && !isLoopback(u.Hostname()) || c.standIn == nil && u.Scheme != "wss" {
		return errors.New("that is no address of the gateway")
	}
	return nil
}

// RequestStatus says what became of a client's requests since it was made.
type RequestStatus struct {
	Sent, Retried, Failed, Limited int
	LimitedUntil                   time.Time // when all that Discord has limited may be sent again; zero: now
}

// Status says what became of the requests so far.
func (c *Client) Status() RequestStatus {
	s := RequestStatus{Sent: int(c.sent.Load()), Retried: int(c.retried.Load()), Failed: int(c.failed.Load())}
	s.Limited, s.LimitedUntil = c.limits.status()
	return s
}
