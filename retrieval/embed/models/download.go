package models

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// tries are made for a file, each from where the one before ended.
const tries = 4

// stalled is how long a server may send nothing.
const stalled = 60 * time.Second

// download brings a file here, going on from what is there of it, and sees that it is the
// one of the table. What is another one is deleted, and fetched once more: what was there
// before may have been wrong.
func (s Store) download(ctx context.Context, m Model, f File, path string, tell func(done int64)) error {
	for again := false; ; again = true {
		if err := s.fetch(ctx, m, f, path, tell); err != nil {
			return err
		}
		sum, err := digestOf(path)
		if err != nil || sum == f.SHA256 {
			return err
		}
		if err := os.Remove(path); err != nil || again {
			return errors.Join(fmt.Errorf("%s: %w", f.Name, ErrDigest), err)
		}
	}
}

// fetch brings all bytes of a file here, with some tries.
func (s Store) fetch(ctx context.Context, m Model, f File, path string, tell func(done int64)) error {
	var err error
	for try := range tries {
		if try > 0 {
			wait(ctx, time.Duration(try)*500*time.Millisecond)
		}
		if err = s.goOn(ctx, s.address(m, f), path, f.most(), f.Bytes, tell); err == nil || ctx.Err() != nil || errors.Is(err, errFinal) {
			break
		}
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDownload, f.Name, err)
	}
	return nil
}

// errFinal is why another try would not help.
var errFinal = errors.New("the server does not have it")

// goOn appends to a file what is missing of it. size is that of the whole, 0 if it is not known.
func (s Store) goOn(ctx context.Context, address, path string, most, size int64, tell func(int64)) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return errors.Join(errFinal, err)
	}
	defer out.Close()
	there, err := out.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if size == 0 || there > most { // begin anew what has no known end
		there = 0
	}
	if size > 0 && there == size {
		return nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	body, from, err := s.request(ctx, address, there)
	if err != nil {
		return err
	}
	defer body.Close()
	if _, err := out.Seek(from, io.SeekStart); err != nil {
		return err
	}
	if err := out.Truncate(from); err != nil {
		return err
	}
	watched := &watchedReader{body, time.AfterFunc(stalled, func() { cancel(errStalled) }), from, tell}
	defer watched.timer.Stop()
	n, err := io.Copy(out, io.LimitReader(watched, most-from+1))
	if err == nil && from+n > most {
		err = errors.Join(errFinal, fmt.Errorf("more than %d bytes", most), out.Truncate(0))
	}
	if err == nil && size > 0 && from+n < size {
		err = io.ErrUnexpectedEOF
	}
	return errors.Join(err, out.Sync())
}

var errStalled = errors.New("the server sends nothing")

// request asks for a file from a byte on, and gives from which byte on it comes.
func (s Store) request(ctx context.Context, address string, from int64) (io.ReadCloser, int64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, 0, errors.Join(errFinal, err)
	}
	req.Header.Set("Accept-Encoding", "identity") // sizes are those of the files
	if from > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	client := s.Client
	if client == nil {
		client = http.DefaultClient
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, 0, err
	}
	switch {
	case resp.StatusCode == http.StatusPartialContent && strings.HasPrefix(resp.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", from)):
		return resp.Body, from, nil
	case resp.StatusCode == http.StatusOK:
		return resp.Body, 0, nil
	}
	resp.Body.Close()
	err = fmt.Errorf("status %d", resp.StatusCode)
	if resp.StatusCode/100 == 4 && resp.StatusCode != http.StatusTooManyRequests && resp.StatusCode != http.StatusRequestTimeout {
		err = errors.Join(errFinal, err)
	}
	return nil, 0, err
}

// A watchedReader tells how far it is, and puts off the end that comes when nothing is sent.
type watchedReader struct {
	from  io.Reader
	timer *time.Timer
	done  int64
	tell  func(int64)
}

func (w *watchedReader) Read(b []byte) (int, error) {
	n, err := w.from.Read(b)
	if n > 0 {
		w.timer.Reset(stalled)
		w.done += int64(n)
		w.tell(w.done)
	}
	return n, err
}

// wait ends early with ctx.
func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
