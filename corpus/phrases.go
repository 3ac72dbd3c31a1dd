package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// What pages say around a text, in several languages, as plain writes it. The
// lists hold phrases that any site may use, none of a particular one, and no
// phrase stands in two.
var phrases = phraseTable(phraseLists)

var phraseLists = map[string]string{
	"navigation": `home|menu|main menu|search|skip to content|skip to main content|skip to navigation|jump to search|jump to content|skip to search|back to top|top|next|previous|next article
		previous article|next post|previous post|close|more|read more|continue reading|load more|show more|view all|see all|log in|login|sign in
		sign up|register|my account|about us|contact us|contact|privacy policy|terms of use|terms of service|terms and conditions|terms conditions
		faq|sitemap|site map|careers|jobs|accessibility|toggle navigation|font change|change font size|font size|text size|a a a|click here|listen
		listen to this article|open in app|download pdf|download|pdf|view pdf|full text|cookie policy|cookie settings|accept all|accept cookies
		edit this page|on this page|jump to navigation|view comments|all articles|all posts|archive|archives|rss|rss feed
		zum inhalt springen|startseite|suche|menü|impressum|datenschutz|datenschutzerklärung|kontakt|anmelden|mehr erfahren|weiterlesen|nach oben
		inicio|buscar|menú|contacto|aviso legal|política de privacidad|leer más|seguir leyendo|iniciar sesión
		accueil|rechercher|mentions légales|lire la suite|se connecter
		главная|поиск|меню|контакты|о нас|о проекте|войти|регистрация|читать далее|подробнее|наверх
		ana sayfa|anasayfa|arama|ara|iletişim|hakkımızda|giriş yap|üye ol|devamını oku|gizlilik politikası|künye
		الرئيسية|الصفحة الرئيسية|بحث|اتصل بنا|من نحن|اقرأ المزيد|القائمة|تسجيل الدخول|سياسة الخصوصية
		首页|搜索|菜单|登录|注册|关于我们|联系我们|阅读更多|上一篇|下一篇|返回顶部|阅读全文|字体大小|网站地图`,
	"sharing": `share|share this|share this article|share this story|share this post|share this page|share on facebook|share on twitter|share on x
		share on linkedin|share on whatsapp|share via email|tweet|facebook|twitter|linkedin|whatsapp|telegram|email|e mail|print|copy link|copy url
		save|bookmark|like|pin it|pinterest|reddit|print friendly|print friendly pdf email|print this page|print this article|email this article
		instagram|youtube|tiktok|flipboard|messenger|follow us|follow us on twitter|follow us on facebook|copied|link copied|copy
		teilen|drucken|merken|per mail teilen|auf facebook teilen|compartir|imprimir|guardar|enviar por correo|partager|imprimer|enregistrer
		поделиться|печать|распечатать|версия для печати|вконтакте|одноклассники|в избранное|paylaş|yazdır|tweetle|kaydet|bağlantıyı kopyala
		شارك|مشاركة|طباعة|حفظ|فيسبوك|تويتر|واتساب|نسخ الرابط|分享|打印|收藏|分享到|微信|微博|分享至|复制链接`,
	"advertisement": `advertisement|advertisements|sponsored|sponsored content|advertising|ad|anzeige|werbung|publicidad|publicité|реклама|reklam|ilan
		إعلان|إعلانات|广告|promoted`,
	"subscription": `subscribe|subscribe now|newsletter|newsletters|sign up for our newsletter|subscribe to our newsletter|get our newsletter|support us|donate|donate now
		become a member|already a subscriber|abonnieren|newsletter abonnieren|jetzt abonnieren|suscríbete|suscribirse|s abonner|sabonner|je mabonne
		подписаться|подпишитесь|abone ol|bültene abone ol|اشترك|اشترك الآن|订阅|立即订阅`,
	related: `related articles|related article|related|related posts|related stories|related content|related topics|related news|read also|also read|see also
		you may also like|you might also like|recommended|recommended for you|recommended reading|more on this story|more on this topic|most read
		most popular|popular posts|latest news|latest|trending|trending now|latest articles|recent posts|in this series|more in this series
		other articles|more stories|more articles|more like this|editors picks|editors choice|dont miss|up next|read next|whats next|top stories
		mehr zum thema|das könnte sie auch interessieren|auch interessant|lesen sie auch|meistgelesen|verwandte artikel|ähnliche artikel
		artículos relacionados|noticias relacionadas|te puede interesar|también te puede interesar|lo más leído|más noticias|lee también
		articles liés|articles similaires|à lire aussi|sur le même sujet|les plus lus|articoli correlati|leggi anche|artigos relacionados|leia também
		читайте также|похожие статьи|материалы по теме|по теме|еще по теме|ещё по теме|самое читаемое|популярное|смотрите также|новости по теме|лента новостей
		ilgili haberler|ilgili yazılar|ilgili içerikler|benzer haberler|benzer yazılar|çok okunanlar|son haberler|diğer haberler
		مقالات ذات صلة|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|موضوعات ذات صلة|相关文章|相关阅读|相关新闻|推荐阅读|热门文章|延伸阅读|猜你喜欢|热门新闻`,
	comments: `comments|leave a comment|leave a reply|leave a response|join the conversation|join the discussion|post a comment|add a comment|reader comments
		kommentare|kommentar schreiben|kommentar hinterlassen|comentarios|deja un comentario|deja una respuesta|commentaires|laisser un commentaire
		комментарии|оставить комментарий|добавить комментарий|обсуждение|yorumlar|yorum yap|bir yorum yazın|yorum yaz|bir cevap yazın
		التعليقات|اترك تعليقا|أضف تعليق|أضف تعليقا|评论|发表评论|留言|网友评论|我要评论`,
	biography: `about the author|about the authors|about the writer|author bio|about author|über den autor|über die autorin|zum autor|zur autorin|zur person
		sobre el autor|sobre la autora|sobre los autores|à propos de lauteur|lauteur|sobre o autor|об авторе|об авторах|yazar hakkında|عن الكاتب|عن المؤلف
		关于作者|作者简介|contributors`,
	"contents": `contents|table of contents|inhalt|inhaltsverzeichnis|índice|contenido|sommaire|table des matières|оглавление|содержание|içindekiler|المحتويات|فهرس|目录`,
	references: `references|reference list|bibliography|works cited|literature cited|selected bibliography|list of references|literatur|literaturverzeichnis|quellenverzeichnis
		bibliographie|bibliografie|références|bibliografía|referencias|referencias bibliográficas|bibliografia|riferimenti bibliografici|referências
		kaynakça|kaynaklar|литература|список литературы|источники|библиография|список источников|список использованных источников|参考文献|參考文獻|引用文献
		المراجع|المصادر|المصادر والمراجع|قائمة المراجع|piśmiennictwo
		notes|endnotes|footnotes|sources|anmerkungen|fußnoten|quellen|notas|примечания|сноски|dipnotlar|notlar|注释|الهوامش`,
	"rubric": `opinion|analysis|commentary|comment|feature|features|news|report|policy brief|issue brief|briefing|exclusive|essay|editorial|explainer|long read|special report
		press release|for immediate release|working paper|research paper|original article|research article|review article|op ed|blog post|in focus
		meinung|kommentar|pressemitteilung|comunicado de prensa|nota de prensa|opinión|communiqué de presse|tribune|пресс релиз|мнение|интервью|аналитика|basın bülteni|görüş|analiz
		بيان صحفي|رأي|تحليل|新闻稿|观点`,
}

// Reasons that rules share.
const (
	related    = "related"
	comments   = "comments"
	biography  = "biography"
	references = "references"
	caption    = "caption"
	byline     = "byline"
	detail     = "detail" // a hint only: before the prose, stays, no heading
)

func phraseTable(lists map[string]string) map[string]string {
	out := map[string]string{}
	for reason, list := range lists {
		for phrase := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == '|' || r == '\n' }) {
			out[strings.TrimSpace(phrase)] = reason
		}
	}
	return out
}

// A phrasePattern finds what pages say in words of their own.
type phrasePattern struct {
	reason string
	most   int // words that a line may have for it
	re     *regexp.Regexp
}

var address = regexp.MustCompile(`[\w.+%-]+@[\w-]+(?:\.[\w-]+)+`)

var phrasePatterns = []phrasePattern{
	{"contact", 15, regexp.MustCompile(`(?i)^(?:tel|phone|telephone|fax|telefon|тел|телефон|هاتف|电话|e-?mail|orcid)\s*[.:：]`)},
	{"reading time", 14, regexp.MustCompile(`(?i)reading time|\b\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|reading|listen)\b|lesezeit|tiempo de lectura|temps de lecture|tempo di lettura|время (?:на )?чтени|мин\. чтения|okuma süresi|阅读时间|وقت القراءة|دقائق? قراءة`)},
	{"notice", 45, regexp.MustCompile(`(?i)all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|tutti i diritti riservati|все права защищены|tüm hakları saklıdır|جميع الحقوق محفوظة|版权所有|保留所有权利`)},
	{"notice", 20, regexp.MustCompile(`(?i)^(?:©|(?:\(c\)|copyright)\s*(?:©|\(c\)|by\b|notice\b|(?:1[5-9]|20)\d{2}))`)},
	{"notice", 20, regexp.MustCompile(`(?i)bloggers? like this|blocked \d+ access attempts|enable javascript|javascript (?:is )?(?:disabled|enabled|required)|^powered by |^proudly powered|protected by recaptcha|%[ds]\b|^this page was last (?:edited|modified)|^text is available under|additional terms may apply`)},
	{"notice", 45, regexp.MustCompile(`(?i)(?:views|opinions) expressed .{0,60}(?:are (?:those|solely|the authors?|not|my own|their own|his own|her own)\b|not (?:necessarily )?(?:represent|reflect))|(?:views?|opinions?|articles?|content|posts?|publications?)\b.{0,80}(?:do|does) not (?:necessarily )?(?:reflect|represent) the .{0,40}(?:views?|opinions?|position|policy)`)},
	{"navigation", 15, regexp.MustCompile(`(?i)\b(?:click|tap) here\b|klicken sie hier|ha[zg]a? clic aquí|cliquez ici|нажмите здесь|(?:buraya|için) tıklayın|اضغط هنا|انقر هنا|点击这里|点击此处`)},
	{"subscription", 40, regexp.MustCompile(`(?i)(?:sign up|subscribe|register) (?:\w+ )?(?:to|for) (?:our|the|my|this|free|weekly|daily).{0,50}(?:newsletter|email|channel|podcast|updates)|support our (?:journalism|work)|(?:^|[.!?:,]\s+|please )become a (?:member|patron|subscriber)|(?:join|follow) (?:us|our) .{0,30}(?:telegram|whatsapp|twitter|facebook|instagram|channel)|подпи(?:шитесь|сывайтесь|саться) на|suscríbete a|abonnez-vous|abone ol(?:un|mak)|订阅我们|اشترك في`)},
	{related, 25, regexp.MustCompile(`(?i)^(?:read more|read also|also read|read next|see also|related|more on this|don't miss|mehr (?:dazu|zum thema)|lesen sie (?:auch|mehr)|lee? también|leer más|à lire|lire aussi|leggi anche|leia (?:mais|também)|читайте также|по теме|ilgili(?: haber)?|ayrıca okuyun|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|延伸阅读|相关阅读|推荐阅读)\s*[:：|>»→-]+\s*\S`)},
	{comments, 6, commentCount},
	{"sharing", 10, regexp.MustCompile(`(?i)^(?:click to )?(?:share|tweet|pin|email|print) this (?:article|story|post|page|entry|link)\b`)},
	{"logo", 8, regexp.MustCompile(`(?i)(?:^|\s)(?:small |large |site |main )?logo$`)},
	{"page number", 4, regexp.MustCompile(`(?i)^(?:page|seite|página|стр\.?|sayfa|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/|von|de)\s*\d{1,4})?$|^第\s*\d+\s*页$`)},
	{"navigation", 2, regexp.MustCompile(`^\d{1,2}:\d{2}(?::\d{2})?$`)},
}

// loosePatterns are beginnings that a sentence of the text may have as well, so
// that a sentence of any length is kept.
var loosePatterns = []phrasePattern{
	{"notice", 20, regexp.MustCompile(`(?i)^(?:\(c\)\s|copyright\b)`)},
	{"keywords", 60, regexp.MustCompile(`(?i)^(?:posted in|filed under|filed in|tags?|tagged|categories|category|topics|labels|key ?words(?: and phrases)?|index terms|jel(?: codes?| classification)?|schlagwörter|schlagworte|stichwörter|schlüsselwörter|etiquetas|palabras clave|mots[- ]cl[ée]s|ключевые слова|теги|метки|рубрики?|anahtar (?:kelimeler|sözcükler)|etiketler|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الدالة|وسوم|关键词|关键字|标签)\s*[:：|—]`)},
	{"history", 25, regexp.MustCompile(`(?i)^(?:article history|makale geçmişi|received|accepted|revised|submitted|available online|geliş(?: tarihi)?|kabul(?: tarihi)?|eingegangen|angenommen|recibido|aceptado|reçu|accepté|поступила|принята|收稿日期|修回日期|last updated|updated)\s*(?:on\s|[:：])`)},
	{"sharing", 10, regexp.MustCompile(`(?i)^(?:click to )?(?:share|tweet|pin|email|print) (?:this|on|via|to|with|it)\s|^like (?:this|loading)|^(?:comparte|compartir|partager|teilen|поделиться|paylaş|شارك|分享)\s?\S*\s?\S*\s?\S*$`)},
}

// publishedPatterns are sentences on where the text stands, which a text may
// also say of another one: they count at its ends and not amid the prose.
var publishedPatterns = []phrasePattern{
	{"notice", 45, regexp.MustCompile(`(?i)(?:we|site|website|page|and our partners) uses? cookies|(?:accept|reject) (?:all )?cookies|cookie (?:policy|settings|consent|preferences)|(?:verwendet|verwenden|nutzt|nutzen) (?:wir )?cookies|(?:utiliza|utilizamos|usamos|usa) cookies|utilis\w+ des cookies|использу\S+ (?:файлы )?cookie|çerez\S* (?:kullan|politika)|使用.{0,6}cookie|يستخدم.{0,20}ملفات تعريف الارتباط`)},
	{"notice", 60, regexp.MustCompile(`(?i)^(?:(?:this|the) (?:article|post|piece|essay|blog|blog post|story|report|text|paper)?\s?(?:is|was|forms) (?:the \w+ )?(?:part|in)?\s?(?:\w+ )?(?:of|in) (?:a|an|our|the) (?:\S+ ){0,3}(?:series|collection)\b)`)},
	{"notice", 40, regexp.MustCompile(`(?i)^(?:this|the) (?:article|post|piece|essay|story|text|interview) (?:was|has been|is) (?:originally |first |also )*(?:published|republished|posted|appeared|reprinted)|^(?:this|the) (?:article|essay|story|piece|review) appears in|^(?:originally|first) published (?:in|on|by|at)|^dieser (?:artikel|beitrag|text) (?:ist|erschien|wurde) .{0,20}(?:erschien|veröffentlicht)`)},
}

var commentCount = regexp.MustCompile(`(?i)^(?:\d+|no)\s+(?:comments?|replies|responses?|kommentare?|comentarios?|commentaires?|комментари\S*|yorum|تعليقات?|条评论)(?:\s+(?:on|to)\s.*)?$|^(?:comments?|kommentare|comentarios|комментарии|yorumlar)\s*\(?\d+\)?$|^\d+\s*条?评论$`)

// counters are the words of lines that count reactions: "5 comments | 24 shares".
var counters = set(`comments comment shares share likes like views view reads retweets claps reactions k m kommentare kommentar aufrufe comentarios compartidos vistas
	commentaires partages просмотров просмотра комментариев комментария yorum paylaşım görüntülenme مشاهدة تعليق مشاركة 阅读 评论 点赞 次 浏览 facebook twitter and`)

// countsReactions says whether a line holds nothing but such counts.
func countsReactions(norm string) bool {
	if !strings.ContainsFunc(norm, unicode.IsDigit) || len(norm) > 80 {
		return false
	}
	words := 0
	for w := range strings.FieldsFuncSeq(norm, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !counters[w] {
			return false
		}
		words++
	}
	return words > 0
}

// moreFrom is how a list of other articles is headed.
var moreFrom = regexp.MustCompile(`^(?:more (?:from|by|in|stories|articles)|mehr (?:aus|von)|más (?:de|en|noticias)|plus de|(?:ещё|еще) (?:из|от)) `)

// saidAround gives the reason why a line is not of the text but around it, as
// far as its words tell, else "". The second result says that it is a phrase
// of the lists as a whole; amid that prose stands on both sides of it.
func saidAround(l line, amid bool) (reason string, whole bool) {
	if l.verse || l.code || l.words > 60 {
		return "", false
	}
	norm := strings.TrimSpace(l.norm)
	if reason := phrases[norm]; reason != "" {
		return reason, true
	}
	switch {
	case l.words <= 7 && !l.final && moreFrom.MatchString(norm):
		return related, true
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
		if l.words <= p.most && p.re.MatchString(l.Text) {
			return p.reason, false
		}
	}
	return "", false
}

// isSentence says whether a line is a sentence as prose has them, with its full
// stop and the small words of one.
func isSentence(s string) bool {
	return endsSentence(s) && wordCount(s) >= 8 && functionShare(s) >= 0.25
}

// reachedAt is how a page says whose an e-mail address is.
var reachedAt = regexp.MustCompile(`(?i)\b(?:reached|contacted)(?: by \S+)? (?:at|on|via) \S+@`)

// isContact says whether a line is there for an e-mail address: little else
// stands in it, nothing that is a sentence, or one on how to reach somebody.
func isContact(s string) bool {
	rest := address.ReplaceAllString(s, "")
	if len(rest) == len(s) {
		return false
	}
	words := wordCount(rest)
	return words <= 12 || words <= 45 && (!isSentence(rest) || reachedAt.MatchString(s))
}
