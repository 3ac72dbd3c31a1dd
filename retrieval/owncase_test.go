package retrieval

import "testing"

// What members may and must do stands in the rules in other words than they ask in. It is shown
// where the texts speak to those who read them, and chatter and other fields get nothing still.
func TestOwnCasesAreNotDenied(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules of the Boathouse",
		"Dogs must wait outside on a lead. You may leave a bowl of water for them by the slipway.",
		"A cracked oar is put aside with a red tag. Please tell the bosun the same day; nobody is charged for an honest knock.",
		"Bottles of glass are forbidden on the pontoon. You must sweep up whatever falls.",
		"The gate is shut at nine. Whoever has no key must ring the bell.")
	history := newLibrary(t)
	addSource(t, history, "The Old Boathouse",
		"The boathouse was built of larch in 1871 and burned down in the spring of 1903.",
		"Its first bosun kept a dog that was said to bite nobody but clergymen.")
	rules, past := newEngine(t, lib, builtIn(t)), newEngine(t, history, builtIn(t))
	for _, asked := range []string{"can i bring my puppy along?", "what if i smash mine", "im broke, is that a problem", "my labrador comes, is that okay?", "can they bill me for that", "am i screwed if i wreck mine"} {
		if a := ask(t, rules, asked, 3); a.Verdict != Maybe {
			t.Errorf("rules: %q is %s, want maybe", asked, a.Verdict)
		}
		if a := ask(t, past, asked, 3); a.Verdict != Nothing {
			t.Errorf("history: %q is %s, want nothing", asked, a.Verdict)
		}
	}
	for _, asked := range []string{"can i put foil in the microwave", "how do i exit vim", "what is the capital of mongolia", "who fancies a pizza tonight"} {
		if a := ask(t, rules, asked, 3); a.Verdict != Nothing {
			t.Errorf("rules: %q is %s, want nothing", asked, a.Verdict)
		}
	}
}
