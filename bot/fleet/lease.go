package fleet

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Session is how far a shard's connection to Discord has come: what the next one
// needs to go on from there, whichever process it is of. Without an ID there is none.
type Session struct {
	ID, Address string
	Sequence    int64 // of the last event that was handed over
}

// A Turn is what changed with one.
type Turn struct {
	Taken    map[int]Session // shards that are this process's from now on
	Lost     []int           // shards that another process has
	Surplus  int             // shards to hand over, since others have fewer
	Replaced bool            // all shards are: there are others to agree on
}

// Agree gives how many shards all processes serve together: as many as they serve
// already, or recommended where nobody else lives. instead is a number that Discord
// does not take any more, 0 for none; it is replaced by what is recommended.
func (m *Member) Agree(ctx context.Context, recommended, instead int) (int, error) {
	m.turn.Lock()
	defer m.turn.Unlock()
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	n, err := m.agree(ctx, recommended, instead)
	if err != nil {
		m.away(err)
		return 0, fmt.Errorf("agree on the number of shards: %w", err)
	}
	m.shards = n
	clear(m.held)
	return n, nil
}

func (m *Member) agree(ctx context.Context, recommended, instead int) (n int, err error) {
	if err := m.connect(ctx); err != nil {
		return 0, err
	}
	tx, err := m.conn.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, `WITH `+living+` INSERT INTO footnote.shard_plan AS p (shards) VALUES ($1)
		ON CONFLICT (one) DO UPDATE SET shards = excluded.shards WHERE p.shards = $2 OR NOT EXISTS (SELECT 1 FROM living WHERE owner <> $3)`, recommended, instead, m.owner)
	if err != nil {
		return 0, err
	}
	if err := tx.QueryRowContext(ctx, `SELECT shards FROM footnote.shard_plan`).Scan(&n); err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM footnote.shard_lease WHERE generation <> $1`, n)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO footnote.shard_lease (generation, shard) SELECT $1::integer, generate_series(0, $1::integer - 1) ON CONFLICT DO NOTHING`, n)
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM footnote.bot_process WHERE expires < now() - interval '1 hour'`)
	}
	if err != nil {
		return 0, err
	}
	return n, tx.Commit()
}

// Tick takes this process's turn: it says that it lives, keeps how far its shards have
// come, takes what is free up to its share, and tells what changed. An error says that
// the database cannot be reached; then everything stays as it is.
func (m *Member) Tick(ctx context.Context, at map[int]Session) (Turn, error) {
	m.turn.Lock()
	defer m.turn.Unlock()
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	turn, err := m.tick(ctx, at)
	if err != nil {
		m.away(err)
		return Turn{}, fmt.Errorf("take a turn: %w", err)
	}
	return turn, nil
}

func (m *Member) tick(ctx context.Context, at map[int]Session) (Turn, error) {
	if err := m.connect(ctx); err != nil {
		return Turn{}, err
	}
	_, err := m.conn.ExecContext(ctx, `INSERT INTO footnote.bot_process (owner, lock_key, expires) VALUES ($1, $2, now() + make_interval(secs => $3))
		ON CONFLICT (owner) DO UPDATE SET lock_key = excluded.lock_key, expires = excluded.expires`, m.owner, m.lock, m.Life.Seconds())
	if err == nil {
		err = m.save(ctx, m.conn, at, m.owner)
	}
	if err != nil {
		return Turn{}, err
	}
	var shards, processes int
	err = m.conn.QueryRowContext(ctx, `WITH `+living+` SELECT shards, (SELECT count(*) FROM living) FROM footnote.shard_plan`).Scan(&shards, &processes)
	if err != nil {
		return Turn{}, err
	}
	if shards != m.shards {
		return Turn{Replaced: true}, nil
	}
	share := (shards + processes - 1) / max(1, processes)
	if room := share - len(m.held); room > 0 {
		if err := m.claim(ctx, room); err != nil {
			return Turn{}, err
		}
	}
	turn, err := m.compare(ctx)
	if err != nil {
		return Turn{}, err
	}
	if !m.isCalm() {
		turn.Surplus = max(0, len(m.held)-share)
	}
	m.back(processes)
	return turn, nil
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// save keeps how far shards have come that are still this process's, and whose they
// are from now on: an empty owner is nobody.
func (m *Member) save(ctx context.Context, on execer, at map[int]Session, owner string) error {
	if len(at) == 0 {
		return nil
	}
	var shards, epochs, sequences []int64
	var ids, addresses []string
	for shard, s := range at {
		shards, epochs = append(shards, int64(shard)), append(epochs, m.held[shard])
		ids, addresses, sequences = append(ids, s.ID), append(addresses, s.Address), append(sequences, s.Sequence)
	}
	_, err := on.ExecContext(ctx, `UPDATE footnote.shard_lease l SET session = u.id, address = u.address, sequence = u.sequence, owner = $1
		FROM unnest($4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[]) AS u (shard, epoch, id, address, sequence)
		WHERE l.generation = $3 AND l.shard = u.shard AND l.owner = $2 AND l.epoch = u.epoch
			AND (l.owner, l.session, l.address, l.sequence) IS DISTINCT FROM ($1, u.id, u.address, u.sequence)`,
		owner, m.owner, m.shards, shards, epochs, ids, addresses, sequences)
	return err
}

// claim takes so many shards that nobody holds, or that dead processes hold. One that
// is calm leaves those: who seems dead may not have come back yet.
func (m *Member) claim(ctx context.Context, room int) error {
	_, err := m.conn.ExecContext(ctx, `WITH `+living+`, free AS (
			SELECT shard FROM footnote.shard_lease
			WHERE generation = $1 AND (owner = '' OR $3 AND owner <> $2 AND owner NOT IN (SELECT owner FROM living))
			ORDER BY shard LIMIT $4 FOR UPDATE SKIP LOCKED)
		UPDATE footnote.shard_lease l SET owner = $2, epoch = l.epoch + 1 FROM free WHERE l.generation = $1 AND l.shard = free.shard`,
		m.shards, m.owner, !m.isCalm(), room)
	return err
}

// compare reads what is this process's, which is the truth, and tells how that differs
// from what it thought.
func (m *Member) compare(ctx context.Context) (turn Turn, err error) {
	rows, err := m.conn.QueryContext(ctx, `SELECT shard, epoch, session, address, sequence FROM footnote.shard_lease WHERE generation = $1 AND owner = $2`, m.shards, m.owner)
	if err != nil {
		return turn, err
	}
	defer rows.Close()
	held := map[int]int64{}
	turn.Taken = map[int]Session{}
	for rows.Next() {
		var shard int
		var epoch int64
		var s Session
		if err := rows.Scan(&shard, &epoch, &s.ID, &s.Address, &s.Sequence); err != nil {
			return turn, err
		}
		held[shard] = epoch
		if m.held[shard] != epoch {
			turn.Taken[shard] = s
		}
	}
	if err := rows.Err(); err != nil {
		return turn, err
	}
	for shard, epoch := range m.held {
		if held[shard] != epoch {
			turn.Lost = append(turn.Lost, shard)
		}
	}
	m.held = held
	m.note(func(s *Status) { s.Taken, s.Lost = s.Taken+len(turn.Taken), s.Lost+len(turn.Lost) })
	return turn, nil
}

// Release hands shards over to whoever takes them, with how far they have come. Their
// connections must be cut before, without taking leave of Discord.
func (m *Member) Release(ctx context.Context, at map[int]Session) error {
	m.turn.Lock()
	defer m.turn.Unlock()
	return m.release(ctx, at)
}

func (m *Member) release(ctx context.Context, at map[int]Session) error {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	err := m.connect(ctx)
	if err == nil {
		err = m.save(ctx, m.conn, at, "")
	}
	if err != nil {
		m.away(err)
		return fmt.Errorf("hand shards over: %w", err)
	}
	for shard := range at {
		delete(m.held, shard)
	}
	m.note(func(s *Status) { s.Handed, s.Held = s.Handed+len(at), len(m.held) })
	return nil
}

// Leave hands over everything and takes this process out of those that live, so that
// the others' shares grow.
func (m *Member) Leave(ctx context.Context, at map[int]Session) error {
	m.turn.Lock()
	defer m.turn.Unlock()
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	err := m.connect(ctx)
	if err == nil {
		_, err = m.conn.ExecContext(ctx, `DELETE FROM footnote.bot_process WHERE owner = $1`, m.owner)
	}
	return errors.Join(err, m.release(ctx, at))
}

// Slot says how long a shard of a bucket has to wait until it may identify, and keeps
// that time for it: one of each bucket at a time, in all processes together.
func (m *Member) Slot(ctx context.Context, bucket int, every time.Duration) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	var seconds float64
	err := m.db.QueryRowContext(ctx, `INSERT INTO footnote.identify_slot AS s (bucket, next) VALUES ($1, now() + make_interval(secs => $2))
		ON CONFLICT (bucket) DO UPDATE SET next = greatest(s.next, now()) + make_interval(secs => $2)
		RETURNING extract(epoch FROM next - now())::float8`, bucket, every.Seconds()).Scan(&seconds)
	if err != nil {
		return 0, fmt.Errorf("wait for a turn to identify: %w", err)
	}
	return max(0, time.Duration(seconds*float64(time.Second))-every), nil
}
