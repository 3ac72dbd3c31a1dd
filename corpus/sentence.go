package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// A Range is a run of bytes of a text, End exclusive.
type Range struct{ Start, End int }

// Sentences gives the sentences of a text, in order, without the white space
// around them. It follows UAX 29 and then joins what that cuts too early:
// abbreviations, initials, list numbers, ellipses, and quotations that hold
// more than one sentence. A blank line always ends a sentence.
func Sentences(text string) []Range {
	var out []Range
	var open *quotation
	cuts := sentences.FromString(text)
	for cuts.Next() {
		r := trimmed(text, Range{cuts.Start(), cuts.End()})
		if r.Start == r.End {
			continue
		}
		last := len(out) - 1
		if last < 0 || !continues(text, out[last], r) && !open.holds(text, out[last], r) {
			out = append(out, r)
			open = newQuotation(text, r)
			continue
		}
		out[last].End = r.End
		open.read(text[r.Start:r.End])
	}
	return out
}

// trimmed is a range without the white space at its ends.
func trimmed(text string, r Range) Range {
	s := strings.TrimRightFunc(text[r.Start:r.End], unicode.IsSpace)
	end := r.Start + len(s)
	return Range{end - len(strings.TrimLeftFunc(s, unicode.IsSpace)), end}
}

// longestJoin bounds what is joined to one sentence, in bytes.
const longestJoin = 1200

// continues says whether the piece b goes on with the sentence a.
func continues(text string, a, b Range) bool {
	between := text[a.End:b.Start]
	if b.End-a.Start > longestJoin || strings.Count(between, "\n") > 1 || strings.Contains(between, "\f") {
		return false
	}
	before, after := text[a.Start:a.End], text[b.Start:b.End]
	if strings.Contains(between, "\n") {
		return !endsSentence(before) && !strings.HasSuffix(before, ":") && !strings.Contains(before, " | ")
	}
	next := firstRune(strings.TrimLeft(after, "\"'“‘«(["))
	switch {
	case unicode.IsLower(next), strings.HasSuffix(before, "..."), strings.HasSuffix(before, "…"):
		return true
	case strings.HasSuffix(before, "."):
		return dotContinues(before, after, next)
	}
	return false
}

// dotContinues says whether the full stop at the end of before belongs to an
// abbreviation, an initial or a number.
func dotContinues(before, after string, next rune) bool {
	word := lastWord(before)
	stem := strings.ToLower(strings.TrimLeft(strings.TrimSuffix(word, "."), "(["+openers))
	if isMarker(before) {
		return true
	}
	switch kind := abbreviations[stem]; {
	case kind == always:
		return true
	case kind == beforeNumber && !isInitial(word):
		return unicode.IsDigit(next) || unicode.IsUpper(next) && isRoman(firstWord(after))
	case kind == maybe:
		return !starters[strings.ToLower(firstWord(after))]
	}
	// "J. Roe" and "z. B." are abbreviated, the m of "5 m. Then" is not.
	small := unicode.IsLower(firstRune(strings.TrimLeft(word, "(["))) && !strings.Contains(stem, ".")
	if isInitials(stem) && (!small || isInitial(firstField(after))) {
		return !starters[strings.ToLower(firstWord(after))]
	}
	if n := len(stem); n > 0 && n <= 2 && strings.Trim(stem, "0123456789") == "" {
		return afterOrdinal[firstWord(after)] // "am 3. Oktober"
	}
	return false
}

// isMarker says whether the whole piece is the number of an item or heading:
// "1.", "2.3.", "§ 4.", "IV.", "a.".
func isMarker(s string) bool {
	s = strings.TrimLeft(s, "§# ")
	if len(s) > 9 || strings.ContainsRune(s, ' ') {
		return false
	}
	s = strings.TrimSuffix(s, ".")
	return strings.Trim(s, "0123456789.") == "" || isRoman(s) || utf8.RuneCountInString(s) == 1 && isWordRune(firstRune(s))
}

// isInitial says whether a word is one capital letter and a full stop.
func isInitial(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && s[size:] == "."
}

// isInitials says whether a word is a single letter or letters between full
// stops: "j", "u.s", "т.е".
func isInitials(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if n := utf8.RuneCountInString(part); n > 2 || n == 0 || !unicode.IsLetter(firstRune(part)) {
			return false
		}
		if strings.Contains(s, ".") {
			continue
		}
		return utf8.RuneCountInString(part) == 1 && !unspaced(firstRune(part))
	}
	return true
}

func isRoman(s string) bool {
	return s != "" && strings.Trim(strings.ToUpper(s), "IVXLC") == "" && (s == strings.ToUpper(s) || len(s) < 4)
}

// lastWord is what follows the last space of a text, firstWord its first run of
// letters.
func lastWord(s string) string { return s[strings.LastIndexAny(s, " \u00a0\n/–—")+1:] }

func firstWord(s string) string {
	s = strings.TrimLeftFunc(s, notWordRune)
	if end := strings.IndexFunc(s, notWordRune); end >= 0 {
		return s[:end]
	}
	return s
}

func firstField(s string) string {
	field, _, _ := strings.Cut(s, " ")
	return field
}

const openers = "\"'“‘«„‚「『（"

// A quotation follows whether quotes and brackets that a sentence opened are
// still open.
type quotation struct {
	curly, angle, low, corner, round int
	straight                         bool
	pieces                           int
}

func newQuotation(text string, r Range) *quotation {
	q := &quotation{}
	q.read(text[r.Start:r.End])
	return q
}

func (q *quotation) read(s string) {
	q.pieces++
	for _, r := range s {
		switch r {
		case '"':
			q.straight = !q.straight
		case '„':
			q.low++
		case '“': // opens in English, closes in German
			if q.low > 0 {
				q.low--
			} else {
				q.curly++
			}
		case '”':
			if q.low > 0 {
				q.low--
			} else {
				q.curly--
			}
		case '«':
			q.angle++
		case '»':
			q.angle--
		case '「', '『':
			q.corner++
		case '」', '』':
			q.corner--
		case '(', '（':
			q.round++
		case ')', '）':
			q.round--
		}
	}
}

func (q *quotation) isOpen() bool {
	return q.curly > 0 || q.angle > 0 || q.low > 0 || q.corner > 0 || q.round > 0 || q.straight
}

// quoteReach is how far the closing mark of a quotation is looked for, in bytes.
const quoteReach = 500

// holds says whether the piece b is inside a quotation or bracket that a opened
// and that closes soon; what never closes is a slip of the writer.
func (q *quotation) holds(text string, a, b Range) bool {
	if q == nil || !q.isOpen() || q.pieces > 6 || strings.Contains(text[a.End:b.Start], "\n") || b.Start-a.Start > longestJoin {
		return false
	}
	rest := text[b.Start:min(len(text), b.Start+quoteReach)]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	ahead := *q
	for rest != "" && ahead.isOpen() {
		_, size := utf8.DecodeRuneInString(rest)
		ahead.read(rest[:size])
		rest = rest[size:]
	}
	return !ahead.isOpen()
}

// What an abbreviation says of the full stop after it.
type stop int

const (
	unknown      stop = iota
	always            // never ends a sentence
	maybe             // may end one, the next word decides
	beforeNumber      // goes on only before a number
)

var abbreviations = abbreviationTable(map[stop]string{
	always: `mr mrs ms dr prof st rev hon gen col maj lt sgt capt cmdr adm gov sen rep pres messrs mme mlle mgr fr
		e.g i.e cf vs viz ca approx resp incl esp ed eds vol vols trans repr figs eqs secs chaps
		z.b d.h u.a bzw vgl hrn sog evtl ggf bzgl dt abs aufl hrsg
		sra srta dña uds dra p.ej cit op loc ibid bd
		т.е т.н т.к ул проф акад см изд напр д-р г-н г-жа
		s.a örn bkz yy doç yrd tzw tj inż`,
	maybe: `etc al jr sr inc ltd corp co bros usw dept univ assn
		jan feb mar apr jun jul aug sep sept oct nov dec
		г гг в вв т.д т.п др руб коп тыс млн млрд н.э ph.d vb m.ö m.s`,
	beforeNumber: `no nos nr p pp pg par para art arts ss v vv ver app tab fig eq sec chap ch núm pág págs
		s № с ч т п ст рис гл стр`,
})

func abbreviationTable(lists map[stop]string) map[string]stop {
	out := map[string]stop{}
	for kind, list := range lists {
		for w := range strings.FieldsSeq(list) {
			out[w] = kind
		}
	}
	return out
}

// starters are words that begin sentences far more often than they follow an
// abbreviation.
var starters = set(`the a an it its he she they we you i this that these those there here in on at as but and or so yet if when while
	however although though moreover furthermore then thus since after before during for from with without by his her their our my
	der die das ein eine es er sie wir ich in im am auf aber und doch dann wenn als
	le la les un une il elle ils elles nous vous ce cette ces mais et dans en
	el los las él ella ellos pero y en es esta este
	он она они оно мы вы но и а в на это эти этот как если когда
	o onlar bu ve ama ancak fakat`)

// afterOrdinal are words that a day or an ordinal with a full stop goes before.
var afterOrdinal = set(`Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
	januar februar mars april mai juni juli august september oktober november desember
	Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık yüzyıl Yüzyıl Bölüm Cilt
	Auflage Kapitel Mal Weltkrieg Parteitag`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
