package question

import (
	"strings"
	"testing"
)

// Greetings and thanks of other languages are talk as whole messages only.
func TestTalkAbroad(t *testing.T) {
	for _, q := range []string{
		"Guten Morgen", "guten morgen!", "wie gehts", "Wie geht's dir?", "danke dir!", "Vielen Dank!", "Tschüss", "hallo, wie geht es dir?", "ok danke", "Danke! bis morgen",
		"Bonjour !", "Comment ça va ?", "ça va", "merci beaucoup", "Merci pour l’aide !", "à bientôt", "Buenos días", "¿qué tal?", "¡Hola!", "muchas gracias", "¿Cómo estás?",
		"Merhaba", "günaydın", "nasılsın?", "İyi günler", "teşekkür ederim", "Çok teşekkürler!", "привет", "Привет!", "как дела?", "Привет, как дела?", "спасибо", "Большое спасибо!", "Доброе утро",
		"Servus!", "пока", "salut", "سلام", "مرحبا", "السلام عليكم", "كيف حالك؟", "شكرا", "شكراً جزيلاً", "صباح الخير",
	} {
		if !IsTalk(q) {
			t.Errorf("IsTalk(%q) = false", q)
		}
	}
	for _, q := range []string{
		"guten tag in der literatur", "wie geht es den bienen", "danke für nichts film", "bonjour tristesse", "ça va dire quoi", "gracias a la vida", "hola mundo", "merhaba dünya tarihi",
		"как дела в сирии", "привет от отца", "спасибо за победу", "пока не поздно", "السلام في سوريا", "من أنت في الرواية", "как построили мост", "wie alt wird eine biene",
	} {
		if IsTalk(q) {
			t.Errorf("IsTalk(%q) = true", q)
		}
	}
	for message, want := range map[string]bool{"danke dir!": true, "merci": true, "gracias": true, "Teşekkürler": true, "спасибо!": true, "شكرا لك": true, "guten morgen": false, "привет": false} {
		if got := Thanks(message); got != want {
			t.Errorf("Thanks(%q) = %v, want %v", message, got, want)
		}
	}
}

// One word is sought, though it would be talk, unless it greets, thanks or asks.
func TestSought(t *testing.T) {
	for q, want := range map[string]string{"nobody": "nobody", "Help!": "help", "nothing": "nothing", "from": "from", "peace": "peace", "hi": "", "Hello!": "", "thanks": "", "why?": "", "what": "", "the": "", "lol": "", "hahaha": "", "привет": "", "servus": "servus", "سلام": "سلام", "help me": "", "": "", "😂": ""} {
		if got, ok := Sought(q); got != want || ok != (want != "") {
			t.Errorf("Sought(%q) = %q, %v, want %q", q, got, ok, want)
		}
	}
}

// Frames in other languages fall as English ones do.
func TestTrimCutsFramesAbroad(t *testing.T) {
	for framed, want := range map[string]string{
		"Hallo zusammen, kurze Frage: Wer baute die Brücke? Danke im Voraus!":         "Wer baute die Brücke?",
		"moin leute wer baute die Brücke brauch das für die schule":                   "wer baute die Brücke",
		"weiß jemand wer die Brücke baute lg":                                         "wer die Brücke baute",
		"bonjour, est-ce que quelqu'un sait qui a construit le pont ? merci d'avance": "qui a construit le pont ?",
		"hola, alguien sabe quién construyó el puente? gracias de antemano":           "quién construyó el puente?",
		"подскажите пожалуйста кто построил мост, спасибо заранее":                    "кто построил мост",
		"arkadaşlar köprüyü kim yaptı lütfen":                                         "köprüyü kim yaptı",
		"لو سمحت من بنى الجسر شكرا":                                                   "من بنى الجسر",
		"danke": "danke", "merci": "merci",
	} {
		if got := Trim(framed); strings.TrimRight(got, " ?") != strings.TrimRight(want, " ?") {
			t.Errorf("Trim(%q) = %q, want %q", framed, got, want)
		}
	}
}
