package postgrestest

import (
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A Line leads to a database and can be cut: the server seems away then, and sees the
// connections end. One that is frozen lets nothing through, and says nothing of it.
type Line struct {
	Program string // the address by this line, as the program

	mu     sync.Mutex
	cut    bool
	frozen bool
	thawed sync.Cond
	open   []net.Conn
}

// NewLine lays a line to an address of the program.
func NewLine(t testing.TB, program string) *Line {
	t.Helper()
	u, err := url.Parse(program)
	if err != nil {
		t.Fatal(err)
	}
	const name = ".s.PGSQL.5432"
	to := filepath.Join(u.Query().Get("host"), name)
	dir, err := os.MkdirTemp("", "footnote-line-") // that of the test is too long a path for a socket
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	l := &Line{Program: strings.Replace(program, url.QueryEscape(u.Query().Get("host")), url.QueryEscape(dir), 1)}
	l.thawed.L = &l.mu
	t.Cleanup(func() {
		listener.Close()
		l.Freeze(false)
		l.Cut()
		os.RemoveAll(dir)
	})
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			l.join(conn, to)
		}
	}()
	return l
}

// join leads a connection to the server, unless the line is cut.
func (l *Line) join(conn net.Conn, to string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	server, err := net.Dial("unix", to)
	if l.cut || err != nil {
		conn.Close()
		if err == nil {
			server.Close()
		}
		return
	}
	l.open = append(l.open, conn, server)
	for _, ends := range [][2]net.Conn{{conn, server}, {server, conn}} {
		go func() {
			_, _ = io.Copy(flow{l, ends[0]}, ends[1])
			ends[0].Close()
		}()
	}
}

// A flow goes on while its line is not frozen.
type flow struct {
	line *Line
	to   io.Writer
}

func (f flow) Write(p []byte) (int, error) {
	f.line.mu.Lock()
	for f.line.frozen {
		f.line.thawed.Wait()
	}
	f.line.mu.Unlock()
	return f.to.Write(p)
}

// Freeze holds all that goes over the line, or lets it go on.
func (l *Line) Freeze(frozen bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.frozen = frozen
	l.thawed.Broadcast()
}

// Cut ends all connections, and those that come from now on.
func (l *Line) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = true
	for _, conn := range l.open {
		conn.Close()
	}
	l.open = nil
}

// Mend lets connections come again.
func (l *Line) Mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = false
}
