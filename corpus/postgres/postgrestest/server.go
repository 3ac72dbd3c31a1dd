package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// A Server is a PostgreSQL server of a test.
type Server struct {
	// Sockets is the folder of its socket: it has no port on the network.
	Sockets string

	dir   string
	alive io.WriteCloser // the server ends when it is closed, also because the test was killed
	run   *exec.Cmd
}

// errMissing says that there are no programs of PostgreSQL here.
var errMissing = errors.New("no PostgreSQL server is installed")

// missing skips a test for which there is no server, or fails it.
func missing(t testing.TB, err error) {
	t.Helper()
	switch {
	case errors.Is(err, errMissing) && os.Getenv("FOOTNOTE_TEST_POSTGRES") == "":
		t.Skip("skipped: ", err)
	case err != nil:
		t.Fatal(err)
	}
}

// Start starts a server that keeps what it has said to keep, and stops it with the test.
// Its databases have today's schema once [Server.Migrate] made them.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	s, err := start(settings...)
	missing(t, err)
	t.Cleanup(s.Stop)
	return s
}

// Migrate makes the roles and a database with today's schema.
func (s *Server) Migrate(t testing.TB, database string) Address {
	t.Helper()
	if err := s.migrate(t.Context(), database); err != nil {
		t.Fatal(err)
	}
	return s.Address(database)
}

func start(settings ...string) (*Server, error) {
	s, err := newFolder()
	if err != nil {
		return nil, err
	}
	out, err := s.command("initdb", "-D", s.data(), "--no-sync", "--no-instructions", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8").CombinedOutput()
	if err != nil {
		os.RemoveAll(s.dir)
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	if err := s.begin(settings...); err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	return s, nil
}

// newFolder makes the folder of a server, which is the server's.
func newFolder() (*Server, error) {
	uid, gid, ok := other()
	if programs() == "" || os.Getuid() == 0 && !ok {
		return nil, errMissing
	}
	dir, err := os.MkdirTemp(temporary(), "footnote-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, Sockets: dir}
	if ok {
		return s, os.Chown(dir, uid, gid)
	}
	return s, nil
}

// temporary is the folder for temporary files, or another where the server's user may not
// enter that.
func temporary() string {
	for at := os.TempDir(); at != filepath.Dir(at); at = filepath.Dir(at) {
		if info, err := os.Stat(at); err != nil || os.Getuid() == 0 && info.Mode().Perm()&1 == 0 {
			return "/tmp"
		}
	}
	return os.TempDir()
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// begin starts the server in its folder, and waits until it answers.
func (s *Server) begin(settings ...string) error {
	args := []string{"-D", s.data(), "-c", "listen_addresses=", "-c", "unix_socket_directories=" + s.Sockets}
	for _, setting := range append([]string{"shared_buffers=32MB", "max_connections=60", "log_min_messages=fatal"}, settings...) {
		args = append(args, "-c", setting)
	}
	server := s.command("postgres", args...)
	// The shell ends the server when it is told to, or when its input ends, because we were
	// killed: then it removes the folder, too.
	s.run = exec.Command("sh", append([]string{"-c", `dir=$1; shift; "$@" & server=$!; read told || gone=yes; kill -QUIT $server; wait $server; [ -z "$gone" ] || rm -rf "$dir"`, "server", s.dir}, server.Args...)...)
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.run.Dir, s.run.Stdout, s.run.Stderr = s.dir, log, log
	if s.alive, err = s.run.StdinPipe(); err != nil {
		return err
	}
	if err := s.run.Start(); err != nil {
		return err
	}
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		err := s.Ask(context.Background(), "postgres", "SELECT 1")
		if err == nil {
			return nil
		}
		if time.Since(begun) > time.Minute {
			said, _ := os.ReadFile(log.Name())
			return fmt.Errorf("server does not start: %w: %s", err, said)
		}
	}
}

// Halt ends the server at once, as kill -9 of all of it and the loss of its memory would,
// and keeps its folder.
func (s *Server) Halt() {
	io.WriteString(s.alive, "end\n")
	s.alive.Close()
	s.run.Wait()
}

// Stop ends the server and removes its folder.
func (s *Server) Stop() {
	s.Halt()
	os.RemoveAll(s.dir)
}

// Ask runs a statement as the superuser.
func (s *Server) Ask(ctx context.Context, database, statement string) error {
	db, err := pgx.Connect(ctx, s.dsn("postgres", database))
	if err != nil {
		return err
	}
	defer db.Close(ctx)
	_, err = db.Exec(ctx, statement)
	return err
}

// command makes a command of PostgreSQL, run as another user if we are root.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	all := append([]string{filepath.Join(programs(), name)}, args...)
	if uid, gid, ok := other(); ok {
		all = append([]string{"setpriv", "--reuid", strconv.Itoa(uid), "--regid", strconv.Itoa(gid), "--clear-groups"}, all...)
	}
	cmd := exec.Command(all[0], all[1:]...)
	cmd.Dir = s.dir
	return cmd
}

// programs is the folder of the newest PostgreSQL here, empty if there is none.
func programs() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // Debian's place
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[0])
}

// other is the user as whom the server runs, if that is another than ours.
func other() (uid, gid int, ok bool) {
	if os.Getuid() != 0 {
		return 0, 0, false
	}
	nobody, err := user.Lookup("nobody")
	if _, missing := exec.LookPath("setpriv"); err != nil || missing != nil {
		return 0, 0, false
	}
	uid, err = strconv.Atoi(nobody.Uid)
	gid, err2 := strconv.Atoi(nobody.Gid)
	return uid, gid, err == nil && err2 == nil
}
