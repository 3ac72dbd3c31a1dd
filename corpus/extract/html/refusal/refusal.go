// Package refusal says why a page of the web is not read: it blocks, is gone, asks for
// consent, a login or money, or is made by scripts.
package refusal

import (
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
)

// Pages that are not what their address promises. An article may be about
// logins, cookies or errors, so that only a page with little text is refused,
// and only where two signs agree: its words, its fields, its buttons.

// What a page with this many words says of itself is believed to be its text.
const (
	stubWords    = 250 // that blocks, asks for consent or ends before the text does
	titledWords  = 400 // whose title says what it is
	fewWords     = 120 // that are believed to be no more than that
	fewestLetter = 200 // below which there is no text
	manyScripts  = 20000
)

var (
	blockedTitle = lang.Regexp(`(?i)^(?:just a moment|attention required|access (?:to this page has been )?denied|are you (?:a robot|human)|pardon our interruption|security check|403 forbidden|forbidden$|verify(?:ing)? (?:that )?you are (?:a )?human|human verification|request (?:unsuccessful|rejected|blocked)|robot check|bot verification|ddos|` + lang.OneOf("page-blocked") + `)`)
	blockedText  = lang.Regexp(`(?i)captcha|unusual (?:traffic|activity)|(?:verify|confirm|prove) (?:that )?you(?: are|'re|’re) (?:not a (?:ro)?bot|(?:a )?human)|checking (?:if the site connection is secure|your browser)|you have been blocked|automated (?:access|requests|queries)|\bray id\b|reference #\d|request id\s*:|you don't have permission to access|ungewöhnlichen datenverkehr|kein roboter|no (?:eres|soy) un robot|pas un robot|не робот|подозрительн\S+ (?:трафик|активност)|机器人|异常流量`)
	goneTitle    = lang.Regexp(`(?i)^(?:error |http )?(?:404|410)(?:$| ?[-–—:|!.]| error| not found| gone)|(?:error|http)[ -]404|(?:page|article|site|content|file|url) (?:was |is |could )?(?:not|no longer|cannot|can't) (?:be )?(?:found|exists?|available)|(?:page|article) (?:doesn['’]t|does not) exist|^not found|nicht gefunden$|` + lang.OneOf("page-gone"))
	// What a site says instead of a page while it is being repaired.
	repairText  = lang.Regexp(`(?i)(?:down|offline|closed|unavailable) (?:for|due to) (?:(?:scheduled|planned|routine|urgent) )?maintenance|(?:undergoing|performing|carrying out) (?:(?:some|scheduled|planned|routine|essential) )*maintenance|(?:we(?:'|’)?ll|we will) be (?:right )?back (?:soon|shortly|in a)|(?:site|service|page) is temporarily (?:unavailable|down|offline)|` + lang.OneOf("page-repair"))
	repairTitle = lang.Regexp(`(?i)^(?:(?:site|scheduled|planned|down for) )?maintenance(?: mode| break)?$|^service unavailable|^503\b|wartung|mantenimiento|технические работы`)
	loginTitle  = lang.Regexp(`(?i)^(?:please |member |user )?` + lang.OneOf("page-login") + `(?: (?:to|or|required|page|bei|zu|in) ?.{0,60}| required| page)?$`)
	consentText = lang.Regexp(`(?i)before you continue|(?:we|our \d+ partners|and our partners)[^.]{0,60}(?:value your privacy|use cookies|store (?:and/or|and|or) access)|cookie (?:consent|settings|preferences|policy)|your privacy is important|(?:our|\d+) partners|process(?:es)? (?:your )?personal data|information on (?:a|your) device|(?:accept|reject|agree to|manage) (?:all )?cookies|consent to|your (?:privacy|cookie) (?:choices|settings)|legitimate interest|personali[sz]ed (?:ads|content)|(?:verwenden|nutzen)[^.]{0,40}cookies|(?:zustimmen|akzeptieren) und weiter|(?:wie gewohnt )?mit werbung(?: und tracking)?|ohne (?:werbung und |werbe-?)?tracking|einwilligung|datenschutzeinstellungen|utilisons[^.]{0,40}cookies|tout accepter|utilizamos[^.]{0,40}cookies|aceptar (?:todas|cookies)|використовуємо[^.]{0,30}cookie|использу[^.]{0,30}cookie|çerez|我们使用.{0,10}cookie`)
	// What a page says to its readers of what they are to allow, where an article
	// on the matter speaks of others.
	consentAsk  = lang.Regexp(`(?i)before you continue|(?:we|our \d+ partners|and our partners)[^.]{0,60}(?:value your privacy|use cookies|store (?:and/or|and|or) access)|your privacy is important to us|(?:we|our) (?:and our )?(?:\d+ )?partners (?:store|use|process|and|may|would|do|rely)|some (?:of our )?partners|with your (?:consent|permission)|you (?:can|may) (?:change|withdraw|manage|set|revisit|review|reject|refuse)|your (?:privacy |cookie )?(?:choices?|consent|preferences)|by (?:clicking|choosing|pressing)|(?:click|press|select|choose) [“"'‘]?(?:accept|agree|reject|manage)|(?:manage|cookie) (?:preferences|settings|options)|(?:besuchen|nutzen|lesen) sie [^.!?]{0,60} (?:mit|ohne) (?:werbung|\S*tracking)|(?:wir|unsere \d+ partner|und unsere partner)[^.]{0,60}(?:verwenden|nutzen|speichern|verarbeiten)|(?:ihre|deine) (?:einwilligung|zustimmung|auswahl|privatsphäre|daten)|(?:können|kannst) (?:sie|du) [^.]{0,60}(?:widerrufen|ändern|anpassen)|(?:zustimmen|akzeptieren) und weiter|finden sie in (?:der|unserer) datenschutz\S*|nous (?:et nos|utilisons)[^.]{0,60}(?:partenaires|cookies)|vos (?:choix|préférences|données)|(?:nosotros y|utilizamos)[^.]{0,60}(?:socios|cookies)|(?:sus|tus) (?:preferencias|opciones|datos)|мы (?:и наши|использу)\S*|ваш\S* (?:согласи|выбор|данн)\S*`)
	consentYes  = lang.Regexp(`(?i)^(?:i )?` + lang.OneOf("consent-yes") + `(?:[\s,.!]|$)`)
	scriptText  = lang.Regexp(`(?i)javascript|(?:enable|activate|turn on) (?:js\b|(?:java)?scripts?)|disable (?:any|your) ad[- ]?block|supported browser`)
	paywallText = lang.Regexp(`(?i)(?:subscribe|sign up|log ?in|register|create an? (?:free )?account|become a (?:member|subscriber))[^.]{0,40} to (?:continue|keep|read|unlock|get (?:full )?access)|(?:this|the rest of (?:this|the)) (?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:subscribers|members)|\bmembers?[- ]only (?:story|article|post|content)\b|available to (?:\S+ )?(?:members|subscribers) only|(?:already|bereits) (?:a subscriber|abonnent)|weiterlesen mit|nur für abonnenten|jetzt (?:testen|abonnieren) und weiterlesen|réservé aux abonnés|contenido exclusivo para suscriptores|(?:доступно|только) (?:для|по) подписч?`)
)

// scriptRoots are the ids of elements that scripts fill.
var scriptRoots = lang.Set("root app __next __nuxt ___gatsby")

// mostRoots bounds how many of them are looked at.
const mostRoots = 8

// mostButtons bounds how many elements are looked at that only play buttons:
// they may stand in one another.
const mostButtons = 40

// shownSize is how much is looked at of what a page shows, in bytes.
const shownSize = 6000

// waitText is all that an element says before scripts have filled it.
var waitText = lang.Regexp(`(?i)^(?:(?:` + lang.OneOf("loading") + `|読み込み中)[\s.…!]*)*$`)

// A pageLook is what the rules of refusal look at.
type pageLook struct {
	title     string
	text      string // the start of all that is shown
	words     int    // of what would be kept
	hasText   bool   // that is a text
	password  bool
	consents  bool // has a button that gives consent
	scripts   int  // bytes of scripts, or how many there are of their own address
	noscript  string
	emptyRoot bool     // nothing in the element that scripts fill, or that it is loading
	kept      string   // the start of what would be kept
	parts     []string // of the title
	free      string   // "false" where the data of the page says so
	signed    bool     // names somebody who wrote it
}

// A Page is what a look at one needs.
type Page struct {
	Root   *xhtml.Node
	Title  string
	Parts  []string       // of the title, between which sites set marks
	Free   string         // what its data says of whether it can be read for free
	Signed bool           // whether it names somebody who wrote it
	Blocks []corpus.Block // that would be kept
}

// Why says why a page is not read, or that there is too little of it; it is nil for one
// that is.
func Why(p Page) error {
	l := lookAt(p)
	if err := l.refusal(); err != nil || l.hasText {
		return err
	}
	return fmt.Errorf("less than two sentences: %w", corpus.ErrNoText)
}

// refusal says why a page is not read: nil, or an error that wraps the sentinel.
func (l pageLook) refusal() error {
	switch {
	case l.isBlocked():
		return fmt.Errorf("%q: %w", lang.Sample(l.title, 100), corpus.ErrBlocked)
	case l.isGone():
		return fmt.Errorf("%q: %w", lang.Sample(l.title, 100), corpus.ErrGone)
	case l.isRepaired():
		return fmt.Errorf("%q: %w", lang.Sample(l.title, 100), corpus.ErrUnreachable)
	case l.isConsent():
		return corpus.ErrConsent
	case l.isLogin():
		return corpus.ErrLogin
	case l.isStub():
		return fmt.Errorf("only for subscribers: %w", corpus.ErrLogin)
	case l.isShell():
		return corpus.ErrNeedsBrowser
	case !l.hasText && l.consents && consentText.MatchString(l.text):
		return corpus.ErrConsent
	}
	return nil
}

func (l pageLook) isBlocked() bool {
	// Nobody signs a page that blocks: an essay may be called so.
	return l.words < titledWords && blockedTitle.MatchString(l.title) && !(l.signed && l.hasText) ||
		l.words < fewWords && !l.password && blockedText.MatchString(l.text)
}

func (l pageLook) isGone() bool {
	return l.words < titledWords && len(l.title) < 120 && goneTitle.MatchString(l.title)
}

// isRepaired says whether a page only says that its site is closed for a while.
func (l pageLook) isRepaired() bool {
	return l.words < fewWords && repairText.MatchString(l.text) && (!l.hasText || repairText.MatchString(l.title) || repairTitle.MatchString(l.title))
}

// isConsent says whether a page is about consent to its cookies, in many of its
// words, and has a button for it. A text on cookies has such a notice above it,
// so that what would be kept has to ask for the consent too.
func (l pageLook) isConsent() bool {
	if l.words >= stubWords || !l.consents {
		return false
	}
	said := len(consentText.FindAllString(l.text, -1))
	if said < 2 || !l.hasText {
		return said >= 2
	}
	asked := len(consentAsk.FindAllString(l.kept, -1))
	return asked >= 2 && (asked+said)*25 >= l.words
}

func (l pageLook) isLogin() bool {
	titled := l.words < titledWords && slices.ContainsFunc(l.parts, loginTitle.MatchString)
	return l.password && (titled || !l.hasText)
}

// isStub says whether a page says that the rest of its text costs money.
func (l pageLook) isStub() bool {
	return l.words < stubWords && (l.free == "false" || l.words < fewWords) && paywallText.MatchString(l.text)
}

// isShell says whether a page without a text has scripts that would make one.
func (l pageLook) isShell() bool {
	return !l.hasText && (l.emptyRoot || scriptText.MatchString(l.noscript) || scriptText.MatchString(l.text) || l.scripts > manyScripts && len(l.text) < 600)
}

// lookAt gathers what the rules look at, for a page of which the blocks would be
// kept.
func lookAt(p Page) pageLook {
	root := p.Root
	l := pageLook{title: p.Title, parts: p.Parts, words: wordsOf(p.Blocks), hasText: hasText(p.Blocks), free: strings.ToLower(p.Free), signed: p.Signed}
	l.kept = lang.Sample(corpus.Document{Blocks: p.Blocks}.Text(), shownSize)
	roots, played := 0, 0
	for n := range root.Descendants() {
		if played < mostButtons && playsButton(n) {
			played++
			l.consents = l.consents || consentYes.MatchString(lang.Squeeze(xhtml.RawStart(n, 60)))
		}
		switch xhtml.TagOf(n) {
		case "input":
			l.password = l.password || strings.EqualFold(xhtml.Attr(n, "type"), "password")
			l.consents = l.consents || consentYes.MatchString(xhtml.Attr(n, "value"))
		case "button", "a":
			l.consents = l.consents || consentYes.MatchString(lang.Squeeze(xhtml.RawStart(n, 60)))
		case "script":
			l.scripts += len(xhtml.RawStart(n, 1<<16))
			if xhtml.Attr(n, "src") != "" {
				l.scripts += 5000
			}
		case "noscript":
			if l.noscript == "" {
				l.noscript = lang.Sample(xhtml.RawStart(n, 2000), 2000)
			}
		case "div":
			id := xhtml.Attr(n, "id")
			if scriptRoots[id] && roots < mostRoots {
				roots++
				l.emptyRoot = l.emptyRoot || waitText.MatchString(lang.Squeeze(lang.Scrub(xhtml.RawStart(n, 60))))
			}
		}
	}
	l.text = shownStart(root, shownSize)
	return l
}

// playsButton says whether an element stands for a button and is none.
func playsButton(n *xhtml.Node) bool {
	return n.Type == xhtml.ElementNode && (xhtml.Attr(n, "role") == "button" || xhtml.TagOf(n) == "span" && xhtml.HasToken(n, "btn", "button"))
}

// shownStart is the start of what a page shows, whatever it is.
func shownStart(root *xhtml.Node, size int) string {
	var b strings.Builder
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil && b.Len() < size; c = c.NextSibling {
			switch {
			case c.Type == xhtml.TextNode:
				b.WriteString(c.Data[:min(len(c.Data), size)])
			case c.Type == xhtml.ElementNode && (!xhtml.Headless[xhtml.TagOf(c)] || xhtml.TagOf(c) == "button"):
				b.WriteByte(' ')
				walk(c)
			}
		}
	}
	walk(root)
	return lang.Squeeze(lang.Scrub(b.String()))
}

// hasText says whether blocks hold enough to be a text: about two hundred
// letters, and more than one sentence.
func hasText(blocks []corpus.Block) bool {
	letters, sentences := 0, 0
	for _, b := range blocks {
		for _, r := range b.Text {
			switch {
			case lang.Unspaced(r):
				letters += 4
			case lang.IsWordRune(r):
				letters++
			}
		}
		if b.Kind != corpus.Heading {
			sentences += len(lang.Sentences(b.Text[:min(len(b.Text), 4000)]))
		}
		if letters >= fewestLetter && sentences >= 2 {
			return true
		}
	}
	return false
}

func wordsOf(blocks []corpus.Block) int {
	n := 0
	for _, b := range blocks {
		n += lang.WordCount(b.Text)
	}
	return n
}
