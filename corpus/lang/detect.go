package lang

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Detect names the language of a text as a BCP 47 tag ("en", "tr"), or gives
// "" when the text does not show it: short questions often do not.
func Detect(text string) string { return sampleOf(text).detect() }

// surely is how many words of its own, or letters, show a language beyond doubt.
const surely = 2

// Surely names the language of a question as [Detect] does, but only where it shows it
// beyond doubt: by its script, its first words, or at least two function words more than
// any other language has. One word that is of a language is often a name ("MIT license"),
// and what single letters tell of a few words confuses Russian with Ukrainian.
func Surely(question string) string { return sampleOf(question).surely() }

// SurelyByWords is Surely without what runs of letters tell, which takes longest.
func SurelyByWords(question string) string { return sampleOf(question).surelyByWords() }

// Guess names the language of a question as [Surely] does, and says that it is sure, or
// else as [Detect] does.
func Guess(question string) (language string, sure bool) {
	s := sampleOf(question)
	if language := s.surely(); language != "" {
		return language, true
	}
	return s.detect(), false
}

// A sample is a text of which the language is asked, and what has been found of it.
type sample struct {
	text    string
	words   []string         // in small letters
	script  string           // the language that its script tells
	letters *whatlanggo.Info // what runs of its letters tell, which takes longest: nil if not asked yet
}

func sampleOf(text string) *sample {
	text = Sample(text, 4000)
	return &sample{text: text, words: strings.Fields(strings.ToLower(text)), script: byScript(text)}
}

func (s *sample) byLetters() whatlanggo.Info {
	if s.letters == nil {
		info := whatlanggo.Detect(s.text)
		s.letters = &info
	}
	return *s.letters
}

// fewest is how many words have to stand together for their letters alone to tell a language.
const fewest = 6

func (s *sample) detect() string {
	if s.script != "" {
		return s.script
	}
	lang, hits := byFunctionWords(s.words)
	if hits >= 2 && len(s.words) < 40 {
		return lang
	}
	if len(s.words) < fewest && hits == 0 {
		return ""
	}
	info := s.byLetters()
	code := info.Lang.Iso6391()
	switch {
	case code == "":
		return ""
	case len(s.words) >= 20 && (info.IsReliable() || code == lang):
		return code
	case len(s.words) >= fewest && info.Confidence >= 0.9 && (code == lang || lang == ""):
		return code
	case code == lang && hits > 0:
		return code
	}
	return ""
}

// surelyByWords is surely without what runs of letters tell.
func (s *sample) surelyByWords() string {
	if s.script != "" {
		return s.script
	}
	if lang, lead := bySmallWords(s.words); lead >= surely {
		return lang
	}
	return Opens(s.text)
}

func (s *sample) surely() string {
	if lang := s.surelyByWords(); lang != "" {
		return lang
	}
	if len(s.words) >= fewest && s.byLetters().Confidence >= 0.9 {
		return s.byLetters().Lang.Iso6391()
	}
	return ""
}

// siblings are languages that a short text may be in either of, for all that can be seen.
var siblings = [][]string{
	{"ru", "uk", "be", "bg", "sr", "mk"}, {"ar", "fa", "ur", "ps"}, {"es", "pt", "gl", "ca"}, {"da", "nb", "no", "nn", "sv"}, {"cs", "sk"}, {"tr", "az"}, {"hi", "mr", "ne"},
}

// Seems names the language that a question seems to be in by its letters, or of those that have
// most of its words that hold it together, and "" where nothing tells it or it may be one of some
// others. That is less than [Surely] wants ("presumption of innocence"), and enough where a
// library whose texts are in those others has none of its words. Names tell nothing ("El
// Alamein").
func Seems(question string, others []string) string {
	question = Sample(question, 4000)
	cyrillic := func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }
	if letters := strings.IndexFunc(question, unicode.IsLetter); letters >= 0 && strings.ContainsFunc(question, cyrillic) && !isLatin(question) {
		if slices.ContainsFunc(others, func(o string) bool { return slices.Contains(siblings[0], o) }) {
			return ""
		}
		language, _ := bySmallWords(strings.Fields(strings.ToLower(question)))
		return cmp.Or(language, siblings[0][0])
	}
	may, named := map[whatlanggo.Lang]bool{}, true
	counts, most := map[string]int{}, 0
	for _, written := range strings.Fields(question) {
		of := languagesOfSmall()[strings.TrimFunc(strings.ToLower(written), NotWordRune)]
		if len(of) == 0 {
			named = named && !unicode.IsLower(FirstRune(strings.TrimFunc(written, NotWordRune)))
		}
		for _, language := range of {
			counts[language]++
			most = max(most, counts[language])
		}
	}
	if named || most == 0 {
		return ""
	}
	for code := range whatlanggo.Langs {
		if counts[code.Iso6391()] == most {
			may[code] = true
		}
	}
	if len(may) == 0 {
		return ""
	}
	language := whatlanggo.DetectWithOptions(question, whatlanggo.Options{Whitelist: may}).Lang.Iso6391()
	if slices.Contains(others, language) {
		return ""
	}
	return language
}

// MayBe says whether a short text that looks like one language may as well be in another:
// they are close, and no letter or word that one of them alone has is in the text.
func MayBe(text, looks, other string) bool {
	isClose := slices.ContainsFunc(siblings, func(group []string) bool { return slices.Contains(group, looks) && slices.Contains(group, other) })
	lang, lead := bySmallWords(strings.Fields(strings.ToLower(text)))
	return isClose && (lang != looks || lead < surely)
}

// Sample cuts a long text after size bytes, at a space where there is one.
func Sample(text string, size int) string {
	if len(text) <= size {
		return text
	}
	cut := strings.LastIndexByte(text[:size], ' ')
	if cut <= 0 {
		return strings.ToValidUTF8(text[:size], "")
	}
	return text[:cut]
}

// scripts of which one language is by far the most likely.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"},
	{unicode.Thai, "th"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Armenian, "hy"},
	{unicode.Georgian, "ka"}, {unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Lao, "lo"},
}

// byScript answers for scripts that are written by one language. A tenth of
// kana is enough for Japanese, which is mostly written with Han.
func byScript(text string) string {
	var letters int
	counts := make([]int, len(scripts))
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < 0x370 {
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	if kana := counts[0] + counts[1]; letters > 0 && kana*10 >= letters {
		return "ja"
	}
	for i, n := range counts {
		if n*2 > letters {
			return scripts[i].lang
		}
	}
	return ""
}

// functionWords are the commonest words of each language that few others share.
// They also tell prose from menus, see [FunctionShare].
var functionWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, l := range lexicons() {
		if words := l.lists["function-words"]; words != nil {
			out[l.language] = words
		}
	}
	return out
})

// languagesOf lists the languages that have a function word.
var languagesOf = sync.OnceValue(func() map[string][]string { return invert(functionWords()) })

func invert(words map[string][]string) map[string][]string {
	out := map[string][]string{}
	for lang, list := range words {
		for _, w := range list {
			out[w] = append(out[w], lang)
		}
	}
	return out
}

// ownLetters are letters that show a language nearly by themselves.
var ownLetters = map[rune]string{'¿': "es", '¡': "es", 'ñ': "es", 'ğ': "tr", 'ı': "tr", 'ş': "tr", 'ы': "ru", 'э': "ru", 'ъ': "ru", 'ё': "ru",
	'ї': "uk", 'є': "uk", 'ґ': "uk", 'ß': "de", 'ã': "pt", 'õ': "pt", 'ł': "pl", 'ą': "pl", 'ę': "pl", 'ț': "ro", 'ă': "ro", 'پ': "fa", 'گ': "fa", 'چ': "fa"}

// byFunctionWords gives the language with most function words and letters of its
// own among words, if it leads the next one, and how many it leads by.
func byFunctionWords(words []string) (string, int) {
	return leading(words, func(w string) []string { return languagesOf()[w] })
}

// bySmallWords is the same by all words that say nothing of what is sought. Languages share
// many of them ("die", "was"), so that it is the lead that counts.
func bySmallWords(words []string) (string, int) {
	return leading(words, func(w string) []string { return languagesOfSmall()[w] })
}

func isLatin(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

// leading gives the language that most of some words are of, with letters of its own.
func leading(words []string, of func(word string) []string) (string, int) {
	counts := map[string]int{}
	for _, w := range words {
		for _, lang := range of(strings.TrimFunc(w, NotWordRune)) {
			counts[lang]++
		}
		for _, r := range w {
			if lang := ownLetters[r]; lang != "" {
				counts[lang]++
				break
			}
		}
	}
	best, most, second := "", 0, 0
	for lang, n := range counts {
		switch {
		case n > most:
			best, most, second = lang, n, most
		case n > second:
			second = n
		}
	}
	if most == second {
		return "", 0
	}
	return best, most - second
}

// opening are the languages by the words that questions in them begin with: where a
// question is too short to show its language otherwise ("Was will Russland in Syrien?" is
// English by every single word that is known).
var opening = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, l := range lexicons() {
		for _, opener := range l.lists["question-openers"] {
			out[opener] = l.language
		}
	}
	return out
})

// Opens names the language of a question by its first word or its first two, "" where
// they are of none, or of English.
func Opens(question string) string { return opening()[opener(question)] }

// OpenerOf gives the words that a question in a language begins with as questions in it do
// ("wie hoch"), "" if it begins otherwise.
func OpenerOf(question, language string) string {
	if opens := opener(question); opening()[opens] == language {
		return opens
	}
	return ""
}

func opener(question string) string {
	words := strings.FieldsFunc(strings.ToLower(question), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("¿¡,;:?!.\"“”„«»", r) })
	for n := min(2, len(words)); n > 0; n-- {
		if opens := strings.Join(words[:n], " "); opening()[opens] != "" {
			return opens
		}
	}
	return ""
}

// NotWordRune says whether a rune can be no part of a word, to cut texts at such.
func NotWordRune(r rune) bool { return !IsWordRune(r) }

// IsFunctionWord says whether a word in small letters is a function word of any
// language.
func IsFunctionWord(word string) bool { return len(languagesOf()[word]) > 0 }

// languagesOfSmall lists the languages in which a word says nothing of what is sought.
var languagesOfSmall = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, l := range lexicons() {
		for _, w := range slices.Concat(l.lists["function-words"], l.lists["small-words"], l.lists["question-openers"]) {
			if !slices.Contains(out[w], l.language) {
				out[w] = append(out[w], l.language)
			}
		}
	}
	return out
})

// IsSmallWord says whether a word in small letters only holds a sentence of a language
// together, or asks in it. In letters that are not Latin, any language counts: few of
// them write such a word of another as one that tells something.
func IsSmallWord(word, language string) bool {
	languages := languagesOfSmall()[word]
	return slices.Contains(languages, language) || len(languages) > 0 && !isLatin(word)
}

// IsSmallOfAny is the same of any language.
func IsSmallOfAny(word string) bool { return len(languagesOfSmall()[word]) > 0 }

// FunctionShare is the share of function words, of any language, in a line.
// Prose has a third or so, a menu or a list of names next to none.
func FunctionShare(s string) float64 {
	hits, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		all++
		if IsFunctionWord(strings.ToLower(strings.TrimFunc(w, NotWordRune))) {
			hits++
		}
	}
	return float64(hits) / float64(max(all, 1))
}

// surelyWritten is by how many words of its own a language has to lead among a
// few hundred for the text to be believed more than what the page declares.
const surelyWritten = 15

// Contradicted is the language that a text shows to be in where another one is
// declared of it, as pages do that were made from a pattern, and else "".
func Contradicted(declared, text string) string {
	declared, _, _ = strings.Cut(declared, "-")
	text = Sample(text, 4000)
	lang := byScript(text)
	if lang == "" && functionWords()[declared] != nil {
		leading, lead := byFunctionWords(strings.Fields(strings.ToLower(text)))
		if lead >= surelyWritten {
			lang = leading
		}
	}
	if lang == declared {
		return ""
	}
	return lang
}

// AsksOwnCase says whether a question in words of small letters asks in a language what who
// writes it may or can do ("darf ich").
func AsksOwnCase(words []string, language string) bool {
	asked := " " + strings.Join(words, " ") + " "
	for _, l := range lexicons() {
		if l.language == language {
			return slices.ContainsFunc(l.lists["own-case"], func(phrase string) bool { return strings.Contains(asked, " "+phrase+" ") })
		}
	}
	return false
}
