package wiki

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// Formulas of MediaWiki are written in TeX, whose signs are none of its markup: they stay as
// they are written.
var wikiFormula = lang.Regexp(`(?s)<(?:math|chem|ce)(?:\s[^<>]*)?>(.*?)</(?:math|chem|ce)>`)

// formulaMark stands around the number of a formula while the text around it is rewritten.
const formulaMark = "\x01"

func formulaPlace(n int) string { return formulaMark + strconv.Itoa(n) + formulaMark }

// withoutFormulas takes the formulas out of a text.
func withoutFormulas(text string) (rest string, formulas []string) {
	text = strings.ReplaceAll(text, formulaMark, "")
	rest = wikiFormula.ReplaceAllStringFunc(text, func(tag string) string {
		formula := lang.Squeeze(wikiFormula.FindStringSubmatch(tag)[1])
		if formula == "" {
			return ""
		}
		formulas = append(formulas, "$"+formula+"$")
		return formulaPlace(len(formulas) - 1)
	})
	return rest, formulas
}

// withFormulas puts them back into rows.
func withFormulas(rows, formulas []string) []string {
	var pairs []string
	for i, formula := range formulas {
		pairs = append(pairs, formulaPlace(i), formula)
	}
	back := strings.NewReplacer(pairs...)
	for i, row := range rows {
		rows[i] = back.Replace(row)
	}
	return rows
}
