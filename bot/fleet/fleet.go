package fleet

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// turnTime is how long a turn may take; a database that needs longer is away.
const turnTime = 2 * time.Second

// A Member is one process of a bot that has several. Several goroutines may use it;
// its turns and what it gives up wait for each other.
type Member struct {
	// Pace is how often a process takes its turn: 1 s. Life is how long one counts as
	// alive that has not said so again, and how long one is calm: 6 s. All processes
	// must have the same; they are set before the first turn.
	Pace, Life time.Duration

	began time.Time
	db    *sql.DB
	owner string
	log   *slog.Logger

	turn   sync.Mutex    // held by a turn, by what is given up, and by the end: they take place one at a time
	conn   *sql.Conn     // of the turns, with the lock that shows life; nil: there is none at the moment
	lock   int64         // its key
	shards int           // that all serve together
	held   map[int]int64 // epochs by shard

	mu     sync.Mutex
	missed time.Time // when the database was not reached last
	status Status
}

// Status says how a process stands among the others.
type Status struct {
	Shards    int  // that all processes serve together
	Held      int  // that are leased to this one
	Processes int  // that live, as seen last
	Reachable bool // whether the last turn reached the database
	Taken     int  // leases that were taken up since the start
	Lost      int  // leases that another process took
	Handed    int  // leases that were given up for others
	Failed    int  // turns that did not reach the database
}

// Join makes this process a member by connections of its own to the database, which it
// closes in the end. A database that is away is waited for by who needs it.
func Join(db *sql.DB, log *slog.Logger) *Member {
	db.SetMaxOpenConns(3)
	return &Member{Pace: time.Second, Life: 6 * time.Second, began: time.Now(), db: db, owner: rand.Text(), log: log, held: map[int]int64{}}
}

// Close ends the connections to the database, after the turn that is being taken.
func (m *Member) Close() error {
	m.turn.Lock()
	defer m.turn.Unlock()
	m.hangUp()
	return m.db.Close()
}

// Status says how the process stands.
func (m *Member) Status() Status {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.status
}

func (m *Member) note(change func(*Status)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(&m.status)
}

// connect opens the connection of the turns and takes the lock that shows life. Its
// key is new each time, for the server may hold the lock of a broken connection for a
// while.
func (m *Member) connect(ctx context.Context) error {
	if m.conn != nil {
		return nil
	}
	conn, err := m.db.Conn(ctx)
	if err != nil {
		return err
	}
	m.conn, m.lock = conn, newKey()
	// Leases are worth little after a failover: a turn waits for no standby.
	_, err = conn.ExecContext(ctx, `SET synchronous_commit = local`)
	if err == nil {
		_, err = conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, m.lock)
	}
	return err
}

func newKey() int64 {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return int64(binary.BigEndian.Uint64(b[:]) >> 1)
}

// hangUp ends the connection of the turns, and its lock with it.
func (m *Member) hangUp() {
	if m.conn != nil {
		_ = m.conn.Raw(func(any) error { return driver.ErrBadConn }) // not back to the others: it holds the lock
		m.conn.Close()
		m.conn = nil
	}
}

// away notes that the database was not reached.
func (m *Member) away(err error) {
	m.hangUp()
	reachable := false
	m.note(func(s *Status) {
		m.missed = time.Now()
		reachable, s.Reachable = s.Reachable, false
		s.Failed++
	})
	if reachable {
		m.log.Warn("the database cannot be reached; this process keeps its shards", "error", err)
	}
}

// isCalm reports whether the process takes nothing from others: it is new, or did not
// reach the database a while ago.
func (m *Member) isCalm() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return time.Since(m.began) < m.Life || time.Since(m.missed) < m.Life
}

// back notes that the database was reached.
func (m *Member) back(processes int) {
	reachable := false
	m.note(func(s *Status) {
		reachable, s.Reachable = s.Reachable, true
		s.Processes, s.Held, s.Shards = processes, len(m.held), m.shards
	})
	if !reachable {
		m.log.Info("the database is reached", "processes", processes, "held", len(m.held), "shards", m.shards)
	}
}

// Running counts the processes that have said in time that they live, as [Server.Apart]
// of package postgres shows them. One that was killed counts until it is late; one that
// has left does not.
func Running(ctx context.Context, db *sql.DB) (processes int, err error) {
	err = db.QueryRowContext(ctx, `SELECT count(*) FROM footnote.bot_process WHERE expires > now()`).Scan(&processes)
	if err != nil {
		err = fmt.Errorf("look for processes of the bot: %w", err)
	}
	return processes, err
}

// living is a query of the processes that live: those who have said so in time and
// whose lock is held.
const living = `living AS MATERIALIZED (
	SELECT owner FROM footnote.bot_process
	WHERE expires > now() AND lock_key IN (
		SELECT classid::bigint << 32 | objid::bigint FROM pg_locks
		WHERE locktype = 'advisory' AND objsubid = 1 AND granted
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database())))`
