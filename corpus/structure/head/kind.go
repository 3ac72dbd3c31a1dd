package head

import (
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// termLine says in which term a paper was written.
var termLine = lang.Regexp(`(?i)^(?:(?:winter|sommer)semester|(?:wi|so)se|[ws]s|(?:autumn|spring|fall|summer|winter|michaelmas|hilary|trinity|lent|easter) (?:term|semester)|curso(?: académico)?|anno accademico|ano letivo|année universitaire|academic year|läsår(?:et)?)\s+(?:19|20)?\d{2}(?:\s?[/–-]\s?(?:19|20)?\d{2})?$`)

// IsTerm says whether a line does.
func IsTerm(text string) bool { return termLine.MatchString(text) }

// kindLine says what kind of work it is, in a line of its own over or under the title.
var kindLine = lang.Regexp(`(?i)^(?:(?:final|draft|interim|technical|research|evaluation|project|consultancy|mission|progress|summary) report|(?:working|discussion|policy|position|background|conference|white|green|issues) paper|policy brief|briefing note|fact ?sheet|case study|(?:abschluss|zwischen|forschungs|projekt)bericht|rapport (?:final|intermédiaire|d[’']étude)|informe (?:final|técnico)|relatório final)$`)

// kindOfWork is such a line on the title page of a book: "A Memoir", "A Family History".
var kindOfWork = lang.Regexp(`(?i)^(?:an? |eine? |une? |una |um )(?:\p{L}+ )?` + lang.OneOf("works") + `$`)

// IsKind says whether a line says what kind of work it is and no more.
func IsKind(text string) bool { return kindLine.MatchString(text) || kindOfWork.MatchString(text) }

// partLine names a part of a university.
var partLine = lang.Regexp(`^\p{Lu}\p{L}+ (?:Seminar|Institut|Fakultät|Department|Faculty)$|^(?:Fachbereich|Fakultät|Institut für|Seminar für|Facultad de|Facoltà di|Dipartimento di|Faculté|UFR|Faculdade de|Institutionen för) \p{L}`)

// mostOfPart bounds the words of such a name.
const mostOfPart = 5

// IsPart says whether a line is one.
func IsPart(l line.Line) bool { return l.Words <= mostOfPart && partLine.MatchString(l.Text) }
