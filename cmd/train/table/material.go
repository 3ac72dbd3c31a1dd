package table

import (
	"fmt"

	"footnote/retrieval/static"
)

// Material is all there is to learn from, as tokens.
type material struct {
	vocabulary  *static.Vocabulary
	text        *text
	questions   *pairs   // in everyday words
	pairs       []*pairs // of each file
	glosses     *pairs
	words       *pairs // and what people say for them
	definitions *pairs
}

func (m *material) String() string {
	count := 0
	for _, p := range m.pairs {
		count += len(p.list)
	}
	return fmt.Sprintf("%d pieces, %d articles, %d paragraphs, %d tokens, %d questions, %d pairs, %d glosses, %d words, %d definitions",
		m.vocabulary.Len(), len(m.text.articles), len(m.text.paragraphs), len(m.text.tokens),
		len(m.questions.list), count, len(m.glosses.list), len(m.words.list), len(m.definitions.list))
}

// Words of the questions count this often for the vocabulary: they are the
// words that people ask with.
const questionWordsCount = 5

func readMaterial(p *Plan) (*material, error) {
	r := &Reader{}
	articles := r.Read(p.Text)
	titles := r.Read(p.Reserved)
	questions, glosses, words := r.Read(p.Questions)+p.ReadPlaced(r, RawArticles(articles)), r.Read(p.Glosses), r.Read(p.Words)
	var pairFiles []string
	for _, path := range p.Pairs {
		pairFiles = append(pairFiles, r.Read(path))
	}
	if r.Err != nil {
		return nil, r.Err
	}
	counts := wordCount{}
	counts.add(questions, questionWordsCount)
	for _, s := range append(pairFiles, articles, glosses, words) {
		counts.add(s, 1)
	}
	v, err := learnVocabulary(counts, p.rows, p.parts)
	if err != nil {
		return nil, fmt.Errorf("learn a vocabulary: %w", err)
	}
	reserved := ReservedTitles(titles)
	for _, title := range p.Without {
		reserved[title] = true
	}
	m := &material{vocabulary: v, text: readEncyclopaedia(articles, reserved, v)}
	if len(m.text.articles) == 0 {
		return nil, fmt.Errorf("%q holds no articles", p.Text)
	}
	m.questions = readQuestions(questions, reserved, m.text, v)
	for _, source := range pairFiles {
		m.pairs = append(m.pairs, readPairs(source, v))
	}
	m.glosses = readPairs(glosses, v)
	m.glosses.turn = true
	m.words = readWords(words, v)
	m.definitions = readDefinitions(glosses, m.text, v)
	return m, nil
}

// A Reader reads files until one cannot be read. No name stands for no text.
type Reader struct{ Err error }

// Read gives the text of a file, unpacked where its name ends in .xz.
func (r *Reader) Read(path string) string {
	if r.Err != nil || path == "" {
		return ""
	}
	var text string
	text, r.Err = ReadText(path)
	return text
}
