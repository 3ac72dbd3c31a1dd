package record

import "footnote/corpus/lang"

// caseLine is the number, the court or the rubric of a judgment, under which its parties stand: neither
// is a title.
var caseLine = lang.Regexp(`^(?:(?i:neutral citation(?: number)?)\s*:?\s*)?\[(?:19|20)\d{2}\] (?:\d+ )?\p{Lu}{2,}(?: \p{L}+)? \d+(?: \(\p{L}+\))?$|^(?i:judgments? (?:given|delivered|handed down|pronounced)(?: on)?:?)$|^(?i:case nos?)[.:]|^(?i:in the (?:(?:high|supreme|county|district|crown|circuit|superior) )?court(?: of (?:appeals?|justice|session|claims))?(?: \([\p{L} ’\']+\))?)$`)

// IsCaseLine says whether a text is such a line: "[2019] EWCA Civ 9912".
func IsCaseLine(text string) bool { return len(text) <= 120 && caseLine.MatchString(text) }

// judge is who speaks in a judgment, over what is said: "Fell J:".
var judge = lang.Regexp(`^\p{Lu}[\p{L}'’-]+,? (?:C?JJ?|L\.?JJ?|MR)\.?\s*:$|^(?:Lord|Lady|Mrs?|Ms|Dame) (?:Chief )?Justice \p{Lu}[\p{L}'’-]+\s*:?$`)
