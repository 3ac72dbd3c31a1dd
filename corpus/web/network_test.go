package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/corpus"
)

// Whatever a server does, it is not waited for longer than is said.
func TestFetchTime(t *testing.T) {
	drip := func(text string, pause time.Duration) func(net.Conn) {
		return func(c net.Conn) {
			for {
				if _, err := io.WriteString(c, text); err != nil {
					return
				}
				time.Sleep(pause)
			}
		}
	}
	for name, answer := range map[string]func(net.Conn){
		"silence":         func(c net.Conn) { io.Copy(io.Discard, c) },
		"slow headers":    drip("H", 10*time.Millisecond),
		"slow fields":     func(c net.Conn) { io.WriteString(c, "HTTP/1.1 200 OK\r\n"); drip("X: y\r\n", 10*time.Millisecond)(c) },
		"endless headers": func(c net.Conn) { io.WriteString(c, "HTTP/1.1 200 OK\r\nX: "); drip(strings.Repeat("x", 1000), 0)(c) },
		"endless hints":   drip("HTTP/1.1 103 Early Hints\r\n\r\n", 0),
		"slow body":       func(c net.Conn) { io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n"); drip("x", 10*time.Millisecond)(c) },
		"no HTTP":         func(c net.Conn) { io.WriteString(c, "220 mail.example.org\r\n"); c.Close() },
		"hanging up":      func(c net.Conn) { c.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := listen(t, answer)
			f := &Fetcher{Allow: func(to netip.AddrPort) bool { return to == at }, headers: 100 * time.Millisecond, whole: time.Minute}
			if name == "slow body" {
				f.whole = 300 * time.Millisecond
			}
			began := time.Now()
			_, err := f.Fetch(t.Context(), "http://"+at.String()+"/page")
			if took := time.Since(began); !errors.Is(err, corpus.ErrUnreachable) || errors.Is(err, context.DeadlineExceeded) || took > f.whole/2+10*time.Second {
				t.Errorf("Fetch = %v after %v, want %v at once", err, took, corpus.ErrUnreachable)
			}
		})
	}
	t.Run("slow page", func(t *testing.T) {
		s := newSite(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		}})
		f := only(s)
		f.whole = 300 * time.Millisecond
		if _, err := f.Fetch(t.Context(), s.URL+"/page"); !errors.Is(err, corpus.ErrUnreachable) || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Fetch = %v, want %v", err, corpus.ErrUnreachable)
		}
	})
	t.Run("given up", func(t *testing.T) {
		at := listen(t, func(c net.Conn) { io.Copy(io.Discard, c) })
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		f := &Fetcher{Allow: func(to netip.AddrPort) bool { return to == at }}
		if _, err := f.Fetch(ctx, "http://"+at.String()+"/page"); !errors.Is(err, context.Canceled) {
			t.Errorf("Fetch = %v, want %v", err, context.Canceled)
		}
	})
}

// listen answers each connection in its own way, after it has asked something.
func listen(t *testing.T, answer func(net.Conn)) netip.AddrPort {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				c.Read(make([]byte, 4096))
				answer(c)
			}()
		}
	}()
	return netip.MustParseAddrPort(l.Addr().String())
}

// A certificate that nobody vouches for is no reason to trust the answer.
func TestFetchCertificate(t *testing.T) {
	s := &site{Server: httptest.NewTLSServer(serves("text"))}
	defer s.Close()
	s.Config.ErrorLog = nil
	if _, err := only(s).Fetch(t.Context(), s.URL+"/page"); !errors.Is(err, corpus.ErrUnreachable) {
		t.Errorf("Fetch = %v, want %v", err, corpus.ErrUnreachable)
	}
}

// One name, two addresses: the one that is dialled is the one that is checked,
// so that it does not help to answer differently the second time.
func TestFetchNameThatChanges(t *testing.T) {
	public, inside := twins(t)
	var lookups atomic.Int32
	resolver := nameServer(t, func() netip.Addr {
		if lookups.Add(1) == 1 {
			return public.at().Addr()
		}
		return inside.at().Addr()
	})
	var dialled []netip.AddrPort
	f := &Fetcher{resolver: resolver, Allow: func(to netip.AddrPort) bool {
		dialled = append(dialled, to)
		return to == public.at()
	}}
	address := fmt.Sprintf("http://changing.example:%d/page", public.at().Port())
	if _, err := f.Fetch(t.Context(), address); !errors.Is(err, corpus.ErrForbiddenAddress) {
		t.Errorf("Fetch = %v, want %v", err, corpus.ErrForbiddenAddress)
	}
	if public.requests("/robots.txt") != 1 || public.requests("/page") != 0 || inside.requests("") != 0 {
		t.Errorf("public was asked for %v, inside for %v, want robots.txt of the first alone", public.asked, inside.asked)
	}
	if len(dialled) != 2 || int(lookups.Load()) != len(dialled) {
		t.Errorf("%d lookups for %v, want each looked up once, when it is dialled", lookups.Load(), dialled)
	}
}

// A name that stands for an address inside is that address.
func TestFetchNameOfInside(t *testing.T) {
	for _, to := range []string{"127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"} {
		f := &Fetcher{resolver: nameServer(t, func() netip.Addr { return netip.MustParseAddr(to) })}
		if _, err := f.Fetch(t.Context(), "http://harmless.example/"); !errors.Is(err, corpus.ErrForbiddenAddress) {
			t.Errorf("Fetch of a name for %s = %v, want %v", to, err, corpus.ErrForbiddenAddress)
		}
	}
}

// twins are two servers at one port of two addresses, which close each
// connection after one answer.
func twins(t *testing.T) (public, inside *site) {
	t.Helper()
	for range 20 {
		second, err := net.Listen("tcp", "127.0.0.2:0")
		if err != nil {
			t.Skip("this system has no second loopback address")
		}
		first, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", second.Addr().(*net.TCPAddr).Port))
		if err != nil {
			second.Close()
			continue // taken
		}
		return newSiteAt(t, second, nil), newSiteAt(t, first, nil)
	}
	t.Skip("no port is free at both addresses")
	return nil, nil
}

// nameServer gives a resolver that asks a name server of the test, which
// answers every question for an IPv4 address.
func nameServer(t *testing.T, address func() netip.Addr) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		query := make([]byte, 512)
		for {
			n, from, err := conn.ReadFrom(query)
			if err != nil {
				return
			}
			conn.WriteTo(nameAnswer(query[:n], address), from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// nameAnswer answers a question of one name, see RFC 1035: the same header and
// question, and for an IPv4 address one record that points at the name.
func nameAnswer(query []byte, address func() netip.Addr) []byte {
	end := 12 + bytes.IndexByte(query[12:], 0) + 5
	answer := append([]byte{}, query[:end]...)
	answer[2], answer[3] = 0x84, 0x00 // an answer, with authority
	copy(answer[6:12], make([]byte, 6))
	if query[end-3] == 1 { // type A
		answer[7] = 1
		ip := address().As4()
		answer = append(answer, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4)
		answer = append(answer, ip[:]...)
	}
	return answer
}
