package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"footnote/corpus"
)

// A connector gives database/sql connections of a pool that see one library.
type connector struct {
	driver.Connector
	server  *Server
	library int64 // 0 for none
	name    string
}

func newConnector(s *Server, library int64, name string) connector {
	return connector{stdlib.GetPoolConnector(s.pool), s, library, name}
}

// Apart gives connections of a process among those that are the bot. They are not of the
// pool, and not of a library: who has them may keep one, with locks and settings of its
// own, and closes them. Only they see what the processes share.
func (s *Server) Apart() *sql.DB {
	config := s.pool.Config().ConnConfig // a copy
	config.RuntimeParams["footnote.fleet"] = "on"
	return stdlib.OpenDB(*config)
}

// Connect takes a connection out of the pool and shows it the library, unless that is the
// one that it showed last.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	taken, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, Error(err)
	}
	conn := &conn{taken.(*stdlib.Conn), c.server, c.library, c.name}
	if err := show(ctx, conn.Conn.Conn(), c.library); err != nil {
		conn.Close()
		return nil, Error(err)
	}
	return conn, nil
}

// shown is where a connection remembers which library its setting names.
const shown = "footnote.library"

// show makes the setting of a connection name a library, or none. What it remembers is
// forgotten first: a setting that failed half-way is made again.
func show(ctx context.Context, on *pgx.Conn, library int64) error {
	memory := on.PgConn().CustomData()
	if was, _ := memory[shown].(int64); was == library {
		return nil
	}
	delete(memory, shown)
	name := "" // which is no number, so that the tables of libraries cannot be read
	if library != 0 {
		name = strconv.FormatInt(library, 10)
	}
	if _, err := on.Exec(ctx, "SELECT set_config('footnote.library', $1, false)", name); err != nil {
		return errors.Join(err, on.Close(ctx))
	}
	memory[shown] = library
	return nil
}

// A conn is a connection that says what SQLite says in PostgreSQL's way.
type conn struct {
	*stdlib.Conn
	server  *Server
	library int64
	name    string // of the library, when it was opened
}

func (c *conn) translate(query string) string {
	return c.server.dialect.translate(query, c.library != 0)
}

func (c *conn) Prepare(query string) (driver.Stmt, error) {
	return c.PrepareContext(context.Background(), query)
}

// PrepareContext gives a statement that is prepared when it is first run, and kept by pgx.
func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return statement{c, query}, nil
}

func (c *conn) Begin() (driver.Tx, error) {
	return c.BeginTx(context.Background(), driver.TxOptions{})
}

// BeginTx begins a transaction. One that writes holds the library's row until its end, as
// BEGIN IMMEDIATE holds a file: one writer a library. [corpus.ErrLost] says that there is
// no such library any more, or not under the name by which it was opened.
func (c *conn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	ctx, giveUp := context.WithCancel(ctx)
	tx, err := c.Conn.BeginTx(ctx, options)
	if err != nil {
		giveUp()
		return nil, Error(err)
	}
	if c.library != 0 && !options.ReadOnly {
		if err := c.server.Patience.lock(func() error { return c.lock(ctx) }, giveUp); err != nil {
			defer giveUp()
			return nil, errors.Join(Error(err), tx.Rollback())
		}
	}
	return transaction{tx, c.server.Patience, giveUp}, nil
}

// lock locks the library's row, and looks then whether the library has its name still:
// who waited for the lock may have waited for its move. Both go in one packet, as two
// statements, of which the second sees what the first has waited for.
func (c *conn) lock(ctx context.Context) error {
	var both pgx.Batch
	both.Queue("SELECT 1 FROM library FOR UPDATE")
	both.Queue("SELECT 1 FROM libraries WHERE number = $1 AND name = $2", c.library, c.name)
	answers := c.Conn.Conn().SendBatch(ctx, &both)
	var lost error
	for range both.Len() {
		found, err := answers.Exec()
		if err != nil {
			return errors.Join(err, answers.Close())
		}
		if found.RowsAffected() == 0 {
			lost = corpus.ErrLost
		}
	}
	return cmp.Or(answers.Close(), lost)
}

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	result, err := c.Conn.ExecContext(ctx, c.translate(query), args)
	return result, Error(err)
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	found, err := c.Conn.QueryContext(ctx, c.translate(query), args)
	if err != nil {
		return nil, Error(err)
	}
	return rows{found}, nil
}

// CheckNamedValue passes on a value as database/sql knows it. SQLite has no truth but 0 and
// 1; and it looks for texts that are none here, which finds nothing.
func (c *conn) CheckNamedValue(v *driver.NamedValue) error {
	value, err := driver.DefaultParameterConverter.ConvertValue(v.Value)
	if err != nil {
		return err
	}
	if truth, ok := value.(bool); ok && c.library != 0 {
		value = int64(0)
		if truth {
			value = int64(1)
		}
	}
	if text, ok := value.(string); ok && !isText(text) {
		value = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
	}
	v.Value = value
	return nil
}

func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// A transaction tells of an end whose outcome is not known.
type transaction struct {
	driver.Tx
	patience Patience
	giveUp   context.CancelFunc
}

func (t transaction) Commit() error {
	defer t.giveUp()
	return t.patience.commit(t.Tx.Commit, t.giveUp)
}

func (t transaction) Rollback() error {
	defer t.giveUp()
	return Error(t.Tx.Rollback())
}

type rows struct{ driver.Rows }

func (r rows) Next(into []driver.Value) error {
	err := r.Rows.Next(into)
	if err == io.EOF {
		return err
	}
	return Error(err)
}

// A statement is the text of one, on its connection.
type statement struct {
	conn *conn
	text string
}

func (s statement) Close() error  { return nil }
func (s statement) NumInput() int { return -1 }

func (s statement) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	return s.conn.ExecContext(ctx, s.text, args)
}

func (s statement) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	return s.conn.QueryContext(ctx, s.text, args)
}

var errDeprecated = errors.New("not used by database/sql any more")

func (s statement) Exec([]driver.Value) (driver.Result, error) { return nil, errDeprecated }
func (s statement) Query([]driver.Value) (driver.Rows, error)  { return nil, errDeprecated }
