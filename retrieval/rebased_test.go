package retrieval

import "testing"

// ferryApp is a library on a program.
func ferryApp(t *testing.T) *Engine {
	t.Helper()
	lib := newLibrary(t)
	addIn(t, lib, "en", "Ferry Manual",
		"Installing takes a minute. To be rid of the program, delete its folder and the key beside it.",
		"On old machines the timetable lags; switch off the shadows then.",
		"Above 120 requests a minute the harbour server returns status 429, and the client waits.")
	addIn(t, lib, "en", "The Strike of the Ferrymen",
		"The ferrymen of the lower harbour laid down their oars over the night crossings. In 1921 they went back to work for nine crowns a week.",
		"The lower harbour was rebuilt in 1934, after the storm.")
	return newEngine(t, lib, builtIn(t))
}

// Before a question is denied, it is looked for by the words that its strange ones are made from.
func TestWordsMadeFromOthersAreNotDenied(t *testing.T) {
	e := ferryApp(t)
	for asked, found := range map[string]string{"how do i uninstall it": "installing", "uninstall": "installing"} {
		a := ask(t, e, asked, 3)
		if a.Verdict != Maybe || len(a.Corrected) == 0 {
			t.Errorf("Ask(%q) = %v, %v, want %s", asked, a.Verdict, a.Corrected, found)
		}
	}
	for _, asked := range []string{"how do i detail a car", "its so laggy lol", "unsalted butter"} {
		if a := ask(t, e, asked, 3); a.Verdict != Nothing {
			t.Errorf("Ask(%q) = %v, %v", asked, a.Verdict, a.Corrected)
		}
	}
}

// A number that hardly anybody says by chance is looked up, however the message sounds.
func TestNumbersAreLookedUp(t *testing.T) {
	e := ferryApp(t)
	if a := ask(t, e, "429 error in my script", 3); a.Verdict == Nothing || len(a.Evidence) == 0 {
		t.Errorf("a code is denied: %v", a.Verdict)
	}
	for _, said := range []string{"happy new year 1934 lol", "brb in 9 minutes", "my 555 stamps arrived today"} {
		if a := ask(t, e, said, 3); a.Verdict != Nothing {
			t.Errorf("Ask(%q) = %v", said, a.Verdict)
		}
	}
}

// What is told of another year than the passage has may be wrong, and is not confirmed.
func TestAnotherYearIsNotSure(t *testing.T) {
	e := ferryApp(t)
	for asked, want := range map[string]Verdict{
		"the ferrymen of the lower harbour laid down their oars in 1921 over the night crossings": Sure,
		"the ferrymen of the lower harbour laid down their oars in 1934 over the night crossings": Maybe,
		"the ferrymen of the lower harbour laid down their oars in 1887 over the night crossings": Maybe,
	} {
		if a := ask(t, e, asked, 3); a.Verdict != want {
			t.Errorf("Ask(%q) = %v, want %v", asked, a.Verdict, want)
		}
	}
}
