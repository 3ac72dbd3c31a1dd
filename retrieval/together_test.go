package retrieval

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Questions that are asked at once get the answers that they get one by one, though the memory
// that ranking one takes goes to the next: of an answer nothing is left in it.
func TestAskedAtOnce(t *testing.T) {
	e := ferryApp(t)
	questions := []string{
		"what did the ferrymen go back to work for", "how do i uninstall it", "429 error in my script", "when was the lower harbour rebuilt",
		"why does the timetable lag on old machines", "do the texts agree on the harbour?", "what is known of whales",
	}
	first := ask(t, e, questions[0], 3)
	answer := func(q string) [2]Answer {
		a, err := e.Ask(t.Context(), q, 3)
		after, errAfter := e.AskAfter(t.Context(), []Turn{first.Turn()}, "and "+q, 3, nil)
		if err != nil || errAfter != nil {
			t.Error(err, errAfter)
		}
		return [2]Answer{a, after}
	}
	alone := map[string][2]Answer{}
	for _, q := range questions {
		alone[q] = answer(q)
	}
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for k := range 3 * len(questions) {
				q := questions[(i+k)%len(questions)]
				if diff := cmp.Diff(alone[q], answer(q), cmpopts.EquateErrors()); diff != "" {
					t.Errorf("%q: at once less alone:\n%s", q, diff)
				}
			}
		})
	}
	all.Wait()
	for _, q := range questions {
		if diff := cmp.Diff(alone[q], answer(q), cmpopts.EquateErrors()); diff != "" {
			t.Errorf("%q: once more less the first:\n%s", q, diff)
		}
	}
}
