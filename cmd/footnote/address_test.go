package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	"footnote/corpus/postgres/postgrestest"
)

// secret has what has a meaning in one form of an address or the other.
const secret = `pass@wo/rd 'x\"%41=`

// In each form of an address the database is reached, or what is wrong with it is said, with
// what to do; the password stands nowhere.
func TestAddressesOfADatabase(t *testing.T) {
	s := postgrestest.Start(t, "fsync=off")
	s.Migrate(t, "libraries")
	standby := s.Standby(t)
	ctx := t.Context()
	for _, statement := range []string{
		"ALTER SYSTEM SET synchronous_standby_names = ''",
		"ALTER ROLE footnote PASSWORD '" + strings.ReplaceAll(secret, "'", "''") + "'",
		"COPY (SELECT unnest(ARRAY['local all postgres trust', 'local replication all trust', 'local all footnote scram-sha-256'])) TO '" + s.Sockets + "/data/pg_hba.conf'",
		"SELECT pg_reload_conf()",
	} {
		if err := s.Ask(ctx, "postgres", statement); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(t.TempDir())
	certificate, clear := unknownServer(t, "S"), unknownServer(t, "N") // on a socket of the system TLS is not asked for
	quoted := "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(secret) + "'"
	words := "user=footnote dbname=libraries sslmode=disable password=" + quoted + " host="
	address := func(password, hosts, database, more string) string {
		u := url.URL{Scheme: "postgres", User: url.UserPassword("footnote", password), Path: "/" + database, RawQuery: "host=" + hosts + more}
		return u.String()
	}
	for what, c := range map[string]struct {
		address string
		says    string // nothing: it works
	}{
		"URL":                         {address(secret, s.Sockets, "libraries", ""), ""},
		"words":                       {words + s.Sockets, ""},
		"words, first host is down":   {words + "/nowhere," + s.Sockets + " target_session_attrs=read-write", ""},
		"URL, first host is down":     {address(secret, "/nowhere,"+s.Sockets, "libraries", "&port=5432,5432&target_session_attrs=read-write"), ""},
		"standby first":               {address(secret, standby.Sockets+","+s.Sockets, "libraries", "&port=5432,5432&target_session_attrs=read-write"), ""},
		"all hosts are down":          {words + "/nowhere,/either port=5432,5432", "does not answer"},
		"no such host":                {"postgres://footnote:long-password@nobody.invalid/libraries", "does not answer"},
		"only the standby is up":      {address(secret, "/nowhere,"+standby.Sockets, "libraries", "&port=5432,5432&target_session_attrs=read-write"), "promote the standby"},
		"wrong password":              {address(secret+"x", s.Sockets, "libraries", ""), "refuses the role or its password"},
		"wrong password in words":     {strings.Replace(words, "password='", "password='x", 1) + s.Sockets, "refuses the role or its password"},
		"wrong password, one is down": {address(secret+"x", "/nowhere,"+s.Sockets, "libraries", "&port=5432,5432"), "refuses the role or its password"},
		"no such role":                {strings.Replace(words, "user=footnote", "user=nobody", 1) + s.Sockets, "refuses the role or its password"},
		"no such database":            {address(secret, s.Sockets, "other", ""), "has no database of that name"},
		"no such database in words":   {strings.Replace(words, "dbname=libraries", "dbname=other", 1) + s.Sockets, "has no database of that name"},
		"no TLS":                      {strings.Replace(words, "sslmode=disable", "sslmode=require", 1) + clear, "does not speak TLS"},
		"a certificate of nobody":     {strings.Replace(words, "sslmode=disable", "sslmode=verify-full", 1) + certificate, "sslrootcert=FILE"},
		"verify-ca":                   {strings.Replace(words, "sslmode=disable", "sslmode=verify-ca", 1) + certificate, "sslrootcert=FILE"},
		"no such file":                {strings.Replace(words, "sslmode=disable", "sslmode=verify-full sslrootcert=/nowhere/root.crt", 1) + clear, "names a file"},
		"wrong sslmode":               {address(secret, "127.0.0.1", "libraries", "&sslmode=on"), "verify-full"},
		"a quote is open":             {"user=footnote host=x password='long-password", "is no address of a database"},
		"a wrong port":                {words + "x port=y", "is no address of a database"},
		"no address":                  {"long-password", "is no address of a database"},
	} {
		env := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static", "FOOTNOTE_DATABASE": c.address}
		for _, command := range []string{"sources", "doctor"} {
			r := runIn(ctx, env, command)
			said := r.out + r.errors
			if c.says != "" && (r.status != 2 || !strings.Contains(said, c.says)) || c.says == "" && r.status != 0 {
				t.Errorf("%s: %s = %+v, want %q", what, command, r, c.says)
			}
			for _, word := range []string{secret, url.QueryEscape(secret), "long-password", "pass@wo", "pass%40wo"} {
				if strings.Contains(said, word) {
					t.Errorf("%s: %s shows the password: %+v", what, command, r)
				}
			}
		}
	}
}

// unknownServer is a server that answers so to who asks for TLS, with a certificate that
// nobody has signed, as the end of an address.
func unknownServer(t *testing.T, answer string) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	named := x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	made, err := x509.CreateCertificate(rand.Reader, &named, &named, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = io.ReadFull(conn, make([]byte, 8)) // it asks for TLS
			_, _ = conn.Write([]byte(answer))
			_ = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{made}, PrivateKey: key}}}).Handshake()
			conn.Close()
		}
	}()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return "127.0.0.1 port=" + port
}
