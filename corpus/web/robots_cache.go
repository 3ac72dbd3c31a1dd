package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"sync"
	"time"

	"footnote/corpus"
)

const (
	mostRobots    = 512 << 10 // bytes of a robots.txt that are read; RFC 9309 wants 500 KiB
	mostSites     = 64        // whose robots.txt is remembered
	longestRobots = time.Hour // that it is remembered
)

// A robotsCache keeps what the robots.txt of sites say.
type robotsCache struct {
	mu    sync.Mutex
	sites map[string]readRobots // by scheme and host
}

type readRobots struct {
	robots
	until time.Time
}

// checkRobots asks the site of an address whether programs may read it there.
func (f *Fetcher) checkRobots(ctx context.Context, u *url.URL) error {
	site := url.URL{Scheme: u.Scheme, Host: u.Host}
	rules, known := f.robots.get(site.String())
	if !known {
		var err error
		site.Path = "/robots.txt"
		if rules, err = f.fetchRobots(ctx, &site); err != nil {
			return fmt.Errorf("robots.txt: %w", err)
		}
		site.Path = ""
		f.robots.put(site.String(), rules)
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rules.allow(path) {
		return fmt.Errorf("%w: %s", corpus.ErrRobots, u.Host)
	}
	return nil
}

// fetchRobots reads a robots.txt. Following RFC 9309, section 2.3.1, a site
// that refuses to give one lets everything be read, and one that is out of
// order nothing.
func (f *Fetcher) fetchRobots(ctx context.Context, u *url.URL) (robots, error) {
	resp, err := f.follow(ctx, u, func(context.Context, *url.URL) error { return nil })
	if errors.Is(err, errTooManyRedirects) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 == 5 && isBusy(resp) {
		return nil, fmt.Errorf("%w: status %d", corpus.ErrBusy, resp.StatusCode)
	}
	switch resp.StatusCode / 100 {
	case 2:
		data, err := io.ReadAll(io.LimitReader(resp.Body, mostRobots))
		if err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
		return parseRobots(data), nil
	case 3, 4:
		return nil, nil
	}
	return nil, fmt.Errorf("%w: status %d", corpus.ErrUnreachable, resp.StatusCode)
}

func (c *robotsCache) get(site string) (robots, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r, ok := c.sites[site]
	return r.robots, ok && time.Now().Before(r.until)
}

func (c *robotsCache) put(site string, r robots) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sites == nil || len(c.sites) >= mostSites {
		c.sites = map[string]readRobots{}
	}
	c.sites[site] = readRobots{r, time.Now().Add(longestRobots)}
}
