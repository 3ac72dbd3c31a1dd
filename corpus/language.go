package corpus

import (
	"strings"

	"footnote/corpus/lang"
)

// MainLanguage is the language that most of the text of the blocks is in. It
// looks at thirty blocks all over the text, each by itself, because a work may
// hold a summary in another language.
func MainLanguage(blocks []Block) string {
	weight := map[string]int{}
	step := max(1, len(blocks)/30)
	var all strings.Builder
	for i := 0; i < len(blocks); i += step {
		text := lang.Sample(blocks[i].Text, 1000)
		if all.Len() < 4000 {
			all.WriteString(text + "\n")
		}
		if len(text) >= 80 {
			weight[lang.Detect(text)] += len(text)
		}
	}
	delete(weight, "")
	best, most := "", 0
	for lang, n := range weight {
		if n > most || n == most && lang < best {
			best, most = lang, n
		}
	}
	if best == "" {
		return lang.Detect(all.String())
	}
	return best
}

// IsLanguage says whether a text is a language code by its form: "en", "pt-BR".
func IsLanguage(code string) bool { return languageCode.MatchString(code) }

var languageCode = lang.Regexp(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
