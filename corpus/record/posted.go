package record

import (
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// postedBy is how programs for sites say who put a text there: "Posted by seafox on 3 May".
var postedBy = lang.Regexp(`(?i)^(?:post author |` +
	`(?:posted|created|published|written|added|uploaded|erstellt|eingestellt|verfasst|veröffentlicht|geschrieben|publié|posté|rédigé|écrit|publicado|escrito|pubblicato|inserito|scritto|geplaatst|geschreven) )` +
	`(?:by|von|vom|par|por|da|door):?\s+(\S+(?:\s(?-i:\p{Lu})[\p{L}.’'-]+){0,2})(?:\s|,|$)`)

// PostedBy gives whom a line with a date names who put a text on a site, also by a name
// of one word; "" for a line that names nobody so. Who sent one in, or saved it, has an
// account there and wrote it or not.
func PostedBy(text string) string {
	m := postedBy.FindStringSubmatch(text)
	if m == nil || len(text) > 120 {
		return ""
	}
	if _, _, iso := date.Cut(text); len(iso) < len("2021-07-03") {
		return ""
	}
	if name := Person(m[1]); name != "" {
		return name
	}
	return Handle(m[1])
}
