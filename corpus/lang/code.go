package lang

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// languageNames has the codes of languages by what they are called.
var languageNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, l := range lexicons() {
		for _, name := range l.lists["names"] {
			out[name] = l.language
		}
	}
	return out
})

// Code gives the BCP 47 tag of a language named in words or by its code, "" for
// anything else.
func Code(s string) string {
	if code := languageNames()[strings.ToLower(s)]; code != "" {
		return code
	}
	if tag, err := language.Parse(s); err == nil {
		return tag.String()
	}
	return ""
}

// Primary gives the first part of a language tag: "pt" of "pt-BR".
func Primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	return tag
}
