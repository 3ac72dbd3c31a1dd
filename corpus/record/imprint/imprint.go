package imprint

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// Books say on a page of their own whose they are, where they are printed and when they
// first appeared. What such a page says stands in rows, in any order.
var (
	imprintSign = lang.Regexp(`(?i)\bisbn\b|^first (?:published|edition)|\ball rights reserved\b|catalog(?:ue|ing)[- ](?:record|in[- ]publication)|library of congress|^printed (?:and bound )?in\b|©|^(?:text )?copyright\b|^published (?:by|in)\b|no part of this (?:book|publication)|dépôt légal|deutsche nationalbibliothek|alle rechte vorbehalten|tous droits réservés|depósito legal|^typeset (?:by|in)\b|^cover (?:design|image|photo)|^you may re-?use this\b|^this (?:publication|document) is (?:also )?available (?:at|from|online)|^any enquiries regarding this publication`)
	publishedBy = lang.Regexp(`(?i)\bpublished (?:in (?:\p{L}+ )?)?((?:1[5-9]|20)\d{2})?\s*(?:in (?:the )?\p{Lu}[\p{L} ]+ )?by ((?-i:\p{Lu})[^,.;\d]{2,60})`)
	editionYear = lang.Regexp(`(?i)^.{0,40}\bedition\b(?:,| first)?\s*(?:published\s*|©\s*)?(?:in\s*)?((?:1[5-9]|20)\d{2})\b`)
	copyYears   = lang.Regexp(`(?i)(?:©|\(c\)|copyright)[^\d]{0,60}((?:(?:1[5-9]|20)\d{2}[,\s–-]*)+)`)
	copyOwner   = lang.Regexp(`(?i)^(?:text )?(?:(?:©|\(c\)|copyright)\s*)+(?:(?:(?:1[5-9]|20)\d{2}[,\s–-]*)+(?:by )?((?-i:\p{Lu})[^,;\d]{2,60}?)|((?-i:\p{Lu})[^,;\d]{2,60}?),? (?:(?:1[5-9]|20)\d{2}[,\s–-]*)+)\.?$`)
	anyYear     = lang.Regexp(`\b(?:1[5-9]|20)\d{2}\b`)
)

// fewestImprintSigns is how many rows of such a page say so, at least.
const fewestImprintSigns = 3

// IsPage says whether the rows of a page are those of the imprint of a book.
func IsPage(rows []string) bool {
	signs := 0
	for _, row := range rows {
		if imprintSign.MatchString(row) {
			signs++
		}
	}
	return signs >= fewestImprintSigns && signs*5 >= len(rows)
}

// ReadPage reads who published a book, and when this edition of it appeared: the
// last of the years that the page names for its text, not that of a translation's original.
func ReadPage(rows []string) []record.Finding {
	publisher, edition, copied := "", "", ""
	for i, row := range rows {
		if i+1 < len(rows) && strings.HasPrefix(rows[i+1], "by ") { // "Third edition published 2006", "by Alder Press"
			row += " " + rows[i+1]
		}
		if m := publishedBy.FindStringSubmatch(row); m != nil && publisher == "" && !record.PersonName(m[2]) {
			publisher = strings.TrimSpace(m[2])
		}
		if m := editionYear.FindStringSubmatch(row); m != nil {
			edition = max(edition, m[1])
		}
		if m := copyYears.FindStringSubmatch(row); m != nil {
			for _, year := range anyYear.FindAllString(m[1], -1) {
				copied = max(copied, year)
			}
		}
	}
	if publisher == "" {
		publisher = owner(rows)
	}
	issued := max(edition, copied)
	return []record.Finding{{Field: "publisher", Value: publisher, From: record.FromImprint}, {Field: "issued", Value: issued, From: record.FromImprint}}
}

// owner gives the company whose the text is, where its legal form or its words show that it is one.
func owner(rows []string) string {
	for _, row := range rows {
		m := copyOwner.FindStringSubmatch(row)
		if m == nil {
			continue
		}
		name := strings.TrimSpace(m[1] + m[2])
		if !record.PersonName(name) && (record.HasLegalForm(name) || record.IsOrganisation(name)) {
			return name
		}
	}
	return ""
}
