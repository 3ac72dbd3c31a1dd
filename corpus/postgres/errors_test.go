package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"footnote/corpus"
)

func TestErrors(t *testing.T) {
	said := func(code, severity string) error {
		return fmt.Errorf("add: %w", &pgconn.PgError{Code: code, Severity: severity})
	}
	for _, test := range []struct {
		err            error
		kind, atCommit error // nil: none that callers expect
	}{
		{said("53100", "ERROR"), corpus.ErrFull, corpus.ErrFull},
		{said("42501", "ERROR"), fs.ErrPermission, fs.ErrPermission},
		{said("25006", "ERROR"), fs.ErrPermission, fs.ErrPermission},
		{said("57P01", "FATAL"), corpus.ErrUnavailable, corpus.ErrUnknown},
		{said("08006", "FATAL"), corpus.ErrUnavailable, corpus.ErrUnknown},
		{said("28P01", "FATAL"), ErrLogin, corpus.ErrUnknown},
		{said("28000", "FATAL"), ErrLogin, corpus.ErrUnknown},
		{said("3D000", "FATAL"), ErrNoDatabase, corpus.ErrUnknown},
		{errors.New("tls error: server refused TLS connection"), ErrNoTLS, corpus.ErrUnknown},
		{errors.New("tls error: server refused TLS connection"), corpus.ErrUnavailable, corpus.ErrUnknown},
		{said("23505", "ERROR"), nil, nil},
		{io.ErrUnexpectedEOF, corpus.ErrUnavailable, corpus.ErrUnknown},
		{driver.ErrBadConn, corpus.ErrUnavailable, corpus.ErrUnknown},
		{&pgconn.ConnectError{}, corpus.ErrUnavailable, corpus.ErrUnknown},
		{context.Canceled, context.Canceled, corpus.ErrUnknown},
	} {
		for what, got := range map[error]error{test.kind: Error(test.err), test.atCommit: atCommit(test.err)} {
			if what != nil && !errors.Is(got, what) || !errors.Is(got, test.err) {
				t.Errorf("%v became %v, want %v", test.err, got, what)
			}
		}
		if errors.Is(Error(test.err), corpus.ErrUnknown) {
			t.Errorf("%v is not known, also without a COMMIT", test.err)
		}
	}
	if Error(nil) != nil || atCommit(nil) != nil {
		t.Error("no error became one")
	}
}
