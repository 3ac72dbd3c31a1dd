package texts

import (
	"fmt"
	"strings"

	"golang.org/x/text/number"
)

// A Text is a sentence of ours in English, with the verbs of package fmt for its
// arguments. Every constant of this type is to be translated.
type Text string

// A Name is what a command, an option or a sub-command is called in English: "source
// add". Translations keep to the words of the English one: a command is called the
// same in each of its sub-commands.
type Name string

// A Phrase is a text with its arguments, to be said when the language of its reader
// is known.
type Phrase struct {
	Text Text
	Args []any
}

// Of makes a phrase.
func Of(t Text, args ...any) Phrase { return Phrase{t, args} }

// String is the phrase in English.
func (p Phrase) String() string { return Language{}.Phrase(p) }

// Phrase says a phrase.
func (l Language) Phrase(p Phrase) string { return l.Say(p.Text, p.Args...) }

// Say says a text. Arguments that are texts or phrases are said in the same language;
// numbers are written as it writes them; in a language that is written from right to
// left, other arguments keep their own direction.
func (l Language) Say(t Text, args ...any) string { return l.fill(l.translated(t), args) }

// Name is what a command or an option is called.
func (l Language) Name(n Name) string {
	if l.tongue == nil {
		return string(n)
	}
	return l.po.GetC(string(n), nameContext)
}

// nameContext tells names from texts of the same words in the files.
const nameContext = "name"

// Count says a text about a number of things in the form that it wants. The number
// is the first argument, whether the form names it or not; the others follow.
func (l Language) Count(n int, one, many Text, args ...any) string {
	args = append([]any{n}, args...)
	switch {
	case l.tongue != nil:
		return l.fill(l.po.GetN(string(one), string(many), n), args)
	case n == 1:
		return l.fill(string(one), args)
	}
	return l.fill(string(many), args)
}

func (l Language) translated(t Text) string {
	if l.tongue != nil && t != "" {
		if found := l.known[string(t)]; found != nil {
			return found.Get()
		}
	}
	return string(t)
}

func (l Language) fill(format string, args []any) string {
	if len(args) == 0 || !strings.Contains(format, "%") {
		return format
	}
	shown := make([]any, len(args))
	for i, a := range args {
		shown[i] = l.argument(a)
	}
	return fmt.Sprintf(format, shown...)
}

func (l Language) argument(a any) any {
	switch a := a.(type) {
	case Phrase:
		return l.isolated(l.Phrase(a))
	case Text:
		return l.Say(a)
	case string:
		return l.isolated(a)
	case int:
		if l.tongue != nil {
			return numeral{l, a}
		}
	}
	return a
}

// A numeral is a number as a language writes it.
type numeral struct {
	in Language
	n  int
}

func (n numeral) Format(f fmt.State, _ rune) { fmt.Fprint(f, n.in.printer.Sprint(number.Decimal(n.n))) }

// Marks that keep the direction of what stands between them apart from the rest.
const (
	firstStrongIsolate    = "\u2068"
	popDirectionalIsolate = "\u2069"
)

// isolated keeps foreign words in a sentence from right to left together.
func (l Language) isolated(text string) string {
	if text == "" || !l.RightToLeft() {
		return text
	}
	return firstStrongIsolate + text + popDirectionalIsolate
}
