package postgres

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"footnote/corpus"
)

// What is wrong with an address by which the server was reached, or with one that is none.
var (
	ErrAddress     = fmt.Errorf("%w: address of the database", corpus.ErrMalformed)
	ErrKeyFile     = fmt.Errorf("%w: it names a file that cannot be read", ErrAddress)
	ErrLogin       = errors.New("server refuses the role or its password")
	ErrNoDatabase  = errors.New("no such database on the server")
	ErrNoTLS       = errors.New("server does not speak TLS")
	ErrCertificate = errors.New("certificate of the server is not trusted")
	ErrReadOnly    = errors.New("no server takes changes")

	errNoTLS       = fmt.Errorf("%w: %w", corpus.ErrUnavailable, ErrNoTLS)
	errCertificate = fmt.Errorf("%w: %w", corpus.ErrUnavailable, ErrCertificate)
	errReadOnly    = fmt.Errorf("%w: %w", corpus.ErrUnavailable, ErrReadOnly)
)

// Error turns what PostgreSQL and the network say into the errors that callers of a
// library expect, and keeps the cause.
func Error(err error) error {
	kind := kindOf(err)
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// kindOf names the error behind one, nil if it is none that callers expect.
// https://www.postgresql.org/docs/15/errcodes-appendix.html
func kindOf(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	_, unconnected := errors.AsType[*pgconn.ConnectError](err) // also for want of time: a server that says nothing is away
	if errors.Is(err, context.DeadlineExceeded) && !unconnected {
		return nil
	}
	said, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		if kind := kindOfConnection(err); kind != nil {
			return kind
		}
		// database/sql tries again what was not sent, and gives that up in the end.
		if unconnected || isNetwork(err) || errors.Is(err, driver.ErrBadConn) {
			return corpus.ErrUnavailable
		}
		return nil
	}
	switch said.Code {
	case "53100": // disk full
		return corpus.ErrFull
	case "28P01", "28000": // invalid password, or authorization
		return ErrLogin
	case "3D000":
		return ErrNoDatabase
	case "42501", "25006": // insufficient privilege, read-only transaction
		return fs.ErrPermission
	case "57P01", "57P02", "57P03", "53300", "25P03": // shut down, crashed, starting; too many connections; idle too long in a transaction
		return corpus.ErrUnavailable
	case "54000": // program limit exceeded
		return corpus.ErrTooLarge
	}
	if strings.HasPrefix(said.Code, "08") {
		return corpus.ErrUnavailable
	}
	return nil
}

// kindOfConnection names what kept a connection from being made, nil if that is not known.
func kindOfConnection(err error) error {
	_, unverified := errors.AsType[*tls.CertificateVerificationError](err)
	_, unknown := errors.AsType[x509.UnknownAuthorityError](err)
	_, another := errors.AsType[x509.HostnameError](err)
	_, invalid := errors.AsType[x509.CertificateInvalidError](err)
	switch {
	case isWithoutTLS(err):
		return errNoTLS
	case unverified || unknown || another || invalid:
		return errCertificate
	case errors.Is(err, pgconn.ErrReadOnlyConnection) || errors.Is(err, pgconn.ErrStandbyConnection):
		return errReadOnly
	}
	return nil
}

// isWithoutTLS goes by the text, for the driver has no error of its own for that.
func isWithoutTLS(err error) bool {
	if connect, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		err = connect.Unwrap()
	}
	return err != nil && strings.Contains(err.Error(), "server refused TLS")
}

func isNetwork(err error) bool {
	_, ok := errors.AsType[net.Error](err)
	return ok || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		strings.Contains(err.Error(), "conn closed") || strings.Contains(err.Error(), "closed pool")
}

// atCommit is Error of what came of a COMMIT: where the connection went before the
// answer, nobody knows whether the change was stored.
func atCommit(err error) error {
	said, ok := errors.AsType[*pgconn.PgError](err)
	if err == nil || ok && said.Severity == "ERROR" {
		return Error(err)
	}
	return fmt.Errorf("%w: %w", corpus.ErrUnknown, Error(err))
}
