package pool

import "time"

// Times are how long something took, each time.
type Times struct {
	Count  uint64
	Sum    time.Duration
	Within map[float64]uint64 // how many took so many seconds at most
}

// bounds are the seconds that times are counted by.
var bounds = [...]float64{.005, .02, .1, .5, 1, 2, 5, 10}

func (t *Times) add(took time.Duration) {
	t.Count++
	t.Sum += took
	if t.Within == nil {
		t.Within = map[float64]uint64{}
	}
	for _, b := range bounds {
		if took.Seconds() <= b {
			t.Within[b]++
		}
	}
}

func (t Times) copy() Times {
	within := map[float64]uint64{}
	for _, b := range bounds {
		within[b] = t.Within[b]
	}
	t.Within = within
	return t
}

// note adds what began some time ago.
func (p *Pool) note(t *Times, began time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	t.add(time.Since(began))
}
