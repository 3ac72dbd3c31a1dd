package fleet

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Registered gives what was last noted of the commands that are registered under a
// path, empty for nothing.
func (m *Member) Registered(ctx context.Context, path string) (mark string, err error) {
	return m.lookUp(ctx, `SELECT mark FROM footnote.commands_registered WHERE path = $1`, path)
}

// NoteRegistered keeps what was registered under a path.
func (m *Member) NoteRegistered(ctx context.Context, path, mark string) error {
	return m.write(ctx, `INSERT INTO footnote.commands_registered VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET mark = excluded.mark`, path, mark)
}

// DirectServer gives the server that a member's direct messages ask, empty for none.
func (m *Member) DirectServer(ctx context.Context, member string) (server string, err error) {
	return m.lookUp(ctx, `SELECT server FROM footnote.direct_servers WHERE member = $1`, member)
}

// NoteDirectServer keeps the server that a member's direct messages ask.
func (m *Member) NoteDirectServer(ctx context.Context, member, server string) error {
	return m.write(ctx, `INSERT INTO footnote.direct_servers VALUES ($1, $2, now()) ON CONFLICT (member) DO UPDATE SET server = excluded.server, used = excluded.used
		WHERE direct_servers.server <> excluded.server OR direct_servers.used < now() - interval '1 day'`, member, server)
}

// ForgetDirectServer drops what is kept of a member.
func (m *Member) ForgetDirectServer(ctx context.Context, member string) error {
	return m.write(ctx, `DELETE FROM footnote.direct_servers WHERE member = $1`, member)
}

// ForgetDirectServers drops what nobody has used for a time.
func (m *Member) ForgetDirectServers(ctx context.Context, unused time.Duration) error {
	return m.write(ctx, `DELETE FROM footnote.direct_servers WHERE used < now() - make_interval(secs => $1)`, unused.Seconds())
}

// KeepDraft keeps what was typed into a form that was refused.
func (m *Member) KeepDraft(ctx context.Context, id, form string) error {
	return m.write(ctx, `INSERT INTO footnote.drafts (id, form) VALUES ($1, $2)`, id, form)
}

// Draft gives what was typed into a form, nothing for one that is not kept.
func (m *Member) Draft(ctx context.Context, id string) (form string, err error) {
	return m.lookUp(ctx, `SELECT form FROM footnote.drafts WHERE id = $1`, id)
}

// ForgetDrafts drops the forms that were refused longer ago than a time, and of the others
// the oldest, so that no more than so many are left.
func (m *Member) ForgetDrafts(ctx context.Context, older time.Duration, most int) error {
	return m.write(ctx, `DELETE FROM footnote.drafts WHERE kept < now() - make_interval(secs => $1)
		OR id IN (SELECT id FROM footnote.drafts ORDER BY kept DESC OFFSET $2)`, older.Seconds(), most)
}

// A Server is what Discord says of one of the bot's servers. Without a name the bot is
// there no longer.
type Server struct{ Name, Locale string }

// NoteServers keeps what Discord says of servers, by their numbers.
func (m *Member) NoteServers(ctx context.Context, servers map[string]Server) error {
	list, err := json.Marshal(servers)
	if err != nil {
		return err
	}
	return m.write(ctx, `INSERT INTO footnote.server_names (server, name, locale, changed)
		SELECT key, value ->> 'Name', value ->> 'Locale', now() FROM json_each($1::json)
		ON CONFLICT (server) DO UPDATE SET name = excluded.name, locale = excluded.locale, changed = excluded.changed
		WHERE (server_names.name, server_names.locale) <> (excluded.name, excluded.locale)`, string(list))
}

// A Glance is what was seen of servers. The zero value has seen none.
type Glance struct{ last time.Time }

// Servers gives what is kept of servers where that has changed since the last glance.
func (m *Member) Servers(ctx context.Context, since *Glance) (servers map[string]Server, err error) {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	const late = 10 * time.Second // what was noted before may be seen after
	rows, err := m.db.QueryContext(ctx, `SELECT server, name, locale, changed FROM footnote.server_names WHERE changed > $1`, since.last.Add(-late))
	if err != nil {
		return nil, fmt.Errorf("look up servers: %w", err)
	}
	defer rows.Close()
	servers = map[string]Server{}
	last := since.last
	for rows.Next() {
		var number string
		var s Server
		var changed time.Time
		if err := rows.Scan(&number, &s.Name, &s.Locale, &changed); err != nil {
			return nil, fmt.Errorf("look up servers: %w", err)
		}
		if servers[number] = s; changed.After(last) {
			last = changed
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("look up servers: %w", err)
	}
	since.last = last
	return servers, nil
}

// A Waiting is an interaction that shows "thinking ...".
type Waiting struct {
	App, Token string // the token is good for its one answer, and for 15 minutes
	At         time.Time
	Language   string // of the answer
}

// NoteWaiting keeps who waits for this process, in place of what it kept before.
func (m *Member) NoteWaiting(ctx context.Context, list []Waiting) error {
	data, err := json.Marshal(append([]Waiting{}, list...)) // nobody is a list, too
	if err != nil {
		return err
	}
	return m.write(ctx, `WITH now_waiting AS (SELECT * FROM json_to_recordset($2::json) AS w ("App" text, "Token" text, "At" timestamptz, "Language" text)),
		over AS (DELETE FROM footnote.waiting WHERE owner = $1 AND token NOT IN (SELECT "Token" FROM now_waiting))
		INSERT INTO footnote.waiting (token, application, since, language, owner) SELECT "Token", "App", "At", "Language", $1 FROM now_waiting ON CONFLICT (token) DO NOTHING`, m.owner, string(data))
}

// LeftWaiting takes over who waits for processes that are dead.
func (m *Member) LeftWaiting(ctx context.Context) (list []Waiting, err error) {
	if m.isCalm() {
		return nil, nil // who seems dead may not have come back yet
	}
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	rows, err := m.db.QueryContext(ctx, `WITH `+living+` DELETE FROM footnote.waiting WHERE owner <> $1 AND owner NOT IN (SELECT owner FROM living)
		RETURNING application, token, since, language`, m.owner)
	if err != nil {
		return nil, fmt.Errorf("look up who waits: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var w Waiting
		if err := rows.Scan(&w.App, &w.Token, &w.At, &w.Language); err != nil {
			return nil, fmt.Errorf("look up who waits: %w", err)
		}
		list = append(list, w)
	}
	return list, rows.Err()
}

// lookUp gives the one text that a query finds, empty for none.
func (m *Member) lookUp(ctx context.Context, query string, args ...any) (found string, err error) {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	err = m.db.QueryRowContext(ctx, query, args...).Scan(&found)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("look up what processes share: %w", err)
	}
	return found, nil
}

func (m *Member) write(ctx context.Context, query string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	if _, err := m.db.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("keep what processes share: %w", err)
	}
	return nil
}
