package corpus

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	captionLabel = regexp.MustCompile(`(?i)^(?:(?:image|photo|photograph|picture|caption|video|watch|bild|foto|imagen|illustration|фото|görsel|fotoğraf|الصورة|صورة)(?:\s+(?:credit|by|source|courtesy))?\s*[:：/|©]|(?:图片来源|图片|图|圖|资料图)\s*[:：]|(?:photo|image|picture|photograph|illustration|video|graphic)s? (?:by|courtesy)\b)`)
	figureLabel  = regexp.MustCompile(`(?i)^(?:figure|fig\.|table|tab\.|chart|map|plate|abbildung|abb\.|tabelle|figura|tabla|tableau|рис\.|рисунок|таблица|şekil|tablo|شكل|جدول|图|表)\s*\d+(?:\.\d+)?\s*[.:：–—-]`)
	creditEnd    = regexp.MustCompile(`(?:(?:^|\s|\()(?:Source|SOURCE|Credits?|CREDIT|Photo|PHOTO|Image|IMAGE|Photograph|Quelle|Foto|FOTO|Fuente|Crédit|Kaynak|Fotoğraf|Источник|Фото|ФОТО|المصدر|来源)\s*[:：/]\s*\S.{1,60}$|\((?:[^()]{0,40}[/ ])?(?:AP|AFP|Reuters|REUTERS|EPA|Getty Images?|Getty|Shutterstock|Xinhua|dpa|Wikimedia Commons|TASS|ТАСС|РИА Новости|Anadolu|AA)(?:[/ ][^()]{0,40})?\)\.?$|(?:/|©|\||via)\s?(?:AP|AFP|Reuters|EPA|Getty Images?|Shutterstock|Xinhua|dpa|Wikimedia Commons|Anadolu)(?: via [\w ]+)?\.?$)`)
	captionPlace = regexp.MustCompile(`\b(?:in|at|near|outside|during|on|of|after)\s+(?:(?:the|a|an|their|his|her)\s+)?(?:[a-z-]+\s+){0,6}\p{Lu}`)
	depicts      = regexp.MustCompile(`^\p{Lu}[^.,;]{2,90}?\s(?:walks?|stands?|poses?|shakes? hands|exchanges? (?:salutes|greetings|views|handshakes|gifts)|looks? (?:on|at)|waves?|arrives?|speaks?|gestures?|sits?|holds? (?:a|an|up|hands|the|his|her|their|flags|placards|banners|posters|portraits)|carry|carries|march|marches|gathers?|inspects?|greets?|smiles?|attends?|takes? part|chants?|listens?|embraces?|salutes?|patrols?|drives? past|queue|line up|lines up|rests?|plays?|kneels?|lights?|ride|rides|pray|prays|celebrates?|is seen|are seen|is pictured|are pictured|talks? to|talks? with|addresses)\s`)
	pastTense    = regexp.MustCompile(`(?i)\b(?:was|were|had|did|said|went|took|made|came|got|gave|found|left|led|began|held|kept|ran|saw|became|brought|built|sent|met|fell|rose|won|lost|told|grew|wrote|stood|meant|put|will|would|could|should|may|might|must|has|have)\b`)
	finiteVerb   = regexp.MustCompile(`(?i)\b(?:is|are|am|be|been|being|was|were|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|says?|shows?|means?|makes?|remains?|seems?|becomes?|gives?|takes?|goes?|comes?|gets?|needs?|wants?|keeps?|lets?|let|helps?|brings?|leads?|begins?|knows?|thinks?|finds?|lies?|led|began|came|went|took|made|got|gave|found|left|held|kept|ran|saw|became|brought|built|sent|met|fell|rose|won|lost|told|said|grew|wrote|stood|put|cut|set|hit|lay|broke|drew|drove|shot|struck|fought|spoke|chose|won't|don't|can't|isn't)\b|n['’]t\b`)
	connective   = regexp.MustCompile(`(?i)^(?:but|and|or|so|yet|however|although|though|while|when|if|because|since|after|before|as|then|thus|therefore|moreover|furthermore|likewise|still|also|instead|meanwhile|he|she|it|they|we|you|i|this|that|these|those|there|here|what|who|why|how|where|his|her|their|our|my|its|not|no|yes|one|some|many|most|all|each|every|in|on|at|by|for|from|to|with|of)\b`)
)

// isCaption says whether a line describes a picture: it says so, it names who
// took it, or it has the shape of such a line.
func isCaption(l line) bool {
	if l.words > 60 || l.code || l.verse || l.Kind == Table {
		return false
	}
	switch {
	case captionLabel.MatchString(l.Text), figureLabel.MatchString(l.Text) && l.words <= 40:
		return true
	case creditEnd.MatchString(l.Text) && l.words <= 50:
		return true
	}
	return l.Kind == Paragraph && !l.marked && (isDepiction(l) || isVerbless(l))
}

// isDepiction says whether a line is one sentence of the present tense that
// says what is to be seen where: "Two ministers shake hands in Geneva."
func isDepiction(l line) bool {
	if l.words < 8 || l.words > 40 || sentenceMarks(l.Text) > 1 || connective.MatchString(l.Text) || strings.ContainsAny(l.Text, "“”\";") {
		return false
	}
	if pastTense.MatchString(l.Text) || hasClause(l.Text) || !namesSomebody(l.Text) {
		return false
	}
	return depicts.MatchString(l.Text) && captionPlace.MatchString(l.Text)
}

// hasClause says whether a sentence argues, which captions do not.
func hasClause(s string) bool {
	for _, w := range []string{" but ", " because ", " which ", " so that ", " although ", " whether ", " that ", " if ", " yet ", " often ", " always ", " never ", " usually "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// namesSomebody says whether a line opens with an article or has a name near
// its start, so that a tale told in the present tense is not cut.
func namesSomebody(s string) bool {
	capitals := 0
	for i, w := range strings.Fields(s) {
		if i == 6 {
			break
		}
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		}
	}
	return capitals >= 2
}

// isVerbless says whether a line is a noun phrase that names a thing and its
// place, with a full stop: "A checkpoint near the border with Jordan."
func isVerbless(l line) bool {
	if l.words < 8 || l.words > 40 || sentenceMarks(l.Text) > 1 || !strings.HasSuffix(l.Text, ".") || strings.ContainsAny(l.Text, "“”\";:!?") {
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
		if !unicode.IsLower(firstRune(bare)) || strings.Contains(bare, "-") {
			continue
		}
		if strings.HasSuffix(bare, "ed") && !strings.HasSuffix(bare, "eed") {
			next := ""
			if i+2 < len(words) {
				next = words[i+2]
			}
			if unicode.IsLower(firstRune(next)) {
				return true
			}
		}
		if strings.HasSuffix(bare, "s") && !strings.HasSuffix(bare, "ss") && i+2 < len(words) && opensObject[words[i+2]] {
			return true
		}
	}
	return false
}

var opensObject = set(`the a an his her its their our my this that these those it them him us to into up down out off away back no all any some more`)

// captions leaves out what describes pictures, and sentences that stand twice in
// a row: the text of a picture and its caption. Lines that only look like
// captions go if they are few.
func (d *draft) captions() {
	var alike []int
	prose := 0
	for i := range d.lines {
		l := &d.lines[i]
		if l.prose {
			prose++
		}
		if !d.looked(i) || !l.kept() || l.Kind == Heading || l.Kind == Footnote {
			continue
		}
		if i > 0 && l.sameLetters(d.lines[i-1]) && l.Kind == Paragraph && l.words >= 5 && l.words <= 45 && l.final {
			l.skip = caption
			d.skip(i-1, caption)
		} else if isCaption(*l) {
			if saysCaption(*l) {
				l.skip = caption
			} else {
				alike = append(alike, i)
			}
		}
	}
	if prose >= 5 && len(alike)*5 <= prose {
		for _, i := range alike {
			d.skip(i, caption)
		}
	}
}

func saysCaption(l line) bool {
	return captionLabel.MatchString(l.Text) || figureLabel.MatchString(l.Text) || creditEnd.MatchString(l.Text)
}
