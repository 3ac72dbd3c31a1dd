package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
)

// Both have the form of what they stand for, and open nothing.
const (
	testToken = "abcdefghijklmnopqrstuvwx.abcdef.zyxwvutsrqponmlkjihgfedcba-01"
	testKey   = "sk-wholly-sesame-4142434445"
)

// repeating starts a server that repeats both secrets in each of its errors.
func repeating(t *testing.T) *httptest.Server {
	said := fmt.Sprintf(`{"message": "401: Bot %s", "error": "no key Bearer %s nor %s", "code": 0}`, testToken, testKey, url.QueryEscape(testToken+" "+testKey))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		io.WriteString(w, said)
	}))
	t.Cleanup(s.Close)
	return s
}

func wantNoSecret(t *testing.T, what, output string) {
	t.Helper()
	for _, part := range []string{testToken[:20], testToken[34:], "sesame", "wholly"} {
		if strings.Contains(output, part) {
			t.Errorf("%s prints %q in %q", what, part, output)
		}
	}
}

// What a server says of one secret may hold the other, too.
func TestOutputHoldsNoSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	env := map[string]string{
		"DISCORD_TOKEN": testToken, "FOOTNOTE_EMBEDDER": "openai", "FOOTNOTE_EMBEDDER_URL": repeating(t).URL,
		"FOOTNOTE_EMBEDDER_MODEL": "small", "FOOTNOTE_EMBEDDER_KEY": testKey,
	}
	for _, command := range [][]string{
		{"add", writeText(t, "ferry.txt", 1)}, {"sync"}, {"sync", "--json"}, {"ask", "which ferry number 1 crosses"}, {"ask", "--json", "which ferry number 1 crosses"},
		{testToken}, {"ask", "--library", testKey, "x"}, {"--" + testToken}, {"add", "--json", "absent/" + testToken}, {"cite", "Bot " + url.QueryEscape(testKey)},
	} {
		r := runIn(t.Context(), env, command...)
		wantNoSecret(t, fmt.Sprint(command), r.out+r.errors)
		if len(r.out+r.errors) == 0 {
			t.Errorf("%v prints nothing", command)
		}
	}
}

func TestLogOfTheBotHoldsNoSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	env := map[string]string{"DISCORD_TOKEN": "Bot " + testToken, "DISCORD_API_URL": repeating(t).URL, "FOOTNOTE_EMBEDDER_KEY": testKey}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var out, errs shown
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"bot"}, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs)
	}()
	for !strings.Contains(errs.String(), "next_try_in") && ctx.Err() == nil {
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	<-done
	if !strings.Contains(errs.String(), "400 Bad Request") {
		t.Errorf("the log is %q, want the error of Discord", errs.String())
	}
	wantNoSecret(t, "footnote bot", out.String()+errs.String())
}

// A secret in the wrong place is not repeated, whether or not it also stands in
// the right one.
func TestSecretInTheWrongPlace(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // a bot that starts does not end
	defer cancel()
	text := writeText(t, "ferry.txt", 1)
	bare := "wholly-sesame" // has no form that tells it
	for name := range settings.Variables {
		for _, value := range []string{testToken, "Bot " + testToken, testKey, "http://" + testToken + "/v1", bare} {
			if name == "DISCORD_TOKEN" || name == "FOOTNOTE_EMBEDDER_KEY" || value == bare && !refusesWords(name) {
				continue
			}
			env := map[string]string{"FOOTNOTE_EMBEDDER_MODEL": "small", "DISCORD_TOKEN": "x", "DISCORD_API_URL": "http://127.0.0.1:1"}
			env[name] = value
			for _, line := range [][]string{{"add", text}, {"bot"}, {"sync"}} {
				r := runIn(ctx, env, line...)
				r.check(t, fmt.Sprintf("%v with %s", line, name), command.StatusError, name)
				wantNoSecret(t, fmt.Sprintf("%v with %s=%s", line, name, value), r.out+r.errors)
			}
		}
	}
	for _, line := range [][]string{
		{"ask", "--library", testToken, "x"}, {"ask", "--library", bare + "!", "x"}, {"add", "--library", "Bot " + testToken, text}, {testToken}, {"ask", "--" + testToken, "x"},
		{"sources", testToken}, {"cite", testToken}, {"add", testToken}, {"ask", "--shelf", testToken, "x"}, {"cite", "--style", testToken, "1"},
	} {
		r := runIn(ctx, nil, line...)
		r.check(t, fmt.Sprint(line), command.StatusError, "")
		wantNoSecret(t, fmt.Sprint(line), r.out+r.errors)
	}
}

// The doctor goes on where settings are wrong, and shows what it goes on with.
func TestDoctorShowsNoMisplacedSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	for name := range settings.Variables {
		values := []string{testToken, "postgres://footnote:wholly-sesame@db/footnote"}
		if refusesWords(name) {
			values = append(values, "wholly-sesame")
		}
		for _, value := range values {
			if name == "DISCORD_TOKEN" || name == "FOOTNOTE_EMBEDDER_KEY" || strings.HasPrefix(name, "FOOTNOTE_DATABASE") {
				continue // it is for that, and tried in other tests
			}
			r := runIn(t.Context(), map[string]string{name: value}, "doctor", "--json")
			if !strings.Contains(r.out, name+" ") {
				t.Errorf("doctor with %s=%s does not name it", name, value)
			}
			wantNoSecret(t, fmt.Sprintf("doctor with %s=%s", name, value), r.out+r.errors)
		}
	}
	if _, err := os.Stat("postgres:"); err == nil {
		t.Error("an address of a database is taken for a folder")
	}
}

// refusesWords reports whether a setting is none that any word is right for.
func refusesWords(name string) bool {
	switch name {
	case "FOOTNOTE_DATA", "FOOTNOTE_EMBEDDER_MODEL", "FOOTNOTE_QUESTION_PREFIX", "FOOTNOTE_PASSAGE_PREFIX":
		return false
	}
	return true
}

func TestKeyInClearIsWarnedOf(t *testing.T) {
	t.Chdir(t.TempDir())
	text := writeText(t, "ferry.txt", 1)
	runIn(t.Context(), nil, "add", text).check(t, "add", command.StatusDone, "")
	const warning = "Warning: FOOTNOTE_EMBEDDER_KEY goes unencrypted"
	for _, test := range []struct {
		url, key string
		want     bool
	}{
		{"http://models.invalid/v1", testKey, true},
		{"https://models.invalid/v1", testKey, false},
		{"http://127.0.0.1:1/v1", testKey, false},
		{"http://models.invalid/v1", "", false},
	} {
		env := map[string]string{
			"FOOTNOTE_EMBEDDER": "openai", "FOOTNOTE_EMBEDDER_URL": test.url, "FOOTNOTE_EMBEDDER_MODEL": "small", "FOOTNOTE_EMBEDDER_KEY": test.key,
			"FOOTNOTE_EMBEDDER_TIMEOUT": "1ms",
		}
		for _, command := range [][]string{{"sync"}, {"ask", "which ferry number 1 crosses"}} {
			if r := runIn(t.Context(), env, command...); strings.Contains(r.errors, warning) != test.want {
				t.Errorf("%v with %s and key %q says %q, want a warning: %v", command, test.url, test.key, r.errors, test.want)
			}
		}
	}
}
