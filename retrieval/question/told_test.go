package question

import "testing"

func TestTold(t *testing.T) {
	for _, c := range []struct {
		q, sentence string
		least, most float64
	}{
		{"what is a weir", "A weir holds the stream.", 1, 1},
		{"how many mills did the valley have", "The valley had twelve mills.", 1, 1},
		{"how many mills did the valley have", "The valley had mills for 300 years.", 0, 0.5},
		{"how many of the apollo 17 crew came from texas", "Apollo 17 was the last flight.", 0, 0.2},
		{"who did Anna Berg marry", "Anna Berg was a miller.", 0, 0.4},
		{"who did Anna Berg marry", "Anna Berg married the miller Karl Hess.", 1, 1},
		{"who did Berg ask to marry her", "Miller Anna Berg could not marry.", 0, 0.4},
		{"who did Berg ask to marry her", "Berg's neighbour was asked to marry by Berg's Karl Hess.", 1, 1},
		{"who did Anna Berg marry", "Karl Hess married Anna Berg.", 1, 1},
		{"who did Anna Berg marry", "To Anna Berg, Karl Hess was a husband.", 1, 1},
		{"who did the miller marry", "It was the miller Karl Hess.", 1, 1},
		{"where was Anna Berg born", "Anna Berg was born.", 0, 0.4},
		{"who opened the weir", "The weir was opened (Brook & Ferry, 2019, p. 3).", 0, 0.4},
		{"when was the weir built", "The weir was built by monks.", 0, 0.3},
		{"when was the weir built", "The weir was built by monks (Brook and Ferry, 2019; see Hess et al., 2001a, pp. 3-9).", 0, 0.3},
		{"when was the weir built", "The weir was built in 1410.", 1, 1},
		{"what happened to the weir in 1410", "In 1410 the weir broke.", 1, 1},
		{"what year after 1410 did the weir break", "In 1410 the weir was built.", 0, 0.3},
	} {
		if got := WantedBy(c.q).Told(c.sentence); got < c.least || got > c.most {
			t.Errorf("%q in %q: %.2f, want %.1f to %.1f", c.q, c.sentence, got, c.least, c.most)
		}
	}
}
