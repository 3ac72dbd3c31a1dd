package line

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// Surroundings lists what pages say around a text: phrases that any site may use, none of
// a particular one. No phrase stands in two lists.
var Surroundings = []string{"navigation", "sharing", "advertisement", "subscription", Related, Comments, Biography, "contents", References, "rubric"}

// Phrases has for each of them the list that it stands in.
var Phrases = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, list := range Surroundings {
		for _, phrase := range lang.Phrases(list) {
			out[phrase] = list
		}
	}
	return out
})

// Reasons that rules share.
const (
	Related      = "related"
	Comments     = "comments"
	Biography    = "biography"
	References   = "references"
	Caption      = "caption"
	Byline       = "byline"
	FrontMatter  = "front matter"
	QuotedLetter = "quoted from another letter"
	Detail       = "detail" // a hint only: before the prose, stays, no heading
)

// A phrasePattern finds what pages say in words of their own.
type phrasePattern struct {
	reason string
	most   int // words that a line may have for it
	re     *lang.Pattern
}

var address = lang.Regexp(`[\w.+%-]+@[\w-]+(?:\.[\w-]+)+`)

// PostedAt is how a page of questions says when one of its posts was written and by whom: "asked
// Nov 5 '15 at 10:31 by ida 1,204 • 3".
var PostedAt = lang.Regexp(`(?i)^` + lang.LongestOf("post-verbs") + `\s(?:\p{L}{2}\s)?(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}).{0,12}\d{1,2}:\d{2}`)

var phrasePatterns = []phrasePattern{
	{"contact", 15, lang.Regexp(`(?i)^` + lang.OneOf("label-contact") + `\s*[.:：]`)},
	{"reading time", 14, lang.Regexp(`(?i)` + lang.OneOf("reading-time") + `|(?:\b|\p{Ll})\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:[Rr]ead(?:ing)?|[Ll]isten)(?:\b|\p{Lu})`)},
	{"notice", 45, lang.Regexp(`(?i)` + lang.OneOf("rights-reserved"))},
	{"notice", 20, lang.Regexp(`(?i)^(?:©|(?:\(c\)|copyright)\s*(?:©|\(c\)|by\b|notice\b|(?:1[5-9]|20)\d{2}))`)},
	{"notice", 20, lang.Regexp(`(?i)bloggers? like this|blocked \d+ access attempts|enable javascript|javascript (?:is )?(?:disabled|enabled|required)|^powered by |^proudly powered|protected by recaptcha|%[ds]\b|^this page was last (?:edited|modified)|^(?:text|(?:community )?content) is available under|additional terms may apply`)},
	{"notice", 45, lang.Regexp(`(?i)(?:views|opinions) expressed .{0,60}(?:are (?:those|solely|the authors?|not|my own|their own|his own|her own)\b|not (?:necessarily )?(?:represent|reflect))|(?:views?|opinions?|articles?|content|posts?|publications?)\b.{0,80}(?:do|does) not (?:necessarily )?(?:reflect|represent) the .{0,40}(?:views?|opinions?|position|policy)`)},
	{"navigation", 15, lang.Regexp(`(?i)\b(?:click|tap) here\b|klicken sie hier|ha[zg]a? clic aquí|cliquez ici|нажмите здесь|(?:buraya|için) tıklayın|اضغط هنا|انقر هنا|点击这里|点击此处`)},
	{"subscription", 40, lang.Regexp(`(?i)(?:sign up|subscribe|register) (?:\w+ )?(?:to|for) (?:our|the|my|this|free|weekly|daily).{0,50}(?:newsletter|email|channel|podcast|updates)|support our (?:journalism|work)|reader-supported publication|consider becoming a (?:free|paid)|(?:^|[.!?:,]\s+|please )become a (?:member|patron|subscriber)|(?:join|follow) (?:us|our) .{0,30}(?:telegram|whatsapp|twitter|facebook|instagram|channel)|подпи(?:шитесь|сывайтесь|саться) на|suscríbete a|abonnez-vous|abone ol(?:un|mak)|iscriviti alla .{0,20}newsletter|zapisz się (?:do|na) .{0,20}newslet|inscreva-se na .{0,20}newsletter|assine .{0,20}newsletter|prenumerera på .{0,20}nyhetsbrev|inscrivez-vous à .{0,20}(?:newsletter|lettre)|订阅我们|اشترك في`)},
	{Related, 25, lang.Regexp(`(?i)^(?:read more|read also|also read|read next|see also|related|more on this|don't miss|mehr (?:dazu|zum thema)|lesen sie (?:auch|mehr)|lee? también|leer más|à lire|lire aussi|leggi anche|leia (?:mais|também)|читайте также|по теме|ilgili(?: haber)?|ayrıca okuyun|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|延伸阅读|相关阅读|推荐阅读)\s*[:：|>»→-]+\s*\S`)},
	{Comments, 6, commentCount},
	{"sharing", 10, lang.Regexp(`(?i)^(?:click to )?(?:share|tweet|pin|email|print) this (?:article|story|post|page|entry|link)\b`)},
	{"logo", 8, lang.Regexp(`(?i)(?:^|\s)(?:small |large |site |main )?logo$`)},
	{"page number", 4, lang.Regexp(`(?i)^(?:page|seite|página|стр\.?|sayfa|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/|von|de)\s*\d{1,4})?$|^第\s*\d+\s*页$`)},
	{"navigation", 2, lang.Regexp(`^\d{1,2}:\d{2}(?::\d{2})?$`)},
	{"navigation", 4, lang.Regexp(`^(?:\P{L}{0,3}\p{L}+\s)?\d{1,2}:\d{2}(?::\d{2})?\s?/\s?\d{1,2}:\d{2}(?::\d{2})?$`)}, // of a player
	{"sharing", 6, lang.Regexp(`^(?:[★☆⭐✩✭]\x{FE0F}?\s?){3,}\P{L}{0,4}\d[\d.,/ ()]*\s?\(?\p{L}[\p{L}\d ]*\)?$`)},       // how many have judged, and how
	{"sharing", 16, PostedAt},
	{"subscription", 8, lang.Regexp(`(?i)(?:^|\s)(?:try|prueba|essayez|testez|prova|probeer)\s.{0,40}\b(?:free|gratis|gratuit\p{L}*)(?:$|\P{L})|(?:^|\s)(?:gratis|kostenlos)\s(?:\p{L}+\s)?(?:testen|probelesen|lesen|proberen)$`)},
}

// loosePatterns are beginnings that a sentence of the text may have as well, so
// that a sentence of any length is kept.
var loosePatterns = []phrasePattern{
	{"notice", 20, lang.Regexp(`(?i)^(?:\(c\)\s|copyright\b)`)},
	{"keywords", 60, lang.Regexp(`(?i)^` + lang.OneOf("label-keywords") + `\s*[:：|—]|^(?:\d{4} )?(?:mathematics|ams) subject classifications?\b|^jel (?:no\.?|codes?|classification)\s`)},
	{"sharing", 12, lang.Regexp(`(?i)^` + lang.LongestOf("listen-on") + `\s?:?\s+\S+(?:\s\S+){0,2}?\s*[·|•,/]\s*\S`)},
	{"history", 25, lang.Regexp(`(?i)^` + lang.OneOf("label-history") + `\s*(?:on\s|[:：]|\d[^;]{5,30};)|^received by the editors \p{Lu}`)},
	{"sharing", 10, lang.Regexp(`(?i)^(?:click to )?(?:share|tweet|pin|email|print) (?:this|on|via|to|with|it)\s|^like (?:this|loading)|^(?:comparte|compartir|partager|teilen|поделиться|paylaş|شارك|分享)\s?\S*\s?\S*\s?\S*$`)},
}

// publishedPatterns are sentences on where the text stands, which a text may
// also say of another one: they count at its ends and not amid the prose.
var publishedPatterns = []phrasePattern{
	{"notice", 45, lang.Regexp(`(?i)(?:we|site|website|page|and our partners) uses? cookies|(?:accept|reject) (?:all )?cookies|cookie (?:policy|settings|consent|preferences)|(?:verwendet|verwenden|nutzt|nutzen) (?:wir )?cookies|(?:utiliza|utilizamos|usamos|usa) cookies|utilis\w+ des cookies|использу\S+ (?:файлы )?cookie|çerez\S* (?:kullan|politika)|使用.{0,6}cookie|يستخدم.{0,20}ملفات تعريف الارتباط`)},
	{"notice", 60, lang.Regexp(`(?i)^(?:(?:this|the) (?:article|post|piece|essay|blog|blog post|story|report|text|paper)?\s?(?:is|was|forms) (?:the \w+ )?(?:part|in)?\s?(?:\w+ )?(?:of|in) (?:a|an|our|the) (?:\S+ ){0,3}(?:series|collection)\b)`)},
	{"notice", 40, lang.Regexp(`(?i)^(?:this|the) (?:article|post|piece|essay|story|text|interview) (?:was|has been|is) (?:originally |first |also )*(?:published|republished|posted|appeared|reprinted)|^(?:this|the) (?:article|essay|story|piece|review) appears in|^(?:originally|first) published (?:in|on|by|at)|^dieser (?:artikel|beitrag|text) (?:ist|erschien|wurde) .{0,20}(?:erschien|veröffentlicht)`)},
}

var commentCount = lang.Regexp(`(?i)^(?:\d+|no)\s+(?:comments?|replies|responses?|kommentare?|comentarios?|commentaires?|комментари\S*|yorum|تعليقات?|条评论)(?:\s+(?:on|to)\s.*)?$|^(?:comments?|kommentare|comentarios|комментарии|yorumlar)\s*\(?\d+\)?$|^\d+\s*条?评论$`)

// counters are the words of lines that count reactions: "5 comments | 24 shares".
var counters = lang.PhraseSet("counters")

// countedTimes stand beside them: "asked 3 years ago", "viewed 11k times".
var countedTimes = lang.PhraseSet("counted-times")

// countsReactions says whether a line holds nothing but such counts.
func countsReactions(norm string) bool {
	if !strings.ContainsFunc(norm, unicode.IsDigit) || len(norm) > 80 {
		return false
	}
	words := 0
	for w := range strings.FieldsFuncSeq(norm, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case counters()[w]:
			words++
		case !countedTimes()[w]:
			return false
		}
	}
	return words > 0
}

// buttons are words that stand on buttons of a page, and in any text; beside a phrase that
// only a page has they are such.
var buttons = lang.PhraseSet("page-buttons")

// mostButtons bounds the words of a row of buttons.
const mostButtons = 8

// areButtons says whether a line is what several buttons say, in one row: "View source
// History".
func areButtons(norm string) bool {
	words, phrases, parts := strings.Fields(norm), 0, 0
	for at := 0; at < len(words); parts++ {
		end := len(words)
		for ; end > at && !isAround(strings.Join(words[at:end], " ")); end-- {
		}
		switch {
		case end > at:
			at, phrases = end, phrases+1
		case buttons()[words[at]]:
			at++
		default:
			return false
		}
	}
	return phrases > 0 && parts > 1
}

// isAround says whether a phrase is one that a page says for itself, and no text does.
func isAround(phrase string) bool {
	switch Phrases()[phrase] {
	case "navigation", "sharing", "subscription", "advertisement":
		return !buttons()[phrase]
	}
	return false
}

// moreFrom is how a list of other articles is headed.
var moreFrom = lang.Regexp(`^` + lang.OneOf("more-from") + ` `)

// SaidAround gives the reason why a line is not of the text but around it, as
// far as its words tell, else "". The second result says that it is a phrase
// of the lists as a whole; amid that prose stands on both sides of it.
func SaidAround(l Line, amid bool) (reason string, whole bool) {
	if l.Verse || l.Code || l.Words > 60 {
		return "", false
	}
	norm := strings.TrimSpace(l.Norm)
	if reason := Phrases()[norm]; reason != "" {
		return reason, true
	}
	switch {
	case l.Words <= 7 && !l.Final && moreFrom.MatchString(norm):
		return Related, true
	case l.Kind == corpus.Paragraph && l.Words <= mostButtons && !l.Final && areButtons(norm):
		return "navigation", true
	case countsReactions(norm) && !commentCount.MatchString(l.Text):
		return "sharing", false
	case isContact(l.Text):
		return "contact", false
	}
	patterns := phrasePatterns
	if !isSentence(l.Text) {
		patterns = slices.Concat(patterns, loosePatterns)
	}
	if !amid {
		patterns = slices.Concat(patterns, publishedPatterns)
	}
	for _, p := range patterns {
		if l.Words <= p.most && p.re.MatchString(l.Text) {
			return p.reason, false
		}
	}
	return "", false
}

// isSentence says whether a line is a sentence as prose has them, with its full
// stop and the small words of one.
func isSentence(s string) bool {
	return lang.EndsSentence(s) && lang.WordCount(s) >= 8 && lang.FunctionShare(s) >= 0.25
}

// reachedAt is how a page says whose an e-mail address is.
var reachedAt = lang.Regexp(`(?i)\b(?:reached|contacted)(?: by \S+)? (?:at|on|via) \S+@`)

// isContact says whether a line is there for an e-mail address: little else
// stands in it, nothing that is a sentence, or one on how to reach somebody.
func isContact(s string) bool {
	rest := address.ReplaceAllString(s, "")
	if len(rest) == len(s) {
		return false
	}
	words := lang.WordCount(rest)
	return words <= 12 || words <= 45 && (!isSentence(rest) || reachedAt.MatchString(s))
}

// IsTrail says whether a line shows the way to a page: "Home > Science > Birds".
func IsTrail(s string) bool {
	parts := trailJoint.Split(s, -1)
	return len(parts) > 2 && lang.WordCount(s) <= 20 || len(parts) == 2 && Phrases()[lang.Plain(parts[0])] == "navigation"
}

var trailJoint = lang.Regexp(`\s*[>›»|]\s*`)
