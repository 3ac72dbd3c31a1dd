package sandbox

import (
	"encoding/json"
	"slices"
	"time"
)

// A Request is one request of the bot, as the stand-in received it.
type Request struct {
	Method string
	Path   string // with /api/v9
	Query  string
	Route  string // as in "PATCH /webhooks/{app}/{token}/messages/{message}", without /api/v9
	JSON   json.RawMessage
	Files  []File
	Status int
	Code   int // Discord's code of a refusal, 0 for none
	Time   time.Time
}

// Body is the decoded JSON: maps, slices, strings, float64; nil without a body.
func (r Request) Body() any {
	var v any
	if len(r.JSON) > 0 && json.Unmarshal(r.JSON, &v) != nil {
		return nil
	}
	return v
}

// Recorded returns the requests of the bot in order of their answers, at most
// the last Options.Requests.
func (s *Server) Recorded() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

func (s *Server) record(r Request) {
	s.requests = append(s.requests, r)
	if most := s.opt.Requests; len(s.requests) > most {
		s.requests = append([]Request(nil), s.requests[len(s.requests)-most/2:]...)
	}
}
