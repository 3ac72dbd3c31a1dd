package place

import (
	"strconv"
	"strings"

	"footnote/corpus/lang"
)

// units are what people call the parts of texts.
var units = named(map[Unit]string{
	Page:    `page pages p pp pg seite seiten página páginas pagina pagine sayfa sayfada sayfası страница странице страницы страницу страниц стр صفحة الصفحة`,
	Slide:   `slide slides folie folien diapositives diapositive diapositiva slayt slaytta слайд слайде شريحة الشريحة`,
	Row:     `row rows zeile ligne fila riga satır строка строке`,
	Cell:    `cell cells`,
	Chapter: `chapter chapters ch kapitel chapitre capítulo capitulo capitolo chapitres capítulos capitulos capitoli bölümü глав bölüm bölümde глава главе главу главы فصل الفصل`,
	Section: `section sections sec § abschnitt sección seccion seção secção sezione kısım раздел разделе раздела قسم القسم`,
	Minute:  `minute minuto dakika минута минуте دقيقة`,
})

func named(words map[Unit]string) map[string]Unit {
	all := map[string]Unit{}
	for unit, list := range words {
		for word := range lang.Set(list) {
			all[word] = unit
		}
	}
	return all
}

// frame are the words of questions for a place that say nothing of what is sought there.
var frame = lang.Set(`what's whats say says said tell tells read show go to open see give quote summary summarise summarize explain cite jump turn
	look happens happen happened stand stands written write writes mentioned mention mentions text author authors writer argue argues argued discuss discusses describe describes cover covers
	compare compared difference between both contain contains claim claims content contents deal deals about please pls there here exactly full whole entire thing
	pull open find bring recite paste print display fetch out aloud again verbatim
	steht sagt stehen zeig zeige lies text inhalt dit montre lis lis-moi lisez-moi contenu dice dicen muestra lee léeme leeme contenido diz mostra leia leggi mostra ne diyor var göster oku написано говорится покажи прочитай что يقول ماذا اقرأ اعرض`)

// marks stand between a unit and its number.
var marks = lang.Set(`number no no. nr nr. num # № numero número n°`)

// and stands between two places.
var and = lang.Set(`and & or vs versus with und et y e ve и و`)

// about stands before what is asked about a place.
var about = lang.Set(`about regarding concerning über sobre`)

// lead stands before a question for how many there are, manyWords ask for it, and has says what has
// them.
var (
	lead      = lang.Set(`and so also und et y e ve и hey hi please pls`)
	manyWords = lang.Set(`how many wie viele wieviele combien de cuántas cuantas cuántos cuantos quante quanti quantas quantos kaç сколько كم`)
	has       = lang.Set(`has have had does do is are there in of got contain contains hat haben gibt es a ont tiene tienen ha hanno tem têm var`)
)

// uncounted are kinds of places that no passage is known to stand at.
var uncounted = lang.Set(`figure fig table tab verse line paragraph footnote endnote appendix volume exhibit plate equation theorem abbildung tabelle figura tabla`)

// of follows a number and no pronoun.
var of = lang.Set(`of in from and to say says`)

// carriers are what places are in.
var carriers = lang.Set(`table sheet spreadsheet book text document pdf file deck presentation slides lecture talk notebook recording`)

// works are what texts are called by their kind, where no title has the word.
var works = lang.Set(`play poem song essay paper article story novel report minutes agenda list exam test quiz transcript podcast interview manual handbook guide notes
	statute statutes law constitution contract treaty bible stück gedicht liste protokoll gesetz liste pièce poème loi lista ley obra poema пьеса стихотворение список закон`)

// own are the kinds of works that alone have parts called so.
var own = map[Unit]map[string]bool{
	"act": lang.Set(`play stück pièce obra пьеса`), "scene": lang.Set(`play stück pièce obra пьеса`),
	Chapter:  lang.Set(`novel story`),
	"stanza": lang.Set(`poem song gedicht poème poema стихотворение`), "canto": lang.Set(`poem gedicht poème poema`),
}

// to stands between two numbers.
var to = lang.Set(`to bis à a until through - –`)

var (
	cardinals = numbered(`one two three four five six seven eight nine ten eleven twelve`)
	nexts     = lang.Set(`next following nächste nächsten nächstes nächster suivante suivant siguiente prossima prossimo próxima próximo sonraki следующая следующей следующую следующий следующем`)
	previous  = lang.Set(`previous preceding vorige vorigen voriges voriger vorherige vorherigen précédente précédent anterior precedente önceki предыдущая предыдущей предыдущую предыдущий`)
	finals    = lang.Set(`last final letzte letzten letztes letzter dernier dernière último última ultimo ultima son последняя последней последнюю последний последнем`)
)

// numbered gives words their numbers, in order.
func numbered(words string) map[string]string {
	all := map[string]string{}
	for i, word := range strings.Fields(words) {
		all[word] = strconv.Itoa(i + 1)
	}
	return all
}
