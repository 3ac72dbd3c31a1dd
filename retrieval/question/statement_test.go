package question

import (
	"strings"
	"testing"
)

func TestTells(t *testing.T) {
	for q, want := range map[string]bool{
		"i love honey": true, "my uncle keeps bees": true, "I'm a beekeeper": true, "honey is so good": true, "bees are really very cute": true,
		"honey": false, "honey is a food of bees": false, "the price of honey is low": false, "i wonder why bees dance": false, "is honey so good": false,
		"my uncle keeps bees, any advice": false, "i am writing about honey": false, "my topic is honey": false, "we": false, "": false,
		"das war klar dass der honig alle ist": true, "ich liebe honig": true, "mein onkel hat bienen": true, "j'adore le miel": true, "mon oncle a des abeilles": true, "me encanta la miel": true,
		"ich hab bienen, wie füttere ich sie": false, "das war der honig?": false, "ich brauche was über honig": false, "honig ist gesund": false, "j'ai un exposé sur le miel": false, "quiero saber si la miel caduca": false, "das bienengesetz": false,
	} {
		if got := Tells(q); got != want {
			t.Errorf("Tells(%q) = %v", q, got)
		}
	}
}

func TestThingOf(t *testing.T) {
	for q, want := range map[string]string{
		"capital of France": "capital/france", "what is the capital of France?": "capital/france", "who was the queen of the bees": "queen/bees",
		"melting point of pure gold": "melting point/pure gold", "melting point of gold in winter": "", "lack of gold leads to war": "", "wife of Milton Friedman": "wife/milton friedman",
		"of France": "", "capital": "", "what is France": "", "which of them left": "", "how do bees of the north find home": "", "capital of it": "", "": "",
	} {
		thing, of := ThingOf(q)
		got := strings.Join(thing, " ") + "/" + strings.Join(of, " ")
		if got != want && (want != "" || got != "/") {
			t.Errorf("ThingOf(%q) = %q, want %q", q, got, want)
		}
	}
}

func TestDoer(t *testing.T) {
	for q, want := range map[string]string{
		"how did ignatius start the order": "ignatius", "what do otters eat": "otters", "do otters eat fish": "otters", "so, can otters swim": "otters", "why would bosses like it": "bosses",
		"how did the brits stop it": "", "what do they eat": "", "he hid, how could that help if nobody can grill him": "", "what does it cost": "", "what otters do": "", "did otters": "", "is tea nice": "", "": "",
	} {
		if got := Doer(q); got != want {
			t.Errorf("Doer(%q) = %q, want %q", q, got, want)
		}
	}
}
