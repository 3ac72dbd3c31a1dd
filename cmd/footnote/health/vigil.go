package health

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"footnote/bot"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
)

// A Health says how a bot is that runs: what /healthz answers.
type Health struct {
	Well     bool   `json:"well"`
	Reason   string `json:"reason"` // why not, else empty
	Version  string `json:"version"`
	Serving  int    `json:"serving"`  // connections to Discord that are served
	Shards   int    `json:"shards"`   // of all
	Waiting  int    `json:"waiting"`  // requests
	Expected int    `json:"expected"` // milliseconds that a new question would wait
}

// Ask asks a bot that runs on this machine, at the address that it listens at.
func Ask(ctx context.Context, address string) (h Health, err error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return h, err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it listens everywhere
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/healthz", nil)
	if err != nil {
		return h, err
	}
	answer, err := (&http.Client{Transport: &http.Transport{}}).Do(r) // no proxy leads to this machine
	if err != nil {
		return h, err
	}
	defer answer.Body.Close()
	err = json.NewDecoder(io.LimitReader(answer.Body, 1<<16)).Decode(&h)
	return h, err
}

// A vigil judges again and again how a bot is. A connection that breaks is Discord's
// routine, so that only a longer break counts.
type vigil struct {
	status  func() bot.Status
	now     func() time.Time
	version string

	mu     sync.Mutex
	served time.Time // when all was served last
}

const (
	longestBreak = time.Minute
	longestWait  = 10 * time.Second
)

func newVigil(status func() bot.Status, now func() time.Time, version string) *vigil {
	return &vigil{status: status, now: now, version: version, served: now()}
}

// look judges the bot as it is now.
func (v *vigil) look() Health {
	st := v.status()
	h := Health{Version: v.version, Shards: len(st.Gateway.Shards), Waiting: st.Work.Waiting, Expected: int(st.Work.Expected.Milliseconds())}
	for _, s := range st.Gateway.Shards {
		if s.State == "serving" {
			h.Serving++
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	now := v.now()
	if st.Gateway.Ready {
		v.served = now
	}
	switch {
	case now.Sub(v.served) >= longestBreak:
		h.Reason = fmt.Sprintf("%d of %s to Discord served for %s", h.Serving, terminal.Count(h.Shards, "connection"), now.Sub(v.served).Round(time.Second))
	case st.Work.Expected >= longestWait:
		h.Reason = fmt.Sprintf("a question would wait %s", st.Work.Expected.Round(time.Second))
	default:
		h.Well = true
	}
	return h
}

// ServeHTTP answers /healthz: 200 or 503, and why.
func (v *vigil) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	h := v.look()
	w.Header().Set("Content-Type", "application/json")
	if !h.Well {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(h)
}

// watchOver looks every few seconds until ctx ends, so that a break has a beginning
// also where nobody asks.
func (v *vigil) watchOver(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			v.look()
		case <-ctx.Done():
			return
		}
	}
}

// Serve serves /healthz and /metrics of a bot at the address of its settings until ctx
// ends, and tells where that is.
func (m *Metrics) Serve(ctx context.Context, status func() bot.Status, c settings.Config) (at string, err error) {
	m.registry.MustRegister(snapshot{status, c})
	v := newVigil(status, time.Now, m.version)
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", v)
	mux.Handle("GET /metrics", m.handler())
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Status)
	if err != nil {
		return "", fmt.Errorf("listen for /healthz and /metrics: %w", err)
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 1 << 14}
	go v.watchOver(ctx)
	context.AfterFunc(ctx, func() { server.Close() })
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			listener.Close()
		}
	}()
	return listener.Addr().String(), nil
}
