package discord

import (
	"net/http"
	"sync/atomic"
	"time"
)

// A clock notes from each answer how far this machine's time is from the other side's.
type clock struct {
	next  http.RoundTripper
	ahead atomic.Pointer[time.Duration]
}

// RoundTrip reads the time off the answer's Date, which has whole seconds; the answer
// was made between the request and now.
func (c *clock) RoundTrip(r *http.Request) (*http.Response, error) {
	asked := time.Now()
	answer, err := c.next.RoundTrip(r)
	if err != nil {
		return answer, err
	}
	if said, err := http.ParseTime(answer.Header.Get("Date")); err == nil {
		middle := asked.Add(time.Since(asked) / 2)
		ahead := middle.Sub(said.Add(500 * time.Millisecond))
		c.ahead.Store(&ahead)
	}
	return answer, nil
}

// ClockAhead says how far this machine's clock is ahead of Discord's, to about a
// second, below 0 if it is behind; not known before the first answer.
func (c *Client) ClockAhead() (ahead time.Duration, known bool) {
	if a := c.clock.ahead.Load(); a != nil {
		return *a, true
	}
	return 0, false
}
