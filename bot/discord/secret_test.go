package discord

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// testToken has the form of a token, and opens nothing.
const testToken = "abcdefghijklmnopqrstuvwx.abcdef.zyxwvutsrqponmlkjihgfedcba-01"

// Discord, or what stands between, may repeat a token in an error.
func TestErrorsHoldNoToken(t *testing.T) {
	t.Parallel()
	const token, interaction = testToken, "anInteractionsTokenThatIsLongerThanAnyNumber"
	inLetters := func(text string) (out string) {
		for _, letter := range text {
			out += fmt.Sprintf(`\u%04x`, letter)
		}
		return out
	}
	for name, body := range map[string]string{
		"plain":       `{"message": "401: Unauthorized Bot ` + token + `", "code": 0}`,
		"percent":     "no such thing: /webhooks/1/" + url.QueryEscape(interaction) + "?auth=Bot%20" + url.QueryEscape(token),
		"JSON":        `{"message": "` + inLetters("Bot "+token+" "+interaction) + `", "code": 50001}`,
		"in part":     token[:40] + "… " + interaction[10:],
		"a long page": strings.Repeat("<p>", 5000) + token,
	} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			io.WriteString(w, body)
		}))
		t.Cleanup(srv.Close)
		c, err := NewClient(token, srv.URL)
		if err != nil {
			t.Fatal(err)
		}
		_, sendErr := c.Send(t.Context(), http.MethodPost, "webhooks/1/"+interaction, nil, nil)
		_, connectErr := c.GatewayBot(t.Context())
		for _, err := range []error{sendErr, connectErr} {
			if err == nil || StatusCode(err) != http.StatusForbidden {
				t.Errorf("%s: error = %v, want status 403", name, err)
			}
			for _, part := range []string{token[12:30], token[40:], inLetters(token[40:45])} {
				if strings.Contains(fmt.Sprint(err), part) {
					t.Errorf("%s: the error holds %q: %v", name, part, err)
				}
			}
			if len(fmt.Sprint(err)) > 5000 {
				t.Errorf("%s: the error has %d bytes, want less", name, len(fmt.Sprint(err)))
			}
		}
		for _, part := range []string{interaction[12:30], inLetters(interaction[:5])} {
			if strings.Contains(fmt.Sprint(sendErr), part) {
				t.Errorf("%s: the error holds %q of the interaction's token: %v", name, part, sendErr)
			}
		}
	}
}

// What closes a connection to the gateway may repeat the token, too.
func TestGatewayErrorsHoldNoToken(t *testing.T) {
	t.Parallel()
	upgrader := websocket.Upgrader{}
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"url": "ws://%s/socket"}`, srv.Listener.Addr())
	})
	mux.HandleFunc("/socket/", func(w http.ResponseWriter, r *http.Request) {
		c, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		c.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(4001, "unknown: Bot "+testToken))
	})
	client, err := NewClient(testToken, srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	log := &lines{}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	g := &Gateway{Client: client, Handle: func(Event) {}, Log: slog.New(slog.NewTextHandler(log, nil)), Pause: time.Millisecond, Every: time.Millisecond}
	go func() {
		for ctx.Err() == nil && !strings.Contains(log.String(), "unknown") {
			time.Sleep(time.Millisecond)
		}
		stop()
	}()
	if err := g.Run(ctx); err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
	if said := log.String(); !strings.Contains(said, "unknown") || strings.Contains(said, testToken[30:]) {
		t.Errorf("log = %q, want what the gateway says without the token", said)
	}
}

// lines is a log that can be read while it is written.
type lines struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
