package corpus

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageNames has the codes of languages by what they are called.
var languageNames = func() map[string]string {
	out := map[string]string{}
	for _, l := range lexicons {
		for _, name := range l.lists["names"] {
			out[name] = l.language
		}
	}
	return out
}()

// languageCode gives the code of a language named in words or by its code, ""
// for anything else.
func languageCode(s string) string {
	if code := languageNames[strings.ToLower(s)]; code != "" {
		return code
	}
	if tag, err := language.Parse(s); err == nil {
		return tag.String()
	}
	return ""
}

// babelName gives the name that babel and biblatex know a language by: its
// English name in small letters. It is empty where that is not one word.
func babelName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return ""
	}
	base, _ := parsed.Base()
	name := strings.ToLower(display.English.Languages().Name(base))
	if strings.Contains(name, " ") {
		return ""
	}
	return name
}
