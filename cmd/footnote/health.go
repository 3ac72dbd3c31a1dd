package main

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
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
)

type healthOptions struct{ json bool }

func (a *app) healthCommand() command {
	var o healthOptions
	return command{
		use:   "health [flags]",
		short: "Ask a bot that runs on this machine whether it is well",
		long: `Asks the bot that runs on this machine, at the address of FOOTNOTE_STATUS, whether it is well. It is meant for what starts the bot again: the container file and compose.yaml use it. "footnote doctor" looks at everything, also without a bot that runs.

Exit status: 0 if it is well, 1 if it is not, 2 if nobody answers.`,
		example: "footnote health",
		flags:   func(f flags) { f.json(&o.json) },
		run:     func(ctx context.Context, _ line) error { return a.health(ctx, o) },
	}
}

// A healthJSON says how a bot is that runs: what /healthz answers.
type healthJSON struct {
	Well     bool   `json:"well"`
	Reason   string `json:"reason"` // why not, else empty
	Version  string `json:"version"`
	Serving  int    `json:"serving"`  // connections to Discord that are served
	Shards   int    `json:"shards"`   // of all
	Waiting  int    `json:"waiting"`  // requests
	Expected int    `json:"expected"` // milliseconds that a new question would wait
}

// health asks a bot that runs.
func (a *app) health(ctx context.Context, o healthOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	if c.Status == settings.StatusOff {
		return advice.Mistake("FOOTNOTE_STATUS is off, so that the bot does not say how it is. Leave it empty, or give it an address: 127.0.0.1:9417")
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	h, err := askHealth(ctx, c.Status)
	if err != nil {
		return advice.Because(err, "No bot answers at %s. Start it with footnote bot, or check FOOTNOTE_STATUS.", c.Status)
	}
	if o.json {
		err = a.out.JSON(h)
	} else if h.Well {
		a.out.Paragraph("", fmt.Sprintf("The bot is well: %d of %s to Discord served, %s waiting.", h.Serving, terminal.Count(h.Shards, "connection"), terminal.Count(h.Waiting, "request")))
	} else {
		a.out.Paragraph("", "The bot is not well: "+h.Reason+".")
	}
	if err == nil && !h.Well {
		return errAbstained
	}
	return err
}

func askHealth(ctx context.Context, address string) (h healthJSON, err error) {
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
	status func() bot.Status
	now    func() time.Time

	mu     sync.Mutex
	served time.Time // when all was served last
}

const (
	longestBreak = time.Minute
	longestWait  = 10 * time.Second
)

func newVigil(status func() bot.Status, now func() time.Time) *vigil {
	return &vigil{status: status, now: now, served: now()}
}

// look judges the bot as it is now.
func (v *vigil) look() healthJSON {
	st := v.status()
	h := healthJSON{Version: thisBuild().version, Shards: len(st.Gateway.Shards), Waiting: st.Work.Waiting, Expected: int(st.Work.Expected.Milliseconds())}
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

// serveStatus serves /healthz and /metrics at an address until ctx ends.
func serveStatus(ctx context.Context, address string, v *vigil, m *metrics) (at string, err error) {
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", v)
	mux.Handle("GET /metrics", m.handler())
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
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
