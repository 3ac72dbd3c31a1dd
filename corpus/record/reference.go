package record

import "footnote/corpus/lang"

var (
	refYear   = lang.Regexp(`\b(?:1[5-9]|20)\d{2}[a-z]?\b`)
	refPlace  = lang.Regexp(`(?i)\bhttps?://|\bdoi\b|\bpp?\.\s?\d|\bs\.\s?\d|с\.\s?\d|\d+\s?\(\d+\)|\d+\s?[–-]\s?\d+\.?$|\bvol\.|\bpress\b|retrieved from|accessed|access date|available at|journal|\bed\.|\beds\.|\bISBN\b|//|№\s?\d|出版社|\[[JMDNCR]\]`)
	refAuthor = lang.Regexp(`^(?:\[?\d{1,3}[\].)]\s*|[•–-]\s*)?(?:\p{Lu}[\p{L}'’‐-]+,?\s+(?:\p{Lu}\.|\p{Lu}[\p{L}-]+[,.(]|\p{Lu}\p{L}*,)|\p{Lu}\.\s?(?:\p{Lu}\.\s?)*\p{Lu}\p{L}+)`)
	RefNumber = lang.Regexp(`^\[\d{1,3}\]`)
	HeadDigit = lang.Regexp(`^(?:[0-9ivx]+ )+`)
)

// IsReference says whether a line reads as an entry of a list of references.
func IsReference(text string) bool {
	signs := 0
	for _, re := range []*lang.Pattern{refYear, refPlace, refAuthor, RefNumber} {
		if re.MatchString(text) {
			signs++
		}
	}
	return signs >= 2
}
