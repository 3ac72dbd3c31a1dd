package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// download fetches an attachment, at most limit bytes and one more. Only
// Discord's own hosts serve them. It tries again where that may help.
func (d *discord) download(ctx context.Context, address string, limit int64) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || !d.serves(u) {
		return nil, fmt.Errorf("download attachment: %w", ErrForeignAddress)
	}
	const tries = 4
	for n := 1; ; n++ {
		data, again, err := d.downloadOnce(ctx, address, limit)
		if err == nil {
			return data, nil
		}
		if !again || n == tries {
			return nil, fmt.Errorf("download attachment: %w", err)
		}
		select {
		case <-time.After(time.Duration(n) * 200 * time.Millisecond):
		case <-ctx.Done():
			return nil, fmt.Errorf("download attachment: %w", ctx.Err())
		}
	}
}

// downloadOnce tells, too, whether another try may help.
func (d *discord) downloadOnce(ctx context.Context, address string, limit int64) (data []byte, again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, false, err
	}
	request.Header.Set("User-Agent", userAgent)
	client := *d.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Do(request)
	if err != nil {
		return nil, ctx.Err() == nil, withoutAddress(err)
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusForbidden:
		return nil, false, fmt.Errorf("status %d: %w", code, errExpired)
	case code != http.StatusOK:
		return nil, code >= 500 || code == http.StatusTooManyRequests, fmt.Errorf("status %d: %w", code, errNotServed)
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, limit+1))
	return data, ctx.Err() == nil, err
}

// withoutAddress leaves out the address of a failed request: it is signed or
// holds a token.
func withoutAddress(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return fmt.Errorf("%w: %w", errNotServed, failed.Err)
	}
	return err
}

// Why an attachment did not come.
var (
	errExpired   = errors.New("attachment no longer served")
	errNotServed = errors.New("attachment not served")
)

// serves reports whether an address is one of Discord's, or of the stand-in.
func (d *discord) serves(u *url.URL) bool {
	if d.standIn != nil {
		return u.Host == d.standIn.Host || u.Hostname() == "cdn.discordapp.com"
	}
	return u.Scheme == "https" && (u.Host == "cdn.discordapp.com" || u.Host == "media.discordapp.net")
}
