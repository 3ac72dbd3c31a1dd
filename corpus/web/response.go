package web

import (
	"cmp"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"runtime/debug"
	"strings"
	"unicode"

	"footnote/corpus"
)

// checkStatus gives the error that a status code stands for.
func checkStatus(resp *http.Response) error {
	code := resp.StatusCode
	var err error
	switch {
	case code == http.StatusOK, code == http.StatusNonAuthoritativeInfo:
		return nil
	case code/100 == 2:
		err = corpus.ErrNoText
	case code == http.StatusNotFound, code == http.StatusGone:
		err = corpus.ErrGone
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired:
		err = corpus.ErrLogin
	case isBusy(resp):
		err = corpus.ErrBusy
	case code/100 == 4, resp.Header.Get("Cf-Mitigated") == "challenge":
		err = corpus.ErrBlocked
	default:
		err = corpus.ErrUnreachable
	}
	return corpus.StatusError{Code: code, Err: err}
}

// isBusy says whether a site asks to come back later. One that is only out of
// order does not say when.
func isBusy(resp *http.Response) bool {
	later := resp.StatusCode == http.StatusServiceUnavailable && resp.Header.Get("Retry-After") != ""
	challenged := resp.Header.Get("Cf-Mitigated") == "challenge"
	return !challenged && (later || resp.StatusCode == http.StatusTooManyRequests)
}

// readBody reads a body that is unpacked already. What a server says of its
// length is believed only where it says that it is too much.
func readBody(resp *http.Response, most int64) ([]byte, error) {
	if packed := resp.Header.Get("Content-Encoding"); packed != "" && packed != "identity" {
		return nil, fmt.Errorf("%w: packed with %q, which was not asked for", corpus.ErrUnreachable, packed)
	}
	if resp.ContentLength > most {
		return nil, fmt.Errorf("%w: %d bytes", corpus.ErrTooLarge, resp.ContentLength)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read: %w", err)
	case int64(len(data)) > most:
		return nil, fmt.Errorf("%w: more than %d bytes", corpus.ErrTooLarge, most)
	}
	return data, nil
}

// responseName gives the base name of what was sent: as the server calls it,
// else as the address does.
func responseName(resp *http.Response) string {
	_, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Disposition"))
	u := resp.Request.URL
	return cmp.Or(baseName(params["filename"]), baseName(u.Path), u.Hostname())
}

const longestName = 200 // in bytes

// baseName makes what others call a file harmless: no folders, nothing that
// cannot be seen.
func baseName(name string) string {
	name = path.Base("/" + strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(name, ""))
	if len(name) > longestName {
		// The end says what kind of file it is.
		name = strings.ToValidUTF8(name[len(name)-longestName:], "")
	}
	return strings.Trim(name, "/. ")
}

// product is what robots.txt files call us.
const product = "Footnote"

// userAgent says who asks.
func userAgent() string {
	version := "devel"
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		version = info.Main.Version
	}
	return product + "/" + version + " (reads single pages that a person asks for)"
}
