package encoding

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// DecodeHTML turns the bytes of a page into UTF-8. The order is: byte order
// mark, valid UTF-8, what the server declared, what the page declares, and then
// statistics. A declaration is not believed where the text denies it.
func DecodeHTML(f corpus.File) (string, error) {
	data := bytes.TrimPrefix(f.Data, []byte("\xEF\xBB\xBF"))
	order, _ := utf16Order(data)
	declared := declaredCharset(f.MediaType, data)
	switch {
	case order != "", looksBinary(data), utf8.Valid(data) && declared != "iso-2022-jp", nearlyUTF8(data):
		return ToUTF8(data)
	}
	if out, err := fromNamed(data, declared); err == nil && !strings.HasPrefix(declared, "utf") && !(declared == "windows-1252" && mostlyAccents(out)) {
		return out, nil
	}
	return fromLegacy(data, shown(data))
}

var metaCharset = lang.Regexp(`(?i)<(?:meta|\?xml)\s[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// declaredCharset is the canonical name of the encoding that the server or the
// page declares, "" for none.
func declaredCharset(mediaType string, data []byte) string {
	names := make([]string, 0, 2)
	if _, parameters, err := mime.ParseMediaType(mediaType); err == nil {
		names = append(names, parameters["charset"])
	}
	if m := metaCharset.FindSubmatch(data[:min(len(data), 8192)]); m != nil {
		names = append(names, string(m[1]))
	}
	for _, name := range names {
		if canonical := encodingName(name); canonical != "" {
			return canonical
		}
	}
	return ""
}

// mostlyAccents says whether most letters of a text are accented Latin ones,
// which no language has: the text is of another script.
func mostlyAccents(s string) bool {
	accented, all := 0, 0
	for _, r := range lang.Sample(s, 1<<16) {
		switch {
		case r >= 0xC0 && unicode.Is(unicode.Latin, r):
			accented++
			all++
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			all++
		}
	}
	return accented*2 > all
}

// shown gives the start of a page without its tags.
func shown(data []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(data))
	for out.Len() < 1<<16 {
		switch z.Next() {
		case html.ErrorToken:
			return out.Bytes()
		case html.TextToken:
			out.Write(z.Raw())
		}
	}
	return out.Bytes()
}
