package ranking

import (
	"maps"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/glossary"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/question/spelling"
	"footnote/retrieval/shorthand"
)

// A Question is a question as the library reads it.
type Question struct {
	Text      string // without frames, mistyped words corrected
	asked     string // as it was typed
	Corrected []Correction
	Slips     []Correction // words that no passage has, taken for others of English that none has
	Derived   bool         // asks for one word that stands in the library in other forms alone
	// Guessed says that a word was taken for another of a language of which nothing is known
	// but the library's words: it may be as good a word as that.
	Guessed  bool
	Rendered []glossary.Rendering // the words that were taken for others of English
	// Lengthened says that short forms were taken for words of the library.
	Lengthened bool
	Language   string // primary subtag, "" if it cannot be told
	Kind       question.Kind
	quoted     []string // that have to stand verbatim
	section    string   // the number of the one that is asked for
	shown      shown
	Beside     []int // documents that are read whatever their first score
	// Marked are the documents that have marks which are asked for, with what these are worth.
	Marked map[int]int
}

// Read takes from a question what is only a frame around it, and corrects words
// that no passage has by words of the library that are spelled nearly so.
func (x *Ranker) Read(asked string) Question {
	a := Question{asked: asked, quoted: question.Quoted(asked), Kind: question.Asked(asked), section: lang.SectionAsked(asked)}
	start, end := question.TrimRange(asked, x.Stands)
	a.Text = asked[start:end]
	correct := remembering(x.correct)
	a.Language, a.shown = x.languageOf(a.Text, correct)
	a.join(x)
	if a.render(x) {
		return a
	}
	if a.Language == "en" {
		a.Text = question.Respelled(a.Text)
	}
	a.spellOut(x)
	a.hyphenate(x)
	if slices.ContainsFunc(x.Languages, x.Table.Knows) && x.Table.Knows(a.Language) {
		a.lengthen(x, correct)
		a.Corrected = append(a.Corrected, a.correct(x, correct)...)
		a.correctSlips(x)
		a.derive(x)
	} else if slices.Contains(x.Languages, a.Language) {
		a.Corrected = a.correct(x, x.speller().CorrectLong)
		a.Guessed = len(a.Corrected) > 0
		a.takeApart(x)
	}
	a.showAgain()
	return a
}

// spellOut writes the names in full whose initials would else be words that only hold the
// question together ("the US", "us policy"), if the library has them: what it has of the
// initials is found under the name as well.
func (a *Question) spellOut(x *Ranker) {
	if a.Language != "en" {
		return
	}
	spans := question.Shortened(a.Text)
	slices.Reverse(spans)
	for _, s := range spans {
		long := x.Spelled(lexical.Words(a.Text[s.Start:s.End])[0])
		words := slices.DeleteFunc(question.Words(long), question.IsFunction)
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !x.HasForm(w) }) {
			a.Text = a.Text[:s.Start] + long + a.Text[s.End:]
		}
	}
}

// holding gives the language whose words may hold a question of one together: English
// words do it in a library that has English texts, where nothing tells the language.
func (x *Ranker) holding(language string) string {
	if language == "" && slices.Contains(x.Languages, "en") {
		return "en"
	}
	return language
}

// isWhole says whether a word that stands nowhere is no slip of another that does, but made
// of words that stand there, where the other is too: "ausbezahlt" of "aus" and "bezahlt"
// beside "ausgezahlt".
func (x *Ranker) isWhole(word, meant, language string) bool {
	prefix, rest := lexical.Separable(word, language)
	other, _ := lexical.Separable(meant, language)
	return prefix != "" && prefix == other && x.HasForm(rest)
}

// holdsAbroad says whether a word may hold the question together in another language than
// English, where the question is not beyond doubt in English: "wird" is no slip of "word" in
// "Wie wird Cholera übertragen?". In place of an English one of that kind it is one all the
// same: "wen did the bridge fall".
func (a *Question) holdsAbroad(word string) bool {
	return lang.IsSmallOfAny(word) && a.shown.language != "en"
}

// derive notes where the only word that tells something does not stand in the library, and
// one that it is made from does: "Hezbollahism" of "Hezbollah". Inflections are the same word.
func (a *Question) derive(x *Ranker) {
	words := slices.DeleteFunc(question.Words(a.Text), question.IsFunction)
	if len(words) != 1 || len(a.Corrected) > 0 {
		return
	}
	if form, ok := x.madeFrom(words[0]); ok {
		a.Derived = true
		a.Corrected = append(a.Corrected, Correction{words[0], form})
	}
}

// formsSought is in how many passages at most a form of a word is looked for.
const formsSought = 64

// madeFrom gives a word of the library that has the same stem as one that stands there in
// no form.
func (x *Ranker) madeFrom(word string) (other string, ok bool) {
	sought := 0
	for _, language := range x.Languages {
		id := x.Words.Stems.Known(lexical.Stem(word, language))
		if id < 0 {
			continue
		}
		for doc := range x.Words.Stems.In(id) {
			if sought++; sought > formsSought {
				break
			}
			for _, words := range x.Words.Parts(doc) {
				for _, number := range words {
					if x.Words.Stem(number) != id {
						continue
					}
					if other = x.Words.Text(number); lexical.Fold(other) == lexical.Fold(word) || spelling.SameWord(word, other) || spelling.Inflects(word, other) {
						return "", false
					}
				}
			}
		}
	}
	return other, other != ""
}

// HasForm says whether a passage has a word of the same stem.
func (x *Ranker) HasForm(word string) bool {
	for _, language := range x.Languages {
		if id := x.Words.Stems.Known(lexical.Stem(word, language)); id >= 0 && x.Words.Stems.Documents(id) > 0 {
			return true
		}
	}
	return false
}

// Stands says whether the words of a phrase stand one after the other in a passage, and a
// single word in any form.
func (x *Ranker) Stands(phrase string) bool {
	if !strings.Contains(phrase, " ") {
		return x.HasForm(phrase)
	}
	words := lexical.Words(phrase)
	return len(words) > 1 && len(x.WithPhrase(words)) > 0
}

// speller gives the speller of the library's words.
func (x *Ranker) speller() *spelling.Speller {
	if s := x.spelling.Load(); s != nil {
		return s
	}
	s := spelling.New(x.Words.Frequencies(), x.isWord)
	x.spelling.Store(s)
	return s
}

// Strange says whether neither a passage nor the table has a word that a question asks for
// ("asdf qwer"), where the table alone, and no other model, says what is near to it.
func (x *Ranker) Strange(r Ranking) bool {
	known := func(n lexical.Need) bool { return x.Words.Stems.Frequency(n) > 0 || x.IsEnglish(n.Asked) }
	return (r.builtIn || !r.Vectors) && !slices.ContainsFunc(r.Needs, known)
}

// isWord says whether a word is one of English, though no passage has it: the table's, or one of
// the irregular words, some of which are too rare for it. "Stinks" is no slip of "stings".
func (x *Ranker) isWord(word string) bool { return x.IsEnglish(word) || len(shorthand.Forms(word)) > 0 }

// IsEnglish says whether a word is one of the table's whole words.
func (x *Ranker) IsEnglish(word string) bool {
	_, ok := x.Table.Whole(word)
	return ok
}

// WithPhrase lists the documents that have words one after the other in a sentence,
// in no order.
func (x *Ranker) WithPhrase(words []string) []int {
	forms := x.stemsOf(words)
	rarest := 0
	for i := range forms {
		if x.count(forms[i]) < x.count(forms[rarest]) {
			rarest = i
		}
	}
	sameStem := func(k int, number int32) bool { return slices.Contains(forms[k], x.Words.Stem(number)) }
	hasAll := x.hasAll(forms, rarest)
	var docs []int
	for _, id := range forms[rarest] {
		for doc := range x.Words.Stems.In(id) {
			if hasAll(doc) && x.Words.HasRun(doc, len(forms), sameStem) {
				docs = append(docs, doc)
			}
		}
	}
	return docs
}

// lookedThrough is about how many documents can be listed while one is looked through.
const lookedThrough = 64

// hasAll gives what says whether a document may have a stem of each word: those that have one
// of the others are listed, where that takes less than to look through all that have the rarest.
func (x *Ranker) hasAll(forms [][]int32, rarest int) func(doc int) bool {
	var have []lexical.Set
	for i, stems := range forms {
		if i == rarest || x.count(stems) > lookedThrough*x.count(forms[rarest]) {
			continue
		}
		set := make(lexical.Set, len(x.Entries)/64+1)
		for _, id := range stems {
			for doc := range x.Words.Stems.In(id) {
				set.Add(int32(doc))
			}
		}
		have = append(have, set)
	}
	return func(doc int) bool {
		return !slices.ContainsFunc(have, func(set lexical.Set) bool { return !set.Has(int32(doc)) })
	}
}

// count is how many documents have one of some stems.
func (x *Ranker) count(stems []int32) (n int) {
	for _, id := range stems {
		n += x.Words.Stems.Documents(id)
	}
	return n
}

// phrases gives the documents that have a phrase that has to stand verbatim, with
// how many: what is quoted, and a question that is nothing but a word or a
// phrase of the library. Words as they are spelled count beside their stems.
func (x *Ranker) phrases(a Question) map[int]int {
	docs := map[int]int{}
	maps.Copy(docs, a.Marked)
	note := func(phrase string, longest int) {
		words := lexical.Words(phrase)
		if len(words) == 0 || len(words) > longest {
			return
		}
		for _, doc := range x.WithPhrase(words) {
			docs[doc]++
			if x.Words.HasRun(doc, len(words), func(k int, number int32) bool { return x.Words.Text(number) == words[k] }) {
				docs[doc]++
			}
		}
	}
	for _, q := range a.quoted {
		note(q, longestQuoted)
	}
	for _, doc := range x.inSection(a.section) {
		docs[doc] += ofSection
	}
	if len(a.quoted) == 0 && slices.ContainsFunc(question.Words(a.Text), func(w string) bool { return x.Rarity(w) >= telling }) {
		note(a.Text, longestPhrase)
	}
	return docs
}

// ofSection counts a passage of the section that is asked for above one that has a phrase.
const ofSection = 3

// inSection lists the documents under a heading of a number.
func (x *Ranker) inSection(number string) (docs []int) {
	if number == "" {
		return nil
	}
	written := " " + number + " "
	for doc, e := range x.Entries {
		if e.Passage != 0 && strings.Contains(e.Section, written) {
			docs = append(docs, doc)
		}
	}
	return docs
}

// HasSection says whether a question asks for a section that the library has.
func (x *Ranker) HasSection(a Question) bool { return len(x.inSection(a.section)) > 0 }

// Finds says whether a question asks no more than who says what it quotes, or where it stands,
// and a document has all of that word for word.
func (x *Ranker) Finds(a Question, c Candidate) bool {
	return c.Phrases >= 2*len(a.quoted) && question.Locates(a.Text)
}

// longestPhrase and longestQuoted are in words; telling is the rarity in the world from which a word
// typed alone looks something up ("more" does not).
const longestPhrase, longestQuoted, telling = 8, 40, 2.5

// Missing lists the words of a question that no passage has, without those that only hold
// it together in the language that it is in, or in any where nothing tells it.
func (x *Ranker) Missing(r Ranking, read Question) []string {
	var list []string
	language := read.Shown()
	if language == "" && slices.Contains(x.Languages, read.Language) {
		language = read.Language
	}
	for _, n := range r.Needs {
		small := lang.IsSmallWord(n.Asked, language) || language == "" && (question.IsFunction(n.Asked) || lang.IsSmallOfAny(n.Asked))
		if x.Words.Stems.Frequency(n) == 0 && !small {
			list = append(list, read.typed(n.Asked))
		}
	}
	return list
}

// WhichHave lists the documents that have words one after the other, or else all of them.
func (x *Ranker) WhichHave(text string) []int {
	words := lexical.Words(text)
	if len(words) == 0 {
		return nil
	}
	if docs := x.WithPhrase(words); len(docs) > 0 {
		return docs
	}
	return x.withAll(text)
}

// withAll lists the documents that meet all that a question asks for.
func (x *Ranker) withAll(text string) []int {
	stems, _ := questionNeeds(text, x.holding(x.LanguageOf(text)), x.Languages)
	t := lexical.NewTally(len(x.Entries))
	x.Words.Stems.Score(stems, t)
	var docs []int
	for doc, met := range t.Met {
		if met >= AllMet {
			docs = append(docs, doc)
		}
	}
	return docs
}
