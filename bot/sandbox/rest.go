package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	maxRequest = 25 << 20 // bytes of one request
	maxFile    = 10 << 20 // bytes of one attachment
)

// A call is one request of the bot while it is handled.
type call struct {
	*http.Request
	body  []byte // JSON, the payload_json of a form
	files map[string]File
}

// decode reads the JSON body into v.
func (c *call) decode(v any) error {
	if err := json.Unmarshal(c.body, v); err != nil {
		return errInvalidJSON
	}
	return nil
}

// An endpoint carries out a call and returns what to answer: nil for status
// 204, an *apiError for a refusal. It runs with the server's lock held.
type endpoint func(*call) (any, error)

// restRoutes is the REST API, one line a route. A webhook's routes and the
// callback are authorised by the token in their path.
func (s *Server) restRoutes(mux *http.ServeMux) {
	open := map[string]endpoint{
		"GET /gateway": s.getGateway,
		"POST /interactions/{interaction}/{token}/callback": s.callback,
		"POST /webhooks/{app}/{token}":                      s.followUp,
		"GET /webhooks/{app}/{token}/messages/{message}":    s.getAnswer,
		"PATCH /webhooks/{app}/{token}/messages/{message}":  s.editAnswer,
		"DELETE /webhooks/{app}/{token}/messages/{message}": s.deleteAnswer,
	}
	authorised := map[string]endpoint{
		"GET /gateway/bot":                                             s.getGatewayBot,
		"GET /users/@me":                                               s.getMe,
		"GET /users/@me/guilds":                                        s.getGuilds,
		"POST /users/@me/channels":                                     s.openDirect,
		"GET /users/{user}":                                            s.getUser,
		"GET /applications/@me":                                        s.getApplication,
		"GET /oauth2/applications/@me":                                 s.getApplication,
		"GET /applications/{app}/commands":                             s.getCommands,
		"PUT /applications/{app}/commands":                             s.putCommands,
		"POST /applications/{app}/commands":                            s.postCommand,
		"DELETE /applications/{app}/commands/{command}":                s.deleteCommand,
		"GET /applications/{app}/guilds/{guild}/commands":              s.getCommands,
		"PUT /applications/{app}/guilds/{guild}/commands":              s.putCommands,
		"POST /applications/{app}/guilds/{guild}/commands":             s.postCommand,
		"DELETE /applications/{app}/guilds/{guild}/commands/{command}": s.deleteCommand,
		"GET /guilds/{guild}":                                          s.getGuild,
		"GET /guilds/{guild}/channels":                                 s.getChannels,
		"GET /guilds/{guild}/roles":                                    s.getRoles,
		"GET /guilds/{guild}/members/{user}":                           s.getMember,
		"DELETE /users/@me/guilds/{guild}":                             s.leaveGuild,
		"GET /channels/{channel}":                                      s.getChannel,
		"POST /channels/{channel}/typing":                              s.startTyping,
		"GET /channels/{channel}/messages":                             s.getMessages,
		"POST /channels/{channel}/messages":                            s.postMessage,
		"GET /channels/{channel}/messages/{message}":                   s.getMessage,
		"PATCH /channels/{channel}/messages/{message}":                 s.patchMessage,
		"DELETE /channels/{channel}/messages/{message}":                s.deleteMessage,
	}
	for _, version := range []string{"/api/v9", "/api/v10"} {
		for route, do := range open {
			s.restRoute(mux, version, route, do, false)
		}
		for route, do := range authorised {
			s.restRoute(mux, version, route, do, true)
		}
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		s.serveREST(w, r, r.Method+" (unknown)", func(*call) (any, error) { return nil, errNotFound }, false)
	})
}

func (s *Server) restRoute(mux *http.ServeMux, version, route string, do endpoint, authorised bool) {
	method, path, _ := strings.Cut(route, " ")
	mux.HandleFunc(method+" "+version+path, func(w http.ResponseWriter, r *http.Request) { s.serveREST(w, r, route, do, authorised) })
}

// serveREST reads a request, lets faults and limits have their say, carries
// it out, keeps a record and answers.
func (s *Server) serveREST(w http.ResponseWriter, r *http.Request, route string, do endpoint, authorised bool) {
	c, err := readCall(w, r)
	rec := Request{Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Route: route, Time: s.opt.Now(), JSON: c.body, Files: c.fileList()}
	fault := s.faultFor(c)
	fault.wait(s.ctx, r.Context())
	if err == nil {
		err = s.admit(w, rec, r, fault, authorised)
	}
	status, answer := s.carryOut(c, rec, do, fault, err)
	if fault.drops() {
		panic(http.ErrAbortHandler)
	}
	status.headers(w.Header())
	if answer == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status.Status)
	w.Write(answer)
}

// admit asks whatever may refuse a request before it is carried out.
func (s *Server) admit(w http.ResponseWriter, rec Request, r *http.Request, fault *Fault, authorised bool) error {
	if fault.refuses() {
		return fault.err()
	}
	if authorised && r.Header.Get("Authorization") != "Bot "+s.opt.Token {
		return errUnauthorised
	}
	if err := s.limit(w, r, rec.Route); err != nil || s.opt.Check == nil {
		return err
	}
	return checkError(s.opt.Check(rec))
}

// carryOut does what is asked and records it in one step, so that whoever
// sees the effect finds the record too. No answer means status 204.
func (s *Server) carryOut(c *call, rec Request, do endpoint, fault *Fault, err error) (*apiError, []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var result any
	if err == nil {
		result, err = do(c)
	}
	if fault.loses() {
		err = fault.err()
	}
	status := &apiError{Status: http.StatusOK}
	if errors.As(err, &status) {
		result = status
	} else if result == nil {
		status.Status = http.StatusNoContent
	}
	rec.Status, rec.Code = status.Status, status.Code
	s.record(rec)
	if result == nil {
		return status, nil
	}
	answer, err := json.Marshal(result)
	if err != nil {
		panic(err) // results are plain values
	}
	return status, answer
}

func checkError(err error) error {
	if err == nil {
		return nil
	}
	return &apiError{Status: http.StatusBadRequest, Code: 50035, Message: "Invalid Form Body: " + err.Error()}
}

// readCall reads the body, JSON or a form with payload_json and files[n].
func readCall(w http.ResponseWriter, r *http.Request) (*call, error) {
	c := &call{Request: r, files: map[string]File{}}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		return c, errTooLarge
	}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		return c, c.readForm(body, params["boundary"])
	}
	if c.body = body; len(body) > 0 && !json.Valid(body) {
		return c, errInvalidJSON
	}
	return c, nil
}

func (c *call) readForm(body []byte, boundary string) error {
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return errInvalidForm
		}
		data, err := io.ReadAll(part)
		switch name := part.FormName(); {
		case err != nil:
			return errInvalidForm
		case name == "payload_json":
			c.body = data
		case len(data) > maxFile:
			return errTooLarge
		case strings.HasPrefix(name, "file"):
			n := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(name, "files["), "file"), "]")
			c.files[n] = File{Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Data: data}
		}
	}
}

// fileList is the files in the order of their numbers.
func (c *call) fileList() []File {
	var list []File
	for _, n := range sortedKeys(c.files) {
		list = append(list, c.files[n])
	}
	return list
}

func sortedKeys(files map[string]File) []string {
	keys := make([]string, 0, len(files))
	for n := range files {
		keys = append(keys, n)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	return keys
}

// A bucket counts the requests of one route in one stretch of time.
type bucket struct {
	used  int
	until time.Time
}

// limit counts the request and sets the headers that tell about it. Without
// Options.RateLimit it only sets them.
func (s *Server) limit(w http.ResponseWriter, r *http.Request, route string) error {
	key := route + "|" + r.PathValue("channel") + r.PathValue("guild") + r.PathValue("token")
	most := s.opt.RateLimit
	b := &bucket{used: 1, until: time.Now().Add(s.opt.RatePer)}
	if most > 0 {
		b = s.count(key)
	} else {
		most = 1000
	}
	left := time.Until(b.until).Seconds()
	h := w.Header()
	h.Set("X-RateLimit-Limit", strconv.Itoa(most))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(max(0, most-b.used)))
	h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(b.until.UnixMilli())/1000, 'f', 3, 64))
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(left, 'f', 3, 64))
	h.Set("X-RateLimit-Bucket", url.QueryEscape(route))
	if b.used > most {
		h.Set("X-RateLimit-Scope", "user")
		return tooMany(left)
	}
	return nil
}

// count returns a copy of the bucket with this request in it.
func (s *Server) count(key string) *bucket {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	b := s.buckets[key]
	if b == nil || now.After(b.until) {
		b = &bucket{until: now.Add(s.opt.RatePer)}
		s.buckets[key] = b
	}
	b.used++
	for k, old := range s.buckets {
		if len(s.buckets) > 1000 && now.After(old.until) {
			delete(s.buckets, k)
		}
	}
	return &bucket{used: b.used, until: b.until}
}
