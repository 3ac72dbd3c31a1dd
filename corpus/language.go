package corpus

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Language names the language of a text as a BCP 47 tag ("en", "tr"), or gives
// "" when the text does not show it: short questions often do not.
func Language(text string) string {
	text = sample(text, 4000)
	if lang := byScript(text); lang != "" {
		return lang
	}
	words := strings.Fields(strings.ToLower(text))
	lang, hits := byFunctionWords(words)
	if hits >= 2 && len(words) < 40 {
		return lang
	}
	info := whatlanggo.Detect(text)
	code := info.Lang.Iso6391()
	switch {
	case code == "":
		return ""
	case len(words) >= 20 && (info.IsReliable() || code == lang):
		return code
	case len(words) >= 6 && info.Confidence >= 0.9 && (code == lang || lang == ""):
		return code
	case code == lang && hits > 0:
		return code
	}
	return ""
}

// sample cuts a long text after size bytes, at a space where there is one.
func sample(text string, size int) string {
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
// They also tell prose from menus, see [functionShare].
var functionWords = map[string]string{
	"en": "the of and to is was were are that this with which from by for have has had not what why how who when where does did do been would could their they it its into than you your my we at on as be an or if there about",
	"de": "der die das und ist nicht ein eine einer einem einen den dem des mit von zu im auf für sich auch als wie wird werden wurde war sind hat haben warum wer wann welche welcher über nach bei aus durch oder aber kann",
	"fr": "le la les des du et est une dans pour que qui sur avec pas sont par au aux ce cette ces ont été il elle nous vous comment pourquoi quand quel quelle où mais plus leur ses sa d'un d'une",
	"es": "el los las del una en es por con para que como se su al lo más fue son está han pero sus qué cómo cuándo quién cuál dónde y ha sido entre desde cuando",
	"it": "il gli della delle dei di che è un una per con non sono nel nella come più anche alla dal questo quando perché chi quale cosa ha stato fra",
	"pt": "o os das dos do da em um uma que não para com por como mais foi são ao à pelo pela seu sua quem qual quando onde é também entre",
	"nl": "het een van en de niet voor op met zijn dat die te aan wordt werd hebben heeft ook naar wat waarom hoe wie wanneer bij uit",
	"ru": "и в не на что с по как это для от из к о у за был была были его её их также или при который которые которая почему кто когда где какой чем",
	"tr": "ve bir bu için ile de da olarak olan daha gibi ne neden nasıl kim hangi çok en kadar sonra ancak göre değil oldu var mi mı hem ise",
	"pl": "i w nie na się z do jest że to jak ale po od przez jego który która które dla czy co kto kiedy dlaczego są był była oraz",
	"ar": "في من على إلى أن عن هذا هذه التي الذي مع ما كان كانت لا لم هل كيف لماذا متى قد بين بعد هو هي كما أو",
	"fa": "و در به از که این را با است برای آن یک تا بر می های شده خود بود چرا چگونه چه",
	"hi": "के में की है और को से का यह कि पर ने एक हैं था क्या कैसे क्यों",
	"uk": "і в не на що з та як це для від до у за був була були його її їх також або при який які яка чому хто коли де й",
	"ro": "și în de la cu este pe nu un o din pentru care mai ce sunt a fost prin al ale cum când",
	"sv": "och att det som en på är av för med till den har inte om ett var från vad hur varför",
}

// languagesOf lists the languages that have a function word.
var languagesOf = invert(functionWords)

func invert(words map[string]string) map[string][]string {
	out := map[string][]string{}
	for lang, list := range words {
		for w := range strings.FieldsSeq(list) {
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
	counts := map[string]int{}
	for _, w := range words {
		for _, lang := range languagesOf[strings.TrimFunc(w, notWordRune)] {
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

func notWordRune(r rune) bool { return !isWordRune(r) }

// functionShare is the share of function words, of any language, in a line.
// Prose has a third or so, a menu or a list of names next to none.
func functionShare(s string) float64 {
	hits, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		all++
		if len(languagesOf[strings.ToLower(strings.TrimFunc(w, notWordRune))]) > 0 {
			hits++
		}
	}
	return float64(hits) / float64(max(all, 1))
}

// mainLanguage is the language that most of the text of the blocks is in. It
// looks at thirty blocks all over the text, each by itself, because a work may
// hold a summary in another language.
func mainLanguage(blocks []Block) string {
	weight := map[string]int{}
	step := max(1, len(blocks)/30)
	var all strings.Builder
	for i := 0; i < len(blocks); i += step {
		text := sample(blocks[i].Text, 1000)
		if all.Len() < 4000 {
			all.WriteString(text + "\n")
		}
		if len(text) >= 80 {
			weight[Language(text)] += len(text)
		}
	}
	delete(weight, "")
	best, most := "", 0
	for lang, n := range weight {
		if n > most || n == most && lang < best {
			best, most = lang, n
		}
	}
	if best == "" {
		return Language(all.String())
	}
	return best
}
