package embed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/philippgille/chromem-go"

	"footnote/retrieval/secrets"
)

// The kinds of server that a [Remote] model can stand on.
const (
	Ollama = "ollama"
	OpenAI = "openai" // OpenAI and every server that speaks its protocol
)

// A Remote says which model of which server to ask. Kind and Model are needed;
// the zero value of the rest is the usual choice.
type Remote struct {
	Kind  string // Ollama or OpenAI
	URL   string // up to and without "/embeddings"; an address without a path gets the usual "/api" or "/v1"
	Model string // as the server names it
	Key   string // of an OpenAI-compatible server, if it wants one

	// What the model was trained to see before a question and before a
	// passage. If both are empty, those of well-known models are found by name.
	QuestionPrefix, PassagePrefix string
	NoPrefixes                    bool // sends texts as they are, whatever the model

	Dimensions int           // of every vector; if 0, those of the first one
	Timeout    time.Duration // for one text with all repetitions; if 0, 30 seconds
}

// A RemoteEmbedder is an [Embedder] that asks a server, through chromem-go's
// functions. It may be used by several goroutines at once.
//
// Its errors wrap one of the sentinels that [ErrUnauthorised] begins, or the
// cause of the context's end, and never hold the key.
type RemoteEmbedder struct {
	remote     Remote
	key        secrets.Hider
	call       chromem.EmbeddingFunc
	dimensions atomic.Int64
	sleep      func(context.Context, time.Duration) // tests do not wait
}

// At most so many texts of one call are on their way to the server.
const atOnce = 4

// NewRemote checks the configuration. It does not ask the server yet: a server
// that is down must not keep a library from opening.
func NewRemote(r Remote) (*RemoteEmbedder, error) {
	r.Key = strings.TrimSpace(r.Key)
	r.Timeout = cmp.Or(r.Timeout, 30*time.Second)
	if r.QuestionPrefix == "" && r.PassagePrefix == "" && !r.NoPrefixes {
		r.QuestionPrefix, r.PassagePrefix = Prefixes(r.Model)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("embedder: %w", err)
	}
	base, err := r.base()
	if err != nil {
		return nil, fmt.Errorf("embedder: address: %w", err)
	}
	if err := tapDefaultTransport(); err != nil {
		return nil, fmt.Errorf("embedder: %w", err)
	}

	e := &RemoteEmbedder{remote: r, key: secrets.New(r.Key), sleep: sleep}
	e.dimensions.Store(int64(r.Dimensions))
	if r.Kind == Ollama {
		e.call = chromem.NewEmbeddingFuncOllama(r.Model, tapped+base)
	} else {
		asIs := true // unit scales every vector; chromem-go would judge all by the first
		e.call = chromem.NewEmbeddingFuncOpenAICompat(tapped+base, r.Key, r.Model, &asIs)
	}
	return e, nil
}

func (r Remote) check() error {
	switch {
	case r.Kind != Ollama && r.Kind != OpenAI:
		return fmt.Errorf("kind %q is neither %q nor %q", r.Kind, Ollama, OpenAI)
	case r.Model == "":
		return errors.New("no model named")
	case r.Kind == Ollama && r.Key != "":
		return fmt.Errorf("%s takes no key; as kind %q, at its address ending in /v1, it does", Ollama, OpenAI)
	case r.Dimensions < 0 || r.Timeout < 0:
		return errors.New("dimensions and time-out cannot be negative")
	}
	return nil
}

// base completes the address. Its errors do not quote it: a wrong one may hold
// a password.
func (r Remote) base() (string, error) {
	usual, path := "http://localhost:11434/api", "/api"
	if r.Kind == OpenAI {
		usual, path = chromem.BaseURLOpenAI, "/v1"
	}
	address := cmp.Or(strings.TrimSpace(r.URL), usual)
	u, err := url.Parse(strings.TrimRight(address, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", errors.New("not of the form http://host:port/path")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", errors.New("more than host, port and path")
	}
	u.Path = cmp.Or(u.Path, path)
	return u.String(), nil
}

// Model names the kind, the model and the prefixes: whatever changes a vector.
// The address is no part of it, for a server may move.
func (e *RemoteEmbedder) Model() string {
	name := e.remote.Kind + ":" + e.remote.Model
	if e.remote.QuestionPrefix == "" && e.remote.PassagePrefix == "" {
		return name
	}
	return fmt.Sprintf("%s question=%q passage=%q", name, e.remote.QuestionPrefix, e.remote.PassagePrefix)
}

// Knows leaves it to whoever chose the model.
func (e *RemoteEmbedder) Knows(string) bool { return true }

// EmbedQuestion gives the vector of a question.
func (e *RemoteEmbedder) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	v, err := e.embed(ctx, e.remote.QuestionPrefix+text)
	if err != nil {
		return nil, fmt.Errorf("embed question with %s: %w", e.remote.Model, err)
	}
	return v, nil
}

// EmbedPassages gives one vector for each text, in order. The first error ends
// it, and what the server had already given is lost: ask in small batches.
func (e *RemoteEmbedder) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	vectors := make([][]float32, len(texts))
	var next atomic.Int64
	work := func() {
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= len(texts) {
				return
			}
			v, err := e.embed(ctx, e.remote.PassagePrefix+texts[i])
			if err != nil {
				stop(err) // the first one counts
				return
			}
			vectors[i] = v
		}
	}
	var wg sync.WaitGroup
	for range min(atOnce, len(texts)) {
		wg.Go(work)
	}
	wg.Wait()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("embed %d passages with %s: %w", len(texts), e.remote.Model, context.Cause(ctx))
	}
	return vectors, nil
}

// embed asks for one vector, again if the server may answer later, and no
// longer than the time-out.
func (e *RemoteEmbedder) embed(caller context.Context, text string) ([]float32, error) {
	ctx, cancel := context.WithTimeout(caller, e.remote.Timeout)
	defer cancel()
	for try := 1; ; try++ {
		v, err := e.call(ctx, text)
		if err == nil {
			return e.unit(v)
		}
		if caller.Err() != nil {
			return nil, context.Cause(caller)
		}
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%w: no answer within %v", ErrUnavailable, e.remote.Timeout)
		}
		// A server that speaks no proper HTTP is quoted by the client.
		err = e.key.Error(sentinel(err))
		wait, again := pause(err, try)
		if deadline, _ := ctx.Deadline(); !again || time.Until(deadline) < wait {
			return nil, err
		}
		e.sleep(ctx, wait)
	}
}

// pause says how long to wait before the next try, if one is worth it: after
// "too many requests", a fault of the server's or a broken connection, but not
// when there is nobody to connect to.
func pause(err error, try int) (time.Duration, bool) {
	const tries = 3
	later := errors.Is(err, ErrRateLimited) || errors.Is(err, ErrUnavailable)
	if try == tries || !later || errors.Is(err, errNoConnection) {
		return 0, false
	}
	wait := 500 * time.Millisecond << (try - 1)
	if status, ok := errors.AsType[*StatusError](err); ok {
		wait = max(wait, status.Wait)
	}
	return wait, true
}

// sleep ends early with ctx, which the next call then notices.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// unit checks a vector and scales it to length one.
func (e *RemoteEmbedder) unit(v []float32) ([]float32, error) {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if !(sum > 0) || math.IsInf(sum, 1) { // NaN is not above 0
		return nil, fmt.Errorf("%w: it has no direction", ErrBadAnswer)
	}
	e.dimensions.CompareAndSwap(0, int64(len(v)))
	if want := e.dimensions.Load(); int64(len(v)) != want {
		return nil, fmt.Errorf("%w: got %d, want %d", ErrDimension, len(v), want)
	}
	unit := make([]float32, len(v))
	for i, x := range v {
		unit[i] = float32(float64(x) / math.Sqrt(sum))
	}
	return unit, nil
}
