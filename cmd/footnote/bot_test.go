package main

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/http/cookiejar"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
)

// shown is what a command has printed so far.
type shown struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *shown) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *shown) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// runUntil runs a command until it has printed what is wanted, then stops it
// as a signal does.
func runUntil(t *testing.T, env map[string]string, wanted *regexp.Regexp, meanwhile func(found string), args ...string) {
	t.Helper()
	t.Chdir(t.TempDir()) // no .env
	runHereUntil(t, env, wanted, meanwhile, args...)
}

// runHereUntil does so in the folder of the process, which has no .env either unless a test wrote it.
func runHereUntil(t *testing.T, env map[string]string, wanted *regexp.Regexp, meanwhile func(found string), args ...string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var out, errs shown
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, args, func(name string) string {
			usual := map[string]string{"FOOTNOTE_STATUS": settings.StatusOff, "XDG_CACHE_HOME": sharedCache()}
			return cmp.Or(env[name], usual[name])
		}, strings.NewReader(""), &out, &errs)
	}()
	for !wanted.MatchString(out.String()) {
		select {
		case s := <-status:
			t.Fatalf("footnote %v ended with %d: %s%s", args, s, out.String(), errs.String())
		case <-time.After(5 * time.Millisecond):
		}
	}
	if meanwhile != nil {
		meanwhile(wanted.FindString(out.String()))
	}
	stop()
	if s := <-status; s != command.StatusDone {
		t.Errorf("footnote %v ends with %d, want %d: %s", args, s, command.StatusDone, errs.String())
	}
}

func TestTryServesThePage(t *testing.T) {
	runUntil(t, nil, regexp.MustCompile(`http://127\.0\.0\.1:\d+/\S+`), func(address string) {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Client{Jar: jar}).Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("GET %s = %s, want 200", address, response.Status)
		}
	}, "try", "--no-browser")
}

func TestBotPrintsTheInstallLink(t *testing.T) {
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	settings := map[string]string{"DISCORD_TOKEN": srv.Token(), "DISCORD_API_URL": srv.URL(), "FOOTNOTE_DATA": t.TempDir()}
	runUntil(t, settings, installLink(srv), nil, "bot")
}

// Who names a server that the bot is not in is told so, and not to ask who runs the bot.
func TestBotSaysThatItIsNotInTheServer(t *testing.T) {
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	settings := map[string]string{"DISCORD_TOKEN": srv.Token(), "DISCORD_API_URL": srv.URL(), "FOOTNOTE_DATA": t.TempDir(), "DISCORD_GUILD_ID": "123456789012345678"}
	runUntil(t, settings, regexp.MustCompile(`not in the server\s+123456789012345678`), nil, "bot")
}

func installLink(srv *sandbox.Server) *regexp.Regexp {
	return regexp.MustCompile(`https://discord\.com/oauth2/authorize\?client_id=` + string(srv.Application()) + `&scope=bot\+applications\.commands&permissions=\d+`)
}

func TestBotSaysWhatIsMissing(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		settings map[string]string
		want     string
	}{
		{nil, "DISCORD_TOKEN is not set"},
		{map[string]string{"DISCORD_TOKEN": "x", "DISCORD_API_URL": "https://example.org"}, "must be an address of this machine"},
		{map[string]string{"DISCORD_TOKEN": "x", "DISCORD_GUILD_ID": "mine"}, "digits only"},
	} {
		var out, errs shown
		status := run(t.Context(), []string{"bot"}, func(name string) string { return test.settings[name] }, strings.NewReader(""), &out, &errs)
		if status != command.StatusError || !strings.Contains(errs.String(), test.want) {
			t.Errorf("footnote bot with %v = %d, %q, want %d and %q", test.settings, status, errs.String(), command.StatusError, test.want)
		}
	}
}
