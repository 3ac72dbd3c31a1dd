package sandbox

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// splits are what the stand-in wants of a bot's shards.
type splits struct {
	recommended int
	least       int               // an IDENTIFY with fewer is closed with 4011
	identified  map[int]time.Time // by bucket, when a shard of it identified last
	started     int               // sessions
}

// Split sets how many shards GET /gateway/bot recommends, and how many a bot must
// have at least: as when it has come into more servers.
func (s *Server) Split(recommended, least int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.splits.recommended, s.splits.least = recommended, least
}

// Shards are those that are connected, each with their number and how many there
// are, in order. A bot without shards is shard 0 of 1.
func (s *Server) Shards() [][2]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list [][2]int
	for _, to := range s.sessions {
		if to.conn != nil {
			list = append(list, to.shard())
		}
	}
	slices.SortFunc(list, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return list
}

// Sessions is how many sessions have been started.
func (s *Server) Sessions() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.splits.started
}

func (s *Server) getGatewayBot(*call) (any, error) {
	limit := map[string]int{
		"total": s.opt.Sessions, "remaining": max(0, s.opt.Sessions-s.splits.started), "reset_after": 86400000, "max_concurrency": s.opt.AtOnce,
	}
	return map[string]any{"url": s.gatewayURL(), "shards": s.splits.recommended, "session_start_limit": limit}, nil
}

// admitShard counts a session that is started, and says whether it may be; else with
// which code the connection ends, 0 for none.
func (s *Server) admitShard(c *conn, shard *[2]int) (bool, int) {
	is := [2]int{0, 1}
	if shard != nil {
		is = *shard
	}
	if s.splits.started++; s.splits.started > s.opt.Sessions {
		return false, 4004
	}
	bucket := is[0] % s.opt.AtOnce
	early := time.Since(s.splits.identified[bucket]) < s.opt.IdentifyPer
	s.splits.identified[bucket] = time.Now()
	switch {
	case early:
		c.send(frame{Op: opInvalidSession, Data: false})
		return false, 0
	case is[1] < s.splits.least:
		return false, 4011
	}
	return true, 0
}

func (to *session) shard() [2]int {
	if to.identity.Shard == nil {
		return [2]int{0, 1}
	}
	return *to.identity.Shard
}

// holds says whether the session is told of a server; shard 0 is of what happens in
// none.
func (to *session) holds(guild ID) bool {
	number, _ := strconv.ParseUint(string(guild), 10, 64)
	is := to.shard()
	return int(number>>22%uint64(is[1])) == is[0]
}

// guildOf gives the server that an event is about, none for a direct message.
func guildOf(event string, data any) ID {
	raw, err := json.Marshal(data)
	if err != nil {
		panic(err) // events are made of plain values
	}
	var about struct {
		ID    ID `json:"id"`
		Guild ID `json:"guild_id"`
	}
	_ = json.Unmarshal(raw, &about) // what is malformed is of no server
	switch {
	case about.Guild != "":
		return about.Guild
	case strings.HasPrefix(event, "GUILD_"):
		return about.ID
	}
	return ""
}
