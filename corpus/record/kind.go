package record

import (
	"cmp"
	"strings"

	"footnote/corpus/lang"
)

// theses are words for what is written for a degree.
var theses = lang.AsWord("theses")

// IsThesis says whether a genre is that of what is written for a degree.
func IsThesis(genre string) bool { return theses.MatchString(genre) }

var (
	doctoral = lang.Regexp(`(?i)do[ck]tor|docteur|доктор|кандидат|dottorat|\bph\.?\s?d|d\.?phil`)
	masters  = lang.Regexp(`(?i)m[aá]ster|magist(?:er|r)|magisterska|maestr[íi]a|mestrado|laurea magistrale|yüksek lisans|магистерск|\bm\.?(?:sc|a|phil)\b`)
	diploma  = lang.Regexp(`(?i)diplomarbeit|diplomova|diplomová|diploma thesis`)
	bachelor = lang.Regexp(`(?i)bachelor|trabajo de fin de grado|licencjack|laurea triennale|lisans tezi|kandidatuppsats|\bb\.?(?:sc|a)\b`)
)

// ThesisKind names the kind of thesis that data states in one of many forms, ""
// for what is none: "info:eu-repo/semantics/doctoralThesis".
func ThesisKind(stated string) string {
	if !IsThesis(stated) && !strings.Contains(strings.ToLower(stated), "thesis") {
		return ""
	}
	return cmp.Or(KindOfDegree(stated), "Thesis")
}

// KindOfDegree names the thesis for a degree, "" where none is named: "PhD",
// "Doctor of Philosophy".
func KindOfDegree(stated string) string {
	switch {
	case doctoral.MatchString(stated):
		return "Doctoral thesis"
	case masters.MatchString(stated):
		return "Master’s thesis"
	case bachelor.MatchString(stated):
		return "Bachelor’s thesis"
	case diploma.MatchString(stated):
		return "Diploma thesis"
	}
	return ""
}

// university is a word for one, in its name.
var university = lang.Regexp(`(?i)` + lang.OneOf("universities"))

// IsUniversity says whether a text is the name of a university.
func IsUniversity(text string) bool {
	return lang.WordCount(text) <= 10 && university.MatchString(text) && !IsDegreeLine(text)
}
