package caption

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// Captions that do not say that they are such: one sentence that tells what is to
// be seen where, by itself among paragraphs.

var (
	captionPlace = lang.Regexp(`\b(?:in|at|near|outside|during|on|of|after)\s+(?:(?:the|a|an|their|his|her)\s+)?(?:[a-z-]+\s+){0,6}\p{Lu}`)
	depicts      = lang.Regexp(`^\p{Lu}[^.,;]{2,90}?\s(?:walks?|stands?|poses?|shakes? hands|exchanges? (?:salutes|greetings|views|handshakes|gifts)|looks? (?:on|at)|waves?|arrives?|speaks?|gestures?|sits?|holds? (?:a|an|up|hands|the|his|her|their|flags|placards|banners|posters|portraits)|carry|carries|march|marches|gathers?|inspects?|greets?|smiles?|attends?|takes? part|chants?|listens?|embraces?|salutes?|patrols?|drives? past|queue|line up|lines up|rests?|plays?|kneels?|lights?|ride|rides|pray|prays|celebrates?|is seen|are seen|is pictured|are pictured|talks? to|talks? with|addresses)\s`)
	pastTense    = lang.Regexp(`(?i)\b(?:was|were|had|did|said|went|took|made|came|got|gave|found|left|led|began|held|kept|ran|saw|became|brought|built|sent|met|fell|rose|won|lost|told|grew|wrote|stood|meant|put|will|would|could|should|may|might|must|has|have)\b`)
	finiteVerb   = lang.Regexp(`(?i)\b(?:is|are|am|be|been|being|was|were|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|says?|shows?|means?|makes?|remains?|seems?|becomes?|gives?|takes?|goes?|comes?|gets?|needs?|wants?|keeps?|lets?|let|helps?|brings?|leads?|begins?|knows?|thinks?|finds?|lies?|led|began|came|went|took|made|got|gave|found|left|held|kept|ran|saw|became|brought|built|sent|met|fell|rose|won|lost|told|said|grew|wrote|stood|put|cut|set|hit|lay|broke|drew|drove|shot|struck|fought|spoke|chose|won't|don't|can't|isn't)\b|n['’]t\b`)
	connective   = lang.Regexp(`(?i)^(?:but|and|or|so|yet|however|although|though|while|when|if|because|since|after|before|as|then|thus|therefore|moreover|furthermore|likewise|still|also|instead|meanwhile|he|she|it|they|we|you|i|this|that|these|those|there|here|what|who|why|how|where|his|her|their|our|my|its|not|no|yes|one|some|many|most|all|each|every|in|on|at|by|for|from|to|with|of)\b`)
)

// isDepiction says whether a line is one sentence of the present tense that
// says what is to be seen where: "Two ministers shake hands in Geneva."
func isDepiction(l line.Line) bool {
	if l.Words < 8 || l.Words > 40 || line.SentenceMarks(l.Text) > 1 || connective.MatchString(l.Text) || strings.ContainsAny(l.Text, "“”\";") {
		return false
	}
	if pastTense.MatchString(l.Text) || hasClause(l.Text) || !namesSomebody(l.Text) {
		return false
	}
	return depicts.MatchString(l.Text) && captionPlace.MatchString(l.Text)
}

// hasClause says whether a sentence argues, which captions do not.
func hasClause(s string) bool {
	return slices.ContainsFunc([]string{" but ", " because ", " which ", " so that ", " although ", " whether ", " that ", " if ", " yet ", " often ", " always ", " never ", " usually "}, func(w string) bool {
		return strings.Contains(s, w)
	})
}

// namesSomebody says whether a line opens with an article or has a name near
// its start, so that a tale told in the present tense is not cut.
func namesSomebody(s string) bool {
	capitals := 0
	for i, w := range strings.Fields(s) {
		if i == 6 {
			break
		}
		if unicode.IsUpper(lang.FirstRune(w)) {
			capitals++
		}
	}
	return capitals >= 2
}

// isVerbless says whether a line is a noun phrase that names a thing and its
// place, with a full stop: "A checkpoint near the border with Jordan."
func isVerbless(l line.Line) bool {
	if l.Words < 8 || l.Words > 40 || line.SentenceMarks(l.Text) > 1 || !strings.HasSuffix(l.Text, ".") || strings.ContainsAny(l.Text, "“”\";:!?") {
		return false
	}
	if !strings.HasPrefix(l.Text, "A ") && !strings.HasPrefix(l.Text, "An ") {
		return false
	}
	return !finiteVerb.MatchString(l.Text) && !maybeVerb(l.Text) && captionPlace.MatchString(l.Text)
}

// maybeVerb says whether a small word of a sentence may be its verb by its
// ending: one in -ed, or one in -s before a small word that opens an object.
func maybeVerb(s string) bool {
	words := strings.Fields(s)
	for i, w := range words[1:] {
		bare := strings.Trim(w, ".,")
		if !unicode.IsLower(lang.FirstRune(bare)) || strings.Contains(bare, "-") {
			continue
		}
		if strings.HasSuffix(bare, "ed") && !strings.HasSuffix(bare, "eed") {
			next := ""
			if i+2 < len(words) {
				next = words[i+2]
			}
			if unicode.IsLower(lang.FirstRune(next)) {
				return true
			}
		}
		if strings.HasSuffix(bare, "s") && !strings.HasSuffix(bare, "ss") && i+2 < len(words) && opensObject[words[i+2]] {
			return true
		}
	}
	return false
}

var opensObject = lang.Set(`the a an his her its their our my this that these those it them him us to into up down out off away back no all any some more`)
