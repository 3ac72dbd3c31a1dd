package embed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/retrieval/secrets"
)

// What can go wrong with a remote model, each with another thing to do next. If
// the server itself said so, the error is also a [*StatusError].
var (
	ErrUnauthorised = errors.New("the embedding server refuses the key")
	ErrNoModel      = errors.New("the embedding server does not have the model, or is not at this path")
	ErrRateLimited  = errors.New("the embedding server gets too many requests")
	ErrUnavailable  = errors.New("the embedding server does not answer")
	ErrRefused      = errors.New("the embedding server refuses the text") // too long for the model, for example
	ErrDimension    = corpus.ErrDimension
	ErrBadAnswer    = errors.New("the embedding server answers without a usable vector")

	// Within ErrUnavailable: nothing listens there.
	errNoConnection = errors.New("no connection")
)

// A StatusError is an answer of the server's other than 200. It wraps the
// sentinel that its status stands for.
type StatusError struct {
	Status  int
	Wait    time.Duration // how long the server asks to wait, 0 if it does not
	Message string        // the server's own words, shortened and without the key
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("%v: status %d", e.Unwrap(), e.Status)
	if e.Wait > 0 {
		s += fmt.Sprintf(", wait %v", e.Wait)
	}
	if e.Message != "" {
		s += fmt.Sprintf(": %q", e.Message)
	}
	return s
}

func (e *StatusError) Unwrap() error {
	switch {
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden:
		return ErrUnauthorised
	case e.Status == http.StatusNotFound, e.Status == http.StatusMethodNotAllowed, e.Status/100 == 3:
		return ErrNoModel
	case e.Status == http.StatusTooManyRequests:
		return ErrRateLimited
	case e.Status >= 500, e.Status == http.StatusRequestTimeout:
		return ErrUnavailable
	case e.Status >= 400:
		return ErrRefused
	}
	return ErrBadAnswer
}

// sentinel finds what an error of chromem-go's function means.
func sentinel(err error) error {
	if status, ok := errors.AsType[*StatusError](err); ok {
		return status
	}
	sent, ok := errors.AsType[*url.Error](err)
	if !ok { // the exchange went well: it is the answer's contents
		return fmt.Errorf("%w: %w", ErrBadAnswer, err)
	}
	// *url.Error would quote the address as it is for us alone.
	if op, ok := errors.AsType[*net.OpError](sent.Err); ok && op.Op == "dial" {
		return fmt.Errorf("%w: %w: %w", ErrUnavailable, errNoConnection, op.Err)
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, sent.Err)
}

// chromem-go makes an http.Client of its own and tells of an answer only its
// status line, as text: no Retry-After and not a word of the server's. The
// client uses [http.DefaultTransport], and that lets a scheme be registered;
// so an address "tapped+http://…" passes through tap, whose errors come back
// wrapped in chromem-go's. Requests to other schemes are not touched.
const tapped = "tapped+"

type tap struct{ next http.RoundTripper }

// tapDefaultTransport registers tap, once in a process.
var tapDefaultTransport = sync.OnceValue(func() error {
	shared, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return errors.New("http.DefaultTransport is not an *http.Transport")
	}
	own := shared.Clone()
	own.MaxIdleConnsPerHost = atOnce // the default of 2 would open and close the other two for each text
	shared.RegisterProtocol(tapped+"http", tap{own})
	shared.RegisterProtocol(tapped+"https", tap{own})
	return nil
})

// RoundTrip gives answers of status 200 in full, and errors for the rest. A
// redirection is among the rest: the key goes to no other server.
func (t tap) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.URL.Scheme = strings.TrimPrefix(req.URL.Scheme, tapped)
	resp, err := t.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	const most = 4 << 20 // 4096 dimensions are about 100 kB
	body, err := io.ReadAll(io.LimitReader(resp.Body, most))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		_, key, _ := strings.Cut(req.Header.Get("Authorization"), " ")
		return nil, &StatusError{
			Status:  resp.StatusCode,
			Wait:    retryAfter(resp.Header.Get("Retry-After"), time.Now()),
			Message: message(body, key),
		}
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// retryAfter reads the header of that name: seconds or a date. What is neither,
// or in the past, is 0.
func retryAfter(header string, now time.Time) time.Duration {
	if s, err := strconv.ParseUint(header, 10, 31); err == nil {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// message finds the words for people in the body of an error: the "error" of
// Ollama, the "error.message" of OpenAI, else how the body begins.
func message(body []byte, key string) string {
	var ollama struct{ Error string }
	var openAI struct{ Error struct{ Message string } }
	text := string(body)
	if json.Unmarshal(body, &openAI) == nil && openAI.Error.Message != "" {
		text = openAI.Error.Message
	} else if json.Unmarshal(body, &ollama) == nil && ollama.Error != "" {
		text = ollama.Error
	}
	// Some servers quote what they refuse. A long body is cut before that for
	// speed, and after it so that no part of the key is left at the end.
	text = secrets.New(key).In(text[:min(len(text), 8<<10)])
	if key != "" { // of any length
		text = strings.ReplaceAll(text, key, "…")
	}
	text = strings.TrimSpace(text)
	return strings.ToValidUTF8(text[:min(len(text), 300)], "")
}
