package place

import (
	"slices"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// kinds are what people call numbered parts that are no units of every text: "article 9",
// "act 2". They are often of what a text speaks of ("step 1 of glycolysis"), so that none is
// missing where no text has such parts.
var kinds = named(map[Unit]string{
	// Those that lists are made of, numbered with or without the word.
	"item":           `item items elemento eintrag eintrags`,
	"point":          `point points pt bullet punkt punkte punto puntos пункт пункта пункте пунктов punktu`,
	"question":       `question questions frage fragen pregunta preguntas domanda soru вопрос вопросы вопросов`,
	"rule":           `rule rules regel regeln règle règles regla reglas regola kural kuralı правило правила правил`,
	"step":           `step steps schritt schritte étape étapes paso pasos passo adım adımı шаг шаги шагов`,
	"clause":         `clause clauses klausel cláusula`,
	"recommendation": `recommendation recommendations empfehlung empfehlungen recommandation recommandations recomendación recomendaciones рекомендация`,
	"task":           `task tasks exercise exercises problem problems aufgabe aufgaben übung exercice exercices ejercicio ejercicios tarea задача задание упражнение`,
	"verse":          `verse verses vers verset versets verso versículo versículos стих`,
	"stanza":         `stanza stanzas strophe strophen strophes estrofa строфа`,
	"reason":         `reason reasons tip tips principle principles requirement requirements`,
	"thesis":         `thesis theses commandment commandments these thesen gebot`,
	"resolution":     `resolution resolutions motion motions decision decisions finding findings beschluss`,
	"number":         `number nummer numéro número номер`,
	"paragraph":      `paragraph paragraphs paragraphen paragraf paragrafen absatz paragraphe alinéa párrafo paragrafo parágrafo абзац параграф параграфа параграфе параграфов paragraf fıkra`,
	agendaItem:       `tagesordnungspunkt tagesordnungspunkte tagesordnungspunkts`,
	"article":        `article articles art artikel artículo articulo artículos articolo artigo статья статье статьи статью статей madde maddesi maddede المادة`,
	// Those whose number stands behind the word.
	"act":        `act acts akt aufzug acte acto atto perde акт актов действие`,
	"scene":      `scene scenes szene szenen scène escena scena sahne сцена сцене сцену сцен явление`,
	"part":       `part parts teil partie parte часть части`,
	"book":       `book books buch livre libro книга`,
	"volume":     `volume volumes vol band tome tomo том`,
	"canto":      `canto cantos gesang chant песнь`,
	"letter":     `letter letters brief lettre carta письмо`,
	"lesson":     `lesson lessons lektion leçon lección урок`,
	"lecture":    `lecture lectures vorlesung conférence лекция`,
	"unit":       `unit units module modules einheit unité unidad`,
	"week":       `week weeks woche semaine semana неделя`,
	"day":        `day days tag jour día день`,
	"session":    `session sessions sitzung séance sesión`,
	"episode":    `episode episodes ep folge épisode episodio эпизод выпуск`,
	"season":     `season seasons staffel saison temporada сезон`,
	"level":      `level levels stufe niveau nivel уровень`,
	"phase":      `phase phases stage stages`,
	"study":      `study studies experiment experiments`,
	"case":       `case cases scenario scenarios`,
	"example":    `example examples beispiel exemple ejemplo пример`,
	"figure":     `figure figures fig abbildung abb figura рисунок рис`,
	"table":      `table tables tab tabelle tabla таблица`,
	"appendix":   `appendix appendices annex annexes anhang anlage annexe anexo приложение`,
	"exhibit":    `exhibit exhibits schedule schedules`,
	"amendment":  `amendment amendments`,
	"definition": `definition definitions definición`,
	"theorem":    `theorem theorems lemma proposition axiom satz théorème teorema теорема`,
	"sonnet":     `sonnet sonnets psalm psalms song songs poem poems`,
	"sura":       `sura surah sure sourate`,
	"option":     `option options`,
})

// agendaItem is what is called "TOP 2" in German, in capitals: "top 5" asks for something else.
const agendaItem Unit = "agenda item"

// called gives the unit that a word calls as it is written, "" for none.
func called(word string) Unit {
	if bare(word) == "TOP" {
		return agendaItem
	}
	return unitOf(plain(word))
}

// listed are the kinds that lists are made of: a line of one may begin with its number alone.
var listed = unitsOf(`item point question rule step clause recommendation task verse stanza reason thesis resolution number paragraph article`)

// numbering are the kinds whose word hardly ever calls anything but a numbered part of a text.
var numbering = unitsOf(`item point number article paragraph act scene`, agendaItem)

// itemised are the listed kinds whose word says no more than that something is numbered.
var itemised = unitsOf(`item point number`)

// lettered are the kinds that are counted by letters as well: "appendix B".
var lettered = unitsOf(`appendix exhibit part option section figure`)

func unitsOf(names string, more ...Unit) map[Unit]bool {
	all := map[Unit]bool{}
	for _, unit := range more {
		all[unit] = true
	}
	for name := range lang.Set(names) {
		all[Unit(name)] = true
	}
	return all
}

// qualifiers say before the word of a kind no more than it does.
var qualifiers = lang.Set(`agenda bullet list listed numbered exam homework`)

// IsLoose says whether a unit is no unit of every text: what is called by it is not missing
// where no text has one.
func (u Unit) IsLoose() bool {
	switch u {
	case Page, Slide, Row, Cell, Chapter, Section, Minute:
		return false
	}
	return u != ""
}

// IsHeading says whether headings are counted in a unit, each by itself.
func (u Unit) IsHeading() bool { return u == Chapter || u == Section || u.IsLoose() }

// listsIn says whether words call something a list of a kind: "Steps", "House rules".
func (u Unit) listsIn(heading string) bool {
	return slices.ContainsFunc(question.Words(heading), func(word string) bool { return kinds[word] == u })
}
