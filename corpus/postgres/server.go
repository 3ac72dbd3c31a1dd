package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A Server is a PostgreSQL database as the program's role sees it: a pool of connections
// that all libraries of a process share. Several goroutines may use it.
type Server struct {
	// Patience may be changed before the server is used.
	Patience Patience

	pool *pgxpool.Pool
	db   *sql.DB // without a library

	dialect dialect // of all connections
}

// mostConnections is how many connections a process has, unless the address says another
// number (pool_max_conns).
const mostConnections = 8

// Connect opens a database by its address: postgres://…, with several hosts and
// target_session_attrs=read-write where there is a standby.
//
// Errors: [corpus.ErrUnavailable]; [corpus.ErrNewer]; [ErrOld] if footnote migrate has to
// run first; [ErrRights] if row-level security does not hold for the role.
func Connect(ctx context.Context, dsn string) (*Server, error) {
	config, err := configOf(dsn)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", Error(err))
	}
	s := &Server{Patience: patience, pool: pool}
	s.db = sql.OpenDB(newConnector(s, 0, ""))
	s.db.SetMaxIdleConns(0) // the pool keeps them
	if err := s.check(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("connect: %w", Error(err))
	}
	return s, nil
}

// configOf reads an address.
func configOf(dsn string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if _, file := errors.AsType[*fs.PathError](err); file {
		return nil, ErrKeyFile
	}
	if err != nil {
		return nil, ErrAddress // the cause may hold the password
	}
	given, err := pgconn.ParseConfig(dsn) // which leaves what is meant for the pool
	if err == nil && given.RuntimeParams["pool_max_conns"] == "" {
		config.MaxConns = mostConnections
	}
	c := config.ConnConfig
	if c.ConnectTimeout == 0 || c.ConnectTimeout > time.Minute {
		c.ConnectTimeout = 5 * time.Second
	}
	c.RuntimeParams["search_path"] = "footnote"
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "footnote"
	}
	// A process that is stopped in the middle of a change must not lock a library for ever.
	c.RuntimeParams["idle_in_transaction_session_timeout"] = "60s"
	return config, nil
}

// RoleOf gives the role that an address names, or that the environment does for it.
func RoleOf(dsn string) (string, error) {
	config, err := configOf(dsn)
	if err != nil {
		return "", err
	}
	return config.ConnConfig.User, nil
}

// PasswordOf gives the password that an address holds, in whatever form, or that the
// environment or a file does for it; the address itself where it cannot be read.
func PasswordOf(dsn string) string {
	if dsn == "" {
		return ""
	}
	config, err := configOf(dsn)
	if err != nil {
		return dsn
	}
	return config.ConnConfig.Password
}

// ErrOld says that the schema lacks steps of this program, and ErrRights that the role
// may do more than it should.
var (
	ErrOld    = errors.New("schema of the database is older than the program")
	ErrRights = errors.New("role sees the rows of all libraries")
)

// check looks whether the schema is today's, and whether the role is bound by it.
func (s *Server) check(ctx context.Context) error {
	var there bool
	if err := s.pool.QueryRow(ctx, "SELECT to_regclass('footnote.schema_steps') IS NOT NULL").Scan(&there); err != nil {
		return err
	}
	if !there {
		return ErrOld
	}
	missing, err := missingSteps(ctx, s.pool)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return fmt.Errorf("%w: step %s", ErrOld, missing[0])
	}
	var bound bool
	if err := s.pool.QueryRow(ctx, `SELECT row_security_active('footnote.sources')
		AND NOT (SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user)`). // who may make roles may become the owner
		Scan(&bound); err != nil {
		return err
	}
	if !bound {
		return fmt.Errorf("%w: %w", fs.ErrPermission, ErrRights)
	}
	return nil
}

// DB is the database without a library: for what processes share. Its connections are
// those of the pool; one that is kept ([sql.DB.Conn]) is missing there.
func (s *Server) DB() *sql.DB { return s.db }

// A State is how a database is set up.
type State struct {
	Version, Role string
	WaitsFor      string // the setting that names the standbys that must have a change; empty for none
	Standbys      int    // that are connected, whether they are those or not
	Silent        bool   // a change was tried, and they did not confirm it
}

// State asks how the database is set up. Where a standby is waited for it makes a change
// that changes nothing, for a time: which standbys have what, only an administrator is told.
func (s *Server) State(ctx context.Context, most time.Duration) (st State, err error) {
	err = s.pool.QueryRow(ctx, `SELECT current_setting('server_version'), current_user,
		CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN '' ELSE current_setting('synchronous_standby_names') END,
		(SELECT count(*) FROM pg_stat_replication)`).Scan(&st.Version, &st.Role, &st.WaitsFor, &st.Standbys)
	if err != nil || st.WaitsFor == "" {
		return st, Error(err)
	}
	trying, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	_, err = s.pool.Exec(trying, "UPDATE last_library SET number = number")
	if err != nil && ctx.Err() == nil && trying.Err() != nil {
		st.Silent, err = true, nil
	}
	return st, Error(err)
}

// Close closes all connections. Libraries must be closed before.
func (s *Server) Close() {
	s.db.Close()
	s.pool.Close()
}
