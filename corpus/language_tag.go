package corpus

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageNames has the codes of languages by what they are called.
var languageNames = map[string]string{"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
	"español": "es", "russian": "ru", "русский": "ru", "turkish": "tr", "türkçe": "tr", "arabic": "ar", "العربية": "ar", "chinese": "zh",
	"中文": "zh", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl"}

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
