// Package judgment tells the lines at the head of a judgment apart: its number, its court, who
// speaks, and the two parties that it is called by.
package judgment

import "footnote/corpus/lang"

// caseLine is the number, the court or the rubric of a judgment, under which its parties stand: neither
// is a title.
var caseLine = lang.Regexp(`^(?:(?i:neutral citation(?: number)?)\s*:?\s*)?\[(?:19|20)\d{2}\] (?:\d+ )?\p{Lu}{2,}(?: \p{L}+)? \d+(?: \(\p{L}+\))?$|^(?i:judgments? (?:given|delivered|handed down|pronounced)(?: on)?:?)$|^(?i:case nos?)[.:]|^(?i:(?:nos?\.? [\w-]+[.,;]? )?(?:argued|heard|submitted|decided)) \p{L}*\.?\s?\d.*\d{4}.*$|^(?i:(?:first |second )?(?:appellant|respondent|claimant|defendant|plaintiff|petitioner|applicant)s?|between:|before:)$|^(?i:in the (?:(?:high|supreme|county|district|crown|circuit|superior) )?court(?: of (?:appeals?|justice|session|claims))?(?: \([\p{L} ’\']+\))?)$`)

// IsLine says whether a text is such a line: "[2019] EWCA Civ 9912".
func IsLine(text string) bool { return len(text) <= 120 && caseLine.MatchString(text) }

// decided is when a judgment was given, behind its number.
var decided = lang.Regexp(`(?i)\b(?:decided|handed down|delivered|judgment given)(?: on)?:? ([\p{L}\d .,]*\d{4})`)

// Decided gives the date on which such a line says that the judgment was given, as it
// stands there.
func Decided(text string) string {
	if m := decided.FindStringSubmatch(text); m != nil && IsLine(text) {
		return m[1]
	}
	return ""
}

// judge is who speaks in a judgment, over what is said: "Fell J:".
var judge = lang.Regexp(`^\p{Lu}[\p{L}'’-]+,? (?:C?JJ?|L\.?JJ?|MR)\.?\s*:$|^(?:Lord|Lady|Mrs?|Ms|Dame) (?:Chief )?Justice \p{Lu}[\p{L}'’-]+\s*:?$`)

// NamesJudge says whether a text is one who speaks.
func NamesJudge(text string) bool { return judge.MatchString(text) }

// parties are the two sides of a case, which are the title of its judgment.
var parties = lang.Regexp(`^\p{Lu}\S*(?: \S+){0,8} (?:v|v\.|-v-) \p{Lu}\S*(?: \S+){0,8}$`)

// NamesParties says whether a text is such a title: "Roe v Falk".
func NamesParties(text string) bool { return len(text) <= 160 && parties.MatchString(text) }
