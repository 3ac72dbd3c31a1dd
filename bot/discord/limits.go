package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// limits keeps to Discord's rate limits: it reads from every answer when the next
// request of its kind may be sent, and lets requests wait until then.
type limits struct {
	next http.RoundTripper

	mu      sync.Mutex
	until   map[string]time.Time // when a kind may be sent again
	global  time.Time            // when anything may, but what is not counted
	limited int
}

// unlimited is how long a refusal counts that does not say so itself.
const unlimited = time.Second

// mostAnswer is how much of an answer is read, in bytes.
const mostAnswer = 16 << 20

// kindOf names what Discord counts together: a method and a path without the
// numbers in it, but those of the server, the channel or the interaction.
func kindOf(method, path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if i > 1 && strings.Trim(part, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return method + " " + strings.Join(parts, "/")
}

// isCounted reports whether a path counts towards the limit of all requests:
// answers to interactions do not.
func isCounted(path string) bool {
	return !strings.HasPrefix(path, "interactions/") && !strings.HasPrefix(path, "webhooks/")
}

// wait waits until a request may be sent.
func (l *limits) wait(ctx context.Context, method, path string) error {
	for {
		l.mu.Lock()
		at := l.until[kindOf(method, path)]
		if isCounted(path) && l.global.After(at) {
			at = l.global
		}
		l.mu.Unlock()
		rest := time.Until(at)
		if rest <= 0 {
			return nil
		}
		if err := sleepWithin(ctx, rest); err != nil {
			return err
		}
	}
}

// RoundTrip sends a request and notes what its answer says of the limits.
func (l *limits) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := l.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	_, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/api/"), "/")
	kind := kindOf(r.Method, path)
	if resp.StatusCode == http.StatusTooManyRequests {
		l.refused(kind, resp)
	} else if resp.Header.Get("X-RateLimit-Remaining") == "0" {
		l.note(kind, seconds(resp.Header.Get("X-RateLimit-Reset-After")))
	}
	if resp.StatusCode == http.StatusBadGateway {
		resp.StatusCode = http.StatusInternalServerError // of 502 the client library's error does not tell
	}
	// It would fail over a header that it cannot read.
	for name := range resp.Header {
		if strings.HasPrefix(name, "X-Ratelimit-") {
			resp.Header.Del(name)
		}
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(resp.Body, mostAnswer), resp.Body}
	return resp, nil
}

// refused notes how long a refusal counts, which its body or one of its headers
// says, and lets its body say so: that is where the client library looks.
func (l *limits) refused(kind string, resp *http.Response) {
	var said struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	data, _ := io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	resp.Body.Close()
	_ = json.Unmarshal(data, &said) // what stands between Discord and us writes none
	after := sane(said.RetryAfter)
	for _, header := range []string{"Retry-After", "X-RateLimit-Reset-After"} {
		if after <= 0 {
			after = seconds(resp.Header.Get(header))
		}
	}
	if after <= 0 {
		after = unlimited
	}
	l.mu.Lock()
	l.limited++
	if said.Global || resp.Header.Get("X-RateLimit-Global") != "" {
		l.global = time.Now().Add(after)
		l.mu.Unlock()
	} else {
		l.mu.Unlock()
		l.note(kind, after)
	}
	said.RetryAfter = after.Seconds()
	data, _ = json.Marshal(said)
	resp.Body = io.NopCloser(bytes.NewReader(data))
}

// note keeps that a kind of request has to wait, and forgets what has waited.
func (l *limits) note(kind string, after time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until[kind] = time.Now().Add(after)
	if len(l.until)%1000 != 0 {
		return
	}
	for k, at := range l.until {
		if time.Now().After(at) {
			delete(l.until, k)
		}
	}
}

// status tells how often a request was refused, and until when any has to wait.
func (l *limits) status() (limited int, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, at := range l.until {
		if at.After(until) {
			until = at
		}
	}
	if l.global.After(until) {
		until = l.global
	}
	if time.Now().After(until) {
		until = time.Time{}
	}
	return l.limited, until
}

// seconds reads a header; what is no time gives 0.
func seconds(text string) time.Duration {
	s, _ := strconv.ParseFloat(text, 64)
	return sane(s)
}

// sane gives a time in seconds, and 0 for one that nobody waits.
func sane(s float64) time.Duration {
	if s > 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	return 0
}
