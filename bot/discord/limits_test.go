package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// An oneAnswer is given to the first request, all others are carried out.
type oneAnswer struct {
	status int
	header map[string]string
	body   string
}

// answering is a client of a server that answers so, and when its requests came.
func answering(t *testing.T, first oneAnswer) (*Client, func() []time.Time) {
	t.Helper()
	var mu sync.Mutex
	var came []time.Time
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if came = append(came, time.Now()); len(came) > 1 {
			io.WriteString(w, "{}")
			return
		}
		for name, value := range first.header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(first.status)
		io.WriteString(w, first.body)
	}))
	t.Cleanup(srv.Close)
	c, err := NewClient("token", srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	return c, func() []time.Time { mu.Lock(); defer mu.Unlock(); return came }
}

// However Discord, or what stands before it, says how long to wait, that is waited.
func TestWaitsAsTold(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]oneAnswer{
		"body":                 {429, nil, `{"retry_after": 0.4, "global": false}`},
		"header alone":         {429, map[string]string{"Retry-After": "1"}, ""},
		"header and a page":    {429, map[string]string{"Retry-After": "1"}, "<html>Too many</html>"},
		"JSON without a time":  {429, map[string]string{"Retry-After": "1"}, `{"message":"You are being rate limited."}`},
		"reset alone":          {429, map[string]string{"X-RateLimit-Reset-After": "0.4"}, `{}`},
		"none":                 {429, nil, ""},
		"not a time":           {429, map[string]string{"Retry-After": "soon", "X-RateLimit-Reset-After": "-3"}, `{"retry_after": -1}`},
		"the last one allowed": {200, map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "0.4"}, `{}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, came := answering(t, first)
			for len(came()) < 2 {
				if _, err := c.Send(t.Context(), http.MethodPatch, "channels/1/messages/2", nil, nil); err != nil {
					t.Fatal(err)
				}
			}
			least := 400 * time.Millisecond
			if first.header["Retry-After"] != "" || first.status == 429 && first.body == "" {
				least = time.Second
			}
			if waited := came()[1].Sub(came()[0]); waited < least {
				t.Errorf("waited for %v, want %v", waited, least)
			}
		})
	}
}

// While all requests are limited, answers to interactions go on.
func TestGlobalLimit(t *testing.T) {
	t.Parallel()
	c, came := answering(t, oneAnswer{429, map[string]string{"X-RateLimit-Global": "true", "X-RateLimit-Reset-After": "3600", "Retry-After": "3600"}, `{"retry_after": 3600, "global": true}`})
	short, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	began := time.Now()
	if _, err := c.Send(short, http.MethodGet, "guilds/1/members/2", nil, nil); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 30*time.Second {
		t.Errorf("Send = %v after %v, want at once that there is no time to wait", err, time.Since(began))
	}
	for _, path := range []string{"interactions/1/token/callback", "webhooks/1/token"} {
		if _, err := c.Send(short, http.MethodPost, path, nil, nil); err != nil {
			t.Errorf("Send to %s = %v, want nil", path, err)
		}
	}
	if _, err := c.Send(short, http.MethodGet, "channels/1", nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Send of another kind = %v, want %v", err, context.DeadlineExceeded)
	}
	if n := len(came()); n != 3 {
		t.Errorf("%d requests came, want 3", n)
	}
	if st := c.Status(); st.Limited != 1 || time.Until(st.LimitedUntil) < 50*time.Minute {
		t.Errorf("Status = %+v, want one limit that counts for an hour", st)
	}
}

// A message that has no number to be known by is sent again only where it surely did
// not arrive.
func TestFollowupsAreSentOnce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		first oneAnswer
		times int
	}{
		{oneAnswer{500, nil, ""}, 2}, {oneAnswer{502, nil, ""}, 2}, {oneAnswer{429, nil, `{"retry_after":0.1}`}, 2},
		{oneAnswer{503, nil, ""}, 1}, {oneAnswer{504, nil, ""}, 1}, {oneAnswer{520, nil, ""}, 1},
	} {
		c, came := answering(t, test.first)
		_, err := c.Send(t.Context(), http.MethodPost, "webhooks/1/token", map[string]string{"content": "x"}, nil)
		if n := len(came()); n != test.times || errors.Is(err, ErrUnsure) != (n == 1) {
			t.Errorf("status %d: sent %d times, %v, want %d", test.first.status, n, err, test.times)
		}
	}
}

// What is kept of limits does not grow with all that was ever asked.
func TestLimitsAreForgotten(t *testing.T) {
	l := &limits{until: map[string]time.Time{}}
	for i := range 10_000 {
		l.note(kindOf("POST", fmt.Sprintf("interactions/%d/%s/callback", i, strings.Repeat("t", i%50))), 0)
	}
	if len(l.until) > 1000 {
		t.Errorf("%d are kept, want 1000 at most", len(l.until))
	}
}
