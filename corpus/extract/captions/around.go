package captions

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// soundInRow is a sound that stands among what is said: at the front of a row, what something
// does, or anywhere one of those that programs write.
var soundInRow = lang.Regexp(`^(?:-\s*)?\[\p{Ll}+(?: \p{Ll}+)?(?:ing|s|ed)(?: \p{Ll}+)?\]\s+` +
	`|\s*\[\s*(?:(?i:music|laughter|applause|cheering|cheers and applause|musik|gelächter|applaus|beifall|musique|rires|applaudissements|risas|aplausos|música)|__)\s*\]\s*`)

// determined is how a word begins that somebody put in for those who read, as "the king" for "he";
// what nobody could hear is told of in the text.
var determined = lang.Set("the a an his her their its our my your this that these those all some inaudible unintelligible unclear")

// withoutSounds takes sounds out of a row.
func withoutSounds(row string) string {
	return lang.Squeeze(soundInRow.ReplaceAllStringFunc(row, func(sound string) string {
		if determined[lang.FirstWord(strings.TrimLeft(sound, "- ["))] {
			return sound
		}
		if sound[0] == '-' { // somebody else speaks
			return "- "
		}
		return " "
	}))
}

// credit is how those sign who made captions.
var credit = lang.Regexp(`(?i)^\W*(?:(?:sub(?:title[sd]?|s)|subtitling|(?:closed )?caption(?:s|ed|ing)?|transcri(?:pt|ption|bed)|translat(?:ion|ed)|sync(?:ed|hroni[sz]ed|hroni[sz]ation)?|corrections|corrected|` +
	`untertitel(?:ung)?|sous-titres|sous-titrage|subtítulos|legendas|sottotitoli|ondertiteling|napisy)(?:\s*(?:,|&|and|und|et|y|e)\s*\pL+)*\s*(?:by|von|par|por|de|di|door|:)\s*\S.{0,60}[^.?!]|` +
	`.{0,60}\b(?:opensubtitles|addic7ed|amara)\.org\b.{0,40})$`)

// made is how a film names those who made it.
var made = lang.Regexp(`^(?i:(?:(?:written|directed|produced|edited|filmed|narrated|photographed|composed|story|screenplay|music|photography|a film)(?:,? (?:and|&) \pL+)? by|translation:|music:|` +
	`(?:regie|buch|drehbuch|kamera|schnitt|musik|produktion|réalisation|musique|dirección|música):|(?:ein film von|un film de|réalisé par|dirigida por))) *\p{Lu}[^.?!;,]{1,60}$`)

// namesMakers says whether a caption is nothing but that.
func (c cue) namesMakers(fromEdge int) bool {
	return fromEdge <= mostFromEdge+1 && len(c.Rows) > 0 && !slices.ContainsFunc(c.Rows, func(row string) bool { return !made.MatchString(row) })
}

// mostFromEdge is how many captions stand between one that is signed and the beginning or the
// end of a recording.
const mostFromEdge = 1

// isCredit says whether a caption so far from either end of a recording is one that somebody
// signed.
func (c cue) isCredit(fromEdge int) bool {
	return fromEdge <= mostFromEdge && slices.ContainsFunc(c.Rows, credit.MatchString)
}
