package embed

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var _ Embedder = (*RemoteEmbedder)(nil)

const testKey = "sk-wholly-secret-41"

// A modelServer speaks the protocols of Ollama and of OpenAI.
type modelServer struct {
	*httptest.Server
	fault func(w http.ResponseWriter, r *http.Request, call int) bool // true if it has answered

	mu    sync.Mutex
	texts []string
	busy  int
	most  int // requests at the same time
}

// newModelServer starts a server. fault may be nil.
func newModelServer(t *testing.T, fault func(http.ResponseWriter, *http.Request, int) bool) *modelServer {
	s := &modelServer{fault: fault}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *modelServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var ask struct{ Model, Prompt, Input string }
	if err := json.NewDecoder(r.Body).Decode(&ask); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	call := s.enter(ask.Prompt + ask.Input)
	defer s.leave()
	if s.fault != nil && s.fault(w, r, call) {
		return
	}
	v := testVector(ask.Prompt + ask.Input)
	switch r.URL.Path {
	case "/api/embeddings":
		json.NewEncoder(w).Encode(map[string]any{"embedding": v})
	case "/v1/embeddings":
		json.NewEncoder(w).Encode(map[string]any{"data": []any{map[string]any{"embedding": v}}})
	default:
		http.NotFound(w, r)
	}
}

func (s *modelServer) enter(text string) (call int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts = append(s.texts, text)
	s.busy++
	s.most = max(s.most, s.busy)
	return len(s.texts)
}

// asked gives the texts of all requests so far.
func (s *modelServer) asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.texts)
}

func (s *modelServer) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy--
}

// testVector is not of length one, and tells texts of different length apart.
func testVector(text string) []float32 { return []float32{3, float32(len(text)), 1} }

// textLength reads a scaled testVector.
func textLength(v []float32) int { return int(math.Round(float64(v[1] / v[2]))) }

func length(v []float32) float64 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// testEmbedder asks url and notes the waits instead of waiting.
func testEmbedder(t *testing.T, r Remote) (e *RemoteEmbedder, waits *[]time.Duration) {
	t.Helper()
	if r.Model == "" {
		r.Model = "tiny"
	}
	if r.Kind == OpenAI {
		r.Key = testKey
	}
	e, err := NewRemote(r)
	if err != nil {
		t.Fatal(err)
	}
	waits = new([]time.Duration)
	var mu sync.Mutex
	e.sleep = func(_ context.Context, d time.Duration) {
		mu.Lock()
		defer mu.Unlock()
		*waits = append(*waits, d)
	}
	return e, waits
}

func TestRemotePassagesInOrder(t *testing.T) {
	for _, kind := range []string{Ollama, OpenAI} {
		t.Run(kind, func(t *testing.T) {
			s := newModelServer(t, nil)
			e, _ := testEmbedder(t, Remote{Kind: kind, URL: s.URL})
			var texts []string
			for i := range 50 {
				texts = append(texts, strings.Repeat("x", 50-i))
			}
			got, err := e.EmbedPassages(t.Context(), texts)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range got {
				if textLength(v) != len(texts[i]) || math.Abs(length(v)-1) > 1e-6 {
					t.Errorf("vector %d = %v of length %v, want that of text %d and length 1", i, v, length(v), i)
				}
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.most > atOnce {
				t.Errorf("%d requests at once, want at most %d", s.most, atOnce)
			}
		})
	}
	e, _ := testEmbedder(t, Remote{Kind: Ollama})
	if got, err := e.EmbedPassages(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("EmbedPassages(nothing) = %v, %v, want no vectors", got, err)
	}
}

func TestRemotePrefixes(t *testing.T) {
	for _, c := range []struct {
		remote Remote
		want   []string
	}{
		{Remote{Model: "tiny"}, []string{"q", "p"}},
		{Remote{Model: "nomic-embed-text"}, []string{"search_query: q", "search_document: p"}},
		{Remote{Model: "nomic-embed-text", NoPrefixes: true}, []string{"q", "p"}},
		{Remote{Model: "nomic-embed-text", QuestionPrefix: "ask "}, []string{"ask q", "p"}},
	} {
		s := newModelServer(t, nil)
		c.remote.Kind, c.remote.URL = Ollama, s.URL
		e, _ := testEmbedder(t, c.remote)
		_, errQ := e.EmbedQuestion(t.Context(), "q")
		_, errP := e.EmbedPassages(t.Context(), []string{"p"})
		if err := errors.Join(errQ, errP); err != nil {
			t.Fatal(err)
		}
		if got := s.asked(); !slices.Equal(got, c.want) {
			t.Errorf("%+v: server got %q, want %q", c.remote, got, c.want)
		}
	}
}

func TestRemoteModel(t *testing.T) {
	for _, c := range []struct {
		remote Remote
		want   string
	}{
		{Remote{Kind: Ollama, Model: "all-minilm"}, "ollama:all-minilm"},
		{Remote{Kind: OpenAI, Model: "all-minilm", Key: testKey, URL: "https://models.example/v1"}, "openai:all-minilm"},
		{Remote{Kind: Ollama, Model: "m", PassagePrefix: "p: "}, `ollama:m question="" passage="p: "`},
		{Remote{Kind: Ollama, Model: "intfloat/e5-base"}, `ollama:intfloat/e5-base question="query: " passage="passage: "`},
	} {
		e, err := NewRemote(c.remote)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Model(); got != c.want {
			t.Errorf("Model of %+v = %q, want %q", c.remote, got, c.want)
		}
	}
}

// answer is a fault that gives the same answer to every request.
func answer(status int, header, body string) func(http.ResponseWriter, *http.Request, int) bool {
	return func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if name, value, ok := strings.Cut(header, ": "); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
		io.WriteString(w, strings.ReplaceAll(body, "KEY", r.Header.Get("Authorization")))
		return true
	}
}

func hangUp(http.ResponseWriter, *http.Request, int) bool { panic(http.ErrAbortHandler) }

func TestRemoteErrors(t *testing.T) {
	both := func(vector string) string {
		return fmt.Sprintf(`{"embedding": %s, "data": [{"embedding": %s}]}`, vector, vector)
	}
	for _, c := range []struct {
		name  string
		fault func(http.ResponseWriter, *http.Request, int) bool
		want  error
		says  string
		calls int
	}{
		{"key", answer(401, "", `{"error": {"message": "bad key KEY"}}`), ErrUnauthorised, "bad key", 1},
		{"forbidden", answer(403, "", `not for KEY`), ErrUnauthorised, "not for", 1},
		{"model", answer(404, "", `{"error": "model not found, try pulling it first"}`), ErrNoModel, "try pulling", 1},
		{"moved", answer(308, "Location: /elsewhere", ""), ErrNoModel, "308", 1},
		{"rate", answer(429, "", `{"error": {"message": "slow down KEY"}}`), ErrRateLimited, "slow down", 3},
		{"long rate", answer(429, "Retry-After: 120", ""), ErrRateLimited, "2m0s", 1},
		{"long text", answer(400, "", `{"error": "input exceeds the context length"}`), ErrRefused, "context length", 1},
		{"fault", answer(500, "", `<html>KEY</html>`), ErrUnavailable, "500", 3},
		{"busy", answer(503, "", ""), ErrUnavailable, "503", 3},
		{"hang up", hangUp, ErrUnavailable, "EOF", 3},
		{"no JSON", answer(200, "", `<html>`), ErrBadAnswer, "invalid character", 1},
		{"cut short", answer(200, "", `{"embedding": [1, `), ErrBadAnswer, "unexpected end", 1},
		{"endless", answer(200, "", strings.Repeat(" ", 5<<20)+both("[1]")), ErrBadAnswer, "", 1},
		{"empty", answer(200, "", both("[]")), ErrBadAnswer, "no embeddings", 1},
		{"other JSON", answer(200, "", `{"error": "KEY"}`), ErrBadAnswer, "no embeddings", 1},
		{"zero", answer(200, "", both("[0, 0, 0]")), ErrBadAnswer, "direction", 1},
		{"null", answer(200, "", both("[null, null, null]")), ErrBadAnswer, "direction", 1},
		{"NaN", answer(200, "", both("[NaN, 1, 1]")), ErrBadAnswer, "invalid character", 1},
		{"too big", answer(200, "", both("[1e39, 1, 1]")), ErrBadAnswer, "1e39", 1},
		{"wrong dimension", answer(200, "", both("[1, 2]")), ErrDimension, "got 2, want 3", 1},
	} {
		for _, kind := range []string{Ollama, OpenAI} {
			t.Run(c.name+"/"+kind, func(t *testing.T) {
				s := newModelServer(t, c.fault)
				e, _ := testEmbedder(t, Remote{Kind: kind, URL: s.URL, Dimensions: 3})
				_, err := e.EmbedQuestion(t.Context(), "why?")
				if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
					t.Errorf("error = %v, want %v with %q", err, c.want, c.says)
				}
				if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), testKey) {
					t.Errorf("the key is in the error: %v", err)
				}
				if len(s.asked()) != c.calls {
					t.Errorf("server was asked %d times, want %d", len(s.asked()), c.calls)
				}
			})
		}
	}
}

// A server may repeat the key in any form, and need not speak proper HTTP.
func TestRemoteErrorsHoldNoKey(t *testing.T) {
	const key = "sk-wholly/sesame+41="
	percent := url.QueryEscape(key)
	letters := ""
	for _, letter := range key {
		letters += fmt.Sprintf(`\u%04x`, letter)
	}
	for _, said := range []string{
		"HTTP/1.1 401 No\r\n\r\nBearer " + key,
		"HTTP/1.1 401 No\r\n\r\n" + percent,
		"HTTP/1.1 500 No\r\n\r\n" + `{"error": "` + letters + `"}`,
		"HTTP/1.1 403 No\r\n\r\n" + `<p>"` + letters + `"</p>`,
		"HTTP/1.1 403 No\r\n\r\n" + html.EscapeString(key),
		"HTTP/1.1 400 No\r\n\r\n" + key[:16] + "****",
		"HTTP/1.1 400 No\r\n\r\n" + strings.Repeat(" ", 290) + "." + key,
		"Bearer " + key + "\r\n\r\n",
		"HTTP/1.1 Bearer " + key + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nBearer " + key + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + key + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: " + percent + "\r\n\r\n",
	} {
		e, err := NewRemote(Remote{Kind: OpenAI, Model: "tiny", Key: key, URL: "http://" + saying(t, said), Timeout: 5 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		e.sleep = func(context.Context, time.Duration) {}
		_, err = e.EmbedQuestion(t.Context(), "why?")
		if err == nil {
			t.Errorf("%q is an answer, want an error", said)
		}
		for _, part := range []string{"wholly", "u0077", "%2F", "sesame"} {
			if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), part) {
				t.Errorf("%q: the error holds %q: %v", said, part, err)
			}
		}
	}
}

// saying starts a server that gives the same bytes to everybody, and gives its
// address.
func saying(t *testing.T, bytes string) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
				io.WriteString(c, bytes)
			}
			c.Close()
		}
	}()
	return l.Addr().String()
}

func TestRemoteKeyInClear(t *testing.T) {
	for _, c := range []struct {
		url, key string
		want     bool
	}{
		{"http://models.example/v1", testKey, true},
		{"http://192.168.1.5:8080", testKey, true},
		{"http://localhost.example", testKey, true},
		{"http://models.example/v1", "", false},
		{"http://models.example/v1", " ", false},
		{"https://models.example/v1", testKey, false},
		{"", testKey, false},
		{"http://localhost:8080/v1", testKey, false},
		{"http://127.0.0.1:8080/v1", testKey, false},
		{"http://[::1]:8080/v1", testKey, false},
	} {
		if _, got := (Remote{Kind: OpenAI, Model: "m", URL: c.url, Key: c.key}).InClear(); got != c.want {
			t.Errorf("InClear of %q with key %q = %v, want %v", c.url, c.key, got, c.want)
		}
	}
}

func TestRemoteTriesAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		first func(http.ResponseWriter, *http.Request, int) bool
		want  []time.Duration
	}{
		{"500", answer(500, "", ""), []time.Duration{500 * time.Millisecond, time.Second}},
		{"hang up", hangUp, []time.Duration{500 * time.Millisecond, time.Second}},
		{"429", answer(429, "Retry-After: 7", ""), []time.Duration{7 * time.Second, 7 * time.Second}},
		{"429 at once", answer(429, "Retry-After: 0", ""), []time.Duration{500 * time.Millisecond, time.Second}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newModelServer(t, func(w http.ResponseWriter, r *http.Request, call int) bool {
				return call < 3 && c.first(w, r, call)
			})
			e, waits := testEmbedder(t, Remote{Kind: OpenAI, URL: s.URL})
			if _, err := e.EmbedQuestion(t.Context(), "why?"); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(*waits, c.want) {
				t.Errorf("waits = %v, want %v", *waits, c.want)
			}
		})
	}
}

func TestRemoteRateLimitCarriesWait(t *testing.T) {
	in2hours := time.Now().Add(2 * time.Hour).UTC().Format(http.TimeFormat)
	s := newModelServer(t, answer(429, "Retry-After: "+in2hours, ""))
	e, waits := testEmbedder(t, Remote{Kind: Ollama, URL: s.URL})
	_, err := e.EmbedPassages(t.Context(), []string{"a"})
	status, ok := errors.AsType[*StatusError](err)
	if !ok || status.Status != 429 || status.Wait < 119*time.Minute || status.Wait > 2*time.Hour {
		t.Errorf("error = %v, want status 429 and a wait of two hours", err)
	}
	if len(*waits) != 0 {
		t.Errorf("waits = %v, want none: two hours are past the time-out", *waits)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		header string
		want   time.Duration
	}{
		{"", 0}, {"3", 3 * time.Second}, {"-3", 0}, {"soon", 0}, {"99999999999999999999", 0},
		{"Sun, 01 Mar 2026 12:01:30 GMT", 90 * time.Second},
		{"Sun, 01 Mar 2026 11:00:00 GMT", 0},
	} {
		if got := retryAfter(c.header, now); got != c.want {
			t.Errorf("retryAfter(%q) = %v, want %v", c.header, got, c.want)
		}
	}
}

// untilGone is a fault that never answers.
func untilGone(_ http.ResponseWriter, r *http.Request, _ int) bool {
	<-r.Context().Done()
	return true
}

func TestRemoteTimeout(t *testing.T) {
	s := newModelServer(t, untilGone)
	e, _ := testEmbedder(t, Remote{Kind: Ollama, URL: s.URL, Timeout: 20 * time.Millisecond})
	_, err := e.EmbedQuestion(t.Context(), "why?")
	if !errors.Is(err, ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error = %v, want %v and not the caller's deadline", err, ErrUnavailable)
	}
}

func TestRemoteCallerGivesUp(t *testing.T) {
	gone := errors.New("asker left")
	ctx, cancel := context.WithCancelCause(t.Context())
	s := newModelServer(t, func(w http.ResponseWriter, r *http.Request, call int) bool {
		cancel(gone)
		return untilGone(w, r, call)
	})
	e, _ := testEmbedder(t, Remote{Kind: OpenAI, URL: s.URL})
	_, err := e.EmbedPassages(ctx, []string{"a", "b", "c", "d", "e", "f"})
	if !errors.Is(err, gone) || errors.Is(err, ErrUnavailable) {
		t.Errorf("error = %v, want %v", err, gone)
	}
	if len(s.asked()) > atOnce {
		t.Errorf("server was asked %d times, want at most %d", len(s.asked()), atOnce)
	}
}

func TestRemoteServerGone(t *testing.T) {
	s := newModelServer(t, func(w http.ResponseWriter, r *http.Request, call int) bool {
		return call > 5 && hangUp(w, r, call)
	})
	e, _ := testEmbedder(t, Remote{Kind: Ollama, URL: s.URL})
	if got, err := e.EmbedPassages(t.Context(), make([]string, 20)); !errors.Is(err, ErrUnavailable) || got != nil {
		t.Errorf("in the middle of a batch: %v, %v, want nil, %v", got, err, ErrUnavailable)
	}

	s.Close()
	e, waits := testEmbedder(t, Remote{Kind: Ollama, URL: s.URL})
	// A connection left over from before may have to break first; the refusal
	// of a new one is final.
	if _, err := e.EmbedQuestion(t.Context(), "why?"); !errors.Is(err, ErrUnavailable) || len(*waits) > 1 {
		t.Errorf("after its end: %v, waits %v, want %v after one wait at most", err, *waits, ErrUnavailable)
	}
}

func TestRemoteLearnsDimensions(t *testing.T) {
	var short atomic.Bool
	s := newModelServer(t, func(w http.ResponseWriter, r *http.Request, call int) bool {
		return short.Load() && answer(200, "", `{"embedding": [1, 2]}`)(w, r, call)
	})
	e, _ := testEmbedder(t, Remote{Kind: Ollama, URL: s.URL})
	if _, err := e.EmbedPassages(t.Context(), []string{"a", "b", "c", "d"}); err != nil {
		t.Fatal(err)
	}
	short.Store(true)
	if _, err := e.EmbedQuestion(t.Context(), "why?"); !errors.Is(err, ErrDimension) {
		t.Errorf("error = %v, want %v", err, ErrDimension)
	}
}

func TestUnit(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, v := range [][]float32{{0, 0}, {nan, 1}, {inf, 1}, {}} {
		if got, err := new(RemoteEmbedder).unit(v); !errors.Is(err, ErrBadAnswer) {
			t.Errorf("unit(%v) = %v, %v, want %v", v, got, err, ErrBadAnswer)
		}
	}
	for _, v := range [][]float32{{3, 4}, {3e38, 3e38}, {1e-40, 1e-40}} {
		got, err := new(RemoteEmbedder).unit(v)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(length(got)-1) > 1e-6 {
			t.Errorf("unit(%v) has length %v, want 1", v, length(got))
		}
	}
}

func TestNewRemoteRefuses(t *testing.T) {
	for _, r := range []Remote{
		{Kind: "llama", Model: "m"},
		{Kind: Ollama},
		{Kind: Ollama, Model: "m", Key: testKey},
		{Kind: Ollama, Model: "m", Dimensions: -1},
		{Kind: Ollama, Model: "m", Timeout: -1},
		{Kind: Ollama, Model: "m", URL: "localhost:11434"},
		{Kind: Ollama, Model: "m", URL: "ftp://localhost"},
		{Kind: OpenAI, Model: "m", URL: "https://" + testKey + "@models.example/v1"},
		{Kind: OpenAI, Model: "m", URL: "https://models.example/v1?key=" + testKey},
		{Kind: OpenAI, Model: "m", URL: "https://" + testKey + ":%zz"},
	} {
		_, err := NewRemote(r)
		if err == nil {
			t.Errorf("NewRemote(%+v) gave no error", r)
		}
		if strings.Contains(fmt.Sprint(err), testKey) {
			t.Errorf("NewRemote(%+v): the key is in the error: %v", r, err)
		}
	}
}

func TestRemoteBase(t *testing.T) {
	for _, c := range []struct{ kind, url, want string }{
		{Ollama, "", "http://localhost:11434/api"},
		{Ollama, "http://box:11434", "http://box:11434/api"},
		{Ollama, "http://box:11434/api/", "http://box:11434/api"},
		{OpenAI, "", "https://api.openai.com/v1"},
		{OpenAI, " https://models.example/ ", "https://models.example/v1"},
		{OpenAI, "http://[::1]:8080/openai/v1", "http://[::1]:8080/openai/v1"},
	} {
		if got, err := (Remote{Kind: c.kind, URL: c.url}).base(); err != nil || got != c.want {
			t.Errorf("base(%s, %q) = %q, %v, want %q", c.kind, c.url, got, err, c.want)
		}
	}
}

func TestPrefixes(t *testing.T) {
	for _, c := range []struct{ model, question, passage string }{
		{"nomic-embed-text:latest", "search_query: ", "search_document: "},
		{"text-embedding-nomic-embed-text-v1.5", "search_query: ", "search_document: "},
		{"intfloat/e5-small-v2", "query: ", "passage: "},
		{"jeffh/intfloat-multilingual-e5-large:f16", "query: ", "passage: "},
		{"intfloat/multilingual-e5-large-instruct", "", ""},
		{"BAAI/bge-small-en-v1.5", forPassages, ""},
		{"bge-large:335m", forPassages, ""},
		{"bge-large", forPassages, ""},
		{"bge-large-zh-v1.5", "", ""},
		{"bge-m3", "", ""},
		{"mxbai-embed-large", forPassages, ""},
		{"snowflake-arctic-embed:22m", forPassages, ""},
		{"Snowflake/snowflake-arctic-embed-m-v1.5", forPassages, ""},
		{"snowflake-arctic-embed2", "query: ", ""},
		{"Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""},
		{"embeddinggemma:300m", "task: search result | query: ", "title: none | text: "},
		{"all-minilm", "", ""},
		{"text-embedding-3-small", "", ""},
	} {
		if q, p := Prefixes(c.model); q != c.question || p != c.passage {
			t.Errorf("Prefixes(%q) = %q, %q, want %q, %q", c.model, q, p, c.question, c.passage)
		}
	}
}
