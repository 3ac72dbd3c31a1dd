package tex

import "testing"

// The BibTeX import of Zotero knows braces with a backslash, and not the commands
// for them; an empty group it leaves out, after it has made its own signs of
// "?!" and "TEL".
func TestEscape(t *testing.T) {
	for s, want := range map[string]string{
		`50% & $1 #2 a_b`: `50\% \& \$1 \#2 a\_b`,
		`{x}`:             `\{x\}`,
		`}{`:              `{\textbraceright}{\textbraceleft}`,
		`}`:               `{\textbraceright}`,
		`\input{a}`:       `{\textbackslash}input\{a\}`,
		"What?! No!!!":    "What?{}! No!{}!{}!",
		"MOTEL":           "MOT{}EL",
		`~^`:              `{\textasciitilde}{\textasciicircum}`,
		"“Ünïcode” – 水":   "“Ünïcode” – 水",
	} {
		if got := Escape(s); got != want {
			t.Errorf("Escape(%q) = %s, want %s", s, got, want)
		}
	}
	if got := Verbatim(`https://example.org/a_b?c=%20&d={e}\f g`); got != `https://example.org/a_b?c=%20&d=%7Be%7D%5Cf%20g` {
		t.Errorf("verbatimTeX = %s", got)
	}
}
