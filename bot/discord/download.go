package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// Download fetches an attachment, at most limit bytes and one more. Only
// Discord's own hosts serve them: any other address is [ErrForeignAddress]. It tries
// again where that may help; what Discord serves no more is [ErrExpired], and what it
// did not serve this time [ErrNotServed].
func (c *Client) Download(ctx context.Context, address string, limit int64) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || !c.serves(u) {
		return nil, fmt.Errorf("download attachment: %w", ErrForeignAddress)
	}
	const tries = 4
	for n := 1; ; n++ {
		data, again, err := c.downloadOnce(ctx, address, limit)
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
func (c *Client) downloadOnce(ctx context.Context, address string, limit int64) (data []byte, again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, false, err
	}
	request.Header.Set("User-Agent", userAgent)
	response, err := c.files.Do(request)
	if err != nil {
		return nil, ctx.Err() == nil, withoutAddress(err)
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusForbidden:
		return nil, false, fmt.Errorf("status %d: %w", code, ErrExpired)
	case code != http.StatusOK:
		return nil, code >= 500 || code == http.StatusTooManyRequests, fmt.Errorf("status %d: %w", code, ErrNotServed)
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, limit+1))
	return data, ctx.Err() == nil, err
}

// withoutAddress leaves out the address of a failed request: it is signed or
// holds a token.
func withoutAddress(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return fmt.Errorf("%w: %w", ErrNotServed, failed.Err)
	}
	return err
}

// Why an attachment did not come.
var (
	ErrForeignAddress = errors.New("not one of Discord's addresses")
	ErrExpired        = errors.New("attachment no longer served")
	ErrNotServed      = errors.New("attachment not served")
)

// serves reports whether an address is one of Discord's, or of the stand-in.
func (c *Client) serves(u *url.URL) bool {
	if c.standIn != nil {
		return u.Host == c.standIn.Host || u.Hostname() == "cdn.discordapp.com"
	}
	return u.Scheme == "https" && (u.Host == "cdn.discordapp.com" || u.Host == "media.discordapp.net")
}
