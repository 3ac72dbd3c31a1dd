package record

import (
	"strings"

	"footnote/corpus/lang"
)

var (
	logoLine  = lang.Regexp(`(?i)^(.+?)\s*[-–—|:]?\s*(?:small |large |site |main )?logo$`)
	copyright = lang.Regexp(`(?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?((?:1[5-9]|20)\d{2}(?:\s?[-–—,]\s?(?:(?:1[5-9]|20)\d{2}|present))*)?,?\s*(?:by\s+)?((?:[^.|<]|(?:Inc|Corp|Co)\.)*)`)
	shortForm = lang.Regexp(`\s(?:Inc|Corp|Co)$`)
	rights    = lang.Regexp(`(?i)[,.]?\s*(?:` + lang.OneOf("rights-reserved") + `|or its affiliat.*|and contributors.*).*$`)
	// bareMark is how a copyright sign comes out that became a letter: "c 2001–2022 Harbour Press".
	bareMark = lang.Regexp(`^[cC]\s+(?:1[5-9]|20)\d{2}\b`)
	// nobodys is what stands for a name in many notices: every office's, whoever wrote it, or
	// what a sentence says of the right: "Copyright is held by the authors".
	nobodys = lang.Regexp(`(?i)^(?:crown copyright|(?:the )?(?:respective )?(?:author|owner|editor|contributor)s?(?:\(s\))?|(?-i:is|are|remains?|rests?|belongs?|held)\s.*|.*\set al|[^\p{L}].*)$`)
	// orderNumber is by which a publisher sells copies of a paper, behind its name: "Alder Press
	// 1-58113-840-7/04/0006".
	orderNumber = lang.Regexp(`\s[\dX]+(?:-[\dX]+){3,}(?:/\S*)?$`)
	yearAtEnd   = lang.Regexp(`\b(?:1[5-9]|20)\d{2}$`)
)

// IsOwnerNotice says whether a text begins as a notice of copyright does, so that it is the name of
// nobody.
func IsOwnerNotice(text string) bool {
	return bareMark.MatchString(text) || strings.ContainsAny(text, "©") && copyright.MatchString(text)
}

// ReadOwner reads the publisher from a logo, or publisher and year from a notice of
// copyright: of several years the last, in which this text was made; none where it goes
// on to the present.
func ReadOwner(text string) (out []Finding) {
	if m := logoLine.FindStringSubmatch(text); m != nil && len(text) < 80 {
		out = append(out, Finding{Field: "publisher", Value: strings.Trim(m[1], " -–—|:"), From: FromOwner})
	}
	if bareMark.MatchString(text) {
		text = "©" + text[1:]
	}
	m := copyright.FindStringSubmatch(text)
	if m == nil || len(text) > 300 {
		return out
	}
	owner := strings.Trim(rights.ReplaceAllString(m[2], ""), " ,.-–")
	if strings.EqualFold(owner, "by") { // whose it is stands in the next row
		owner = ""
	}
	if year := yearAtEnd.FindString(owner); year != "" && m[1] == "" { // "© Harbour Press 2017"
		owner, m[1] = strings.Trim(strings.TrimSuffix(owner, year), " ,.-–"), year
	}
	owner = orderNumber.ReplaceAllString(owner, "")
	if nobodys.MatchString(owner) {
		owner = ""
	}
	if shortForm.MatchString(owner) && strings.Contains(text, owner+".") {
		owner += "."
	}
	if owner != "" && lang.WordCount(owner) <= 8 && strings.ContainsFunc(owner, lang.IsWordRune) && !PersonName(owner) {
		out = append(out, Finding{Field: "publisher", Value: owner, From: FromOwner})
	}
	return append(out, Finding{Field: "issued", Value: yearAtEnd.FindString(m[1]), From: FromOwner})
}
