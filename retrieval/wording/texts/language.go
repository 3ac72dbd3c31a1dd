package texts

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/leonelquinteros/gotext"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A Language says texts. The zero value is English.
type Language struct{ *tongue }

type tongue struct {
	code    string
	po      *gotext.Po
	known   map[string]*gotext.Translation // by the English text
	printer *message.Printer               // of numbers
}

//go:embed *.po
var files embed.FS

// tongues reads the files, once.
var tongues = sync.OnceValue(func() map[string]Language {
	found := map[string]Language{}
	names, err := files.ReadDir(".")
	if err != nil {
		panic(err) // they are built in
	}
	for _, f := range names {
		data, err := files.ReadFile(f.Name())
		if err != nil {
			panic(err)
		}
		t := &tongue{code: strings.TrimSuffix(f.Name(), path.Ext(f.Name())), po: gotext.NewPo()}
		t.po.Parse(data)
		t.known = t.po.GetDomain().GetTranslations()
		t.printer = message.NewPrinter(language.Make(t.code + latinDigits))
		found[t.code] = Language{t}
	}
	return found
})

// latinDigits has numbers written in the figures that buttons and citations have.
const latinDigits = "-u-nu-latn"

// In gives the language of a locale such as "de" or "es-419", English where there is
// no translation.
func In(locale string) Language {
	code, _, _ := strings.Cut(locale, "-")
	return tongues()[code]
}

// All lists the languages that English is translated to, in the order of their codes.
func All() []Language {
	var all []Language
	for _, l := range tongues() {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b Language) int { return strings.Compare(a.code, b.code) })
	return all
}

// Code names the language, by ISO 639.
func (l Language) Code() string {
	if l.tongue == nil {
		return "en"
	}
	return l.code
}

// OwnName is what the language calls itself.
func (l Language) OwnName() string {
	if l.tongue == nil {
		return "English"
	}
	return l.po.GetDomain().Headers.Get("X-Name")
}

// RightToLeft reports whether the language is written from right to left.
func (l Language) RightToLeft() bool {
	if l.tongue == nil {
		return false
	}
	script, _ := language.Make(l.code).Script()
	return slices.Contains([]string{"Arab", "Hebr"}, script.String())
}

// And joins words: "a", "a and b", "a, b and c".
func (l Language) And(words []string) string { return l.joined(words, "%s and %s") }

// Or joins words: "a", "a or b", "a, b or c".
func (l Language) Or(words []string) string { return l.joined(words, "%s or %s") }

// Commas joins words: "a", "a, b, c".
func (l Language) Commas(words []string) string { return l.joined(words, between) }

const between Text = "%s, %s"

// joined joins words, before the last one by last.
func (l Language) joined(words []string, last Text) string {
	if len(words) == 0 {
		return ""
	}
	text := l.isolated(words[0])
	for i, word := range words[1:] {
		format := l.translated(between)
		if i == len(words)-2 {
			format = l.translated(last)
		}
		text = fmt.Sprintf(format, text, l.isolated(word))
	}
	return text
}
