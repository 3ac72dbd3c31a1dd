package bot

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/cite"
)

// A verdict says whether a quotation stands in the library.
type verdict int

const (
	notFound verdict = iota
	onlySimilar
	smallDifferences
	exact
)

// A checked quotation is the best place for it that was found.
type checked struct {
	verdict verdict
	source  corpus.Source
	passage corpus.Passage // in which it begins
	text    string         // what stands there
	changes string         // Markdown: what differs
	named   *corpus.Source // where it was said to stand
}

// quote is the handler of /quote.
func quote(ctx context.Context, c *call) (reply, error) {
	return c.checkQuote(ctx, c.text("text"), c.text("source"))
}

// quoteMessage checks the message that the command was used on: what stands in
// its quotation marks, or all of it.
func quoteMessage(ctx context.Context, c *call) (reply, error) {
	m, ok := c.target()
	if !ok || strings.TrimSpace(m.Content) == "" {
		return reply{}, tell("There is no text in that message to check.")
	}
	return c.checkQuote(ctx, quotationIn(m.Content), "")
}

var quotationMarks = regexp.MustCompile(`(?s)["“„«]([^"“”„«»]{12,})["”“»]`)

// quotationIn gives the longest text between quotation marks, else the text
// without the marks of a Discord quote.
func quotationIn(text string) string {
	longest := ""
	for _, match := range quotationMarks.FindAllStringSubmatch(text, -1) {
		if len(match[1]) > len(longest) {
			longest = match[1]
		}
	}
	if longest != "" {
		return longest
	}
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ">")))
	}
	return strings.Join(lines, " ")
}

const leastQuoteWords = 3

func (c *call) checkQuote(ctx context.Context, text, named string) (reply, error) {
	words := quoteWords(text)
	if len(words) < leastQuoteWords {
		return reply{}, tell("That is too short to check: give at least %d words.", leastQuoteWords)
	}
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	var wanted *corpus.Source
	if named != "" {
		s, err := sourceNamed(ctx, from.library, named)
		if err != nil {
			return reply{}, err
		}
		wanted = &s
	}
	best, err := findQuote(ctx, from, text, words, wanted)
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "verdict", int(best.verdict))
	return reply{message: renderChecked(best, text, c.citing(ctx, from.library), from.tag != "")}, nil
}

// quoteCandidates is how many passages are compared word by word because they
// rank best.
const quoteCandidates = 20

// A quoteSearch looks for the best place of a quotation in a library.
type quoteSearch struct {
	from   reading
	text   string
	words  []string
	wanted *corpus.Source // where it is said to stand, or nil
	best   checked
}

// findQuote looks in the passages that rank best for a quotation and, if it does
// not stand there, in all that hold its first words.
func findQuote(ctx context.Context, from reading, text string, words []string, wanted *corpus.Source) (checked, error) {
	q := quoteSearch{from: from, text: text, words: words, wanted: wanted}
	err := q.inRanked(ctx)
	if err == nil && q.best.verdict < smallDifferences {
		err = q.inAll(ctx)
	}
	if err == nil && q.best.verdict != notFound {
		q.best.source, err = from.library.Source(ctx, q.best.passage.Source)
	}
	q.best.named = wanted
	return q.best, err
}

func (q *quoteSearch) inRanked(ctx context.Context) error {
	ranking, err := q.from.engine.Rank(ctx, q.text, quoteCandidates)
	if err != nil {
		return err
	}
	for _, hit := range ranking.Hits {
		if err := q.consider(ctx, hit.Passage); err != nil {
			return err
		}
	}
	return nil
}

func (q *quoteSearch) inAll(ctx context.Context) error {
	start := strings.Join(q.words[:min(len(q.words), 4)], " ")
	for p, err := range q.from.library.Passages(ctx, 0) {
		if err != nil {
			return err
		}
		if !strings.Contains(fold(p.Text), q.words[0]) || !strings.Contains(strings.Join(quoteWords(p.Text), " "), start) {
			continue
		}
		if err := q.consider(ctx, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// consider compares the quotation with a passage and its neighbours.
func (q *quoteSearch) consider(ctx context.Context, id corpus.PassageID) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	around, err := q.from.library.Around(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil // removed a moment ago
	}
	if err != nil {
		return err
	}
	found := compare(q.words, q.text, around)
	if found.verdict > q.best.verdict || found.verdict != notFound && found.verdict == q.best.verdict && q.isWanted(found) && !q.isWanted(q.best) {
		q.best = found
	}
	return nil
}

func (q *quoteSearch) isWanted(c checked) bool {
	return q.wanted != nil && c.passage.Source == q.wanted.ID
}

// A textWord is a word with where it stands.
type textWord struct {
	word       string
	passage    int
	start, end int
}

// compare aligns the words of a quotation with those of neighbouring passages.
func compare(words []string, quoted string, around []corpus.Passage) checked {
	var text []textWord
	for i, p := range around {
		for _, at := range wordPattern.FindAllStringIndex(p.Text, -1) {
			text = append(text, textWord{fold(p.Text[at[0]:at[1]]), i, at[0], at[1]})
		}
	}
	steps, distance := align(words, text)
	var c checked
	share := float64(distance) / float64(len(words))
	first, last := ends(steps)
	if first < 0 {
		return c
	}
	c.passage = around[text[first].passage]
	c.text = stretch(around, text[first], text[last])
	switch {
	case distance == 0 && strings.Contains(oneSpace(around), trimMarks(quoted)):
		c.verdict = exact
	case distance == 0:
		c.verdict, c.changes = smallDifferences, "Only signs such as quotation marks, dashes or capitals differ."
	case share <= 0.25:
		c.verdict, c.changes = smallDifferences, showSteps(steps, words, text)
	case share <= 0.6:
		c.verdict = onlySimilar
	}
	return c
}

func oneSpace(around []corpus.Passage) string {
	var b strings.Builder
	for _, p := range around {
		b.WriteString(p.Text + " ")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// trimMarks takes quotation marks and spaces from the ends of a quotation.
func trimMarks(text string) string {
	return strings.Trim(strings.Join(strings.Fields(text), " "), " \"“”„«»'‘’")
}

// stretch is the text from one word to another, over the seam of passages.
func stretch(around []corpus.Passage, first, last textWord) string {
	if first.passage == last.passage {
		return around[first.passage].Text[first.start:last.end]
	}
	out := around[first.passage].Text[first.start:]
	for _, p := range around[first.passage+1 : last.passage] {
		out += "\n" + p.Text
	}
	return out + "\n" + around[last.passage].Text[:last.end]
}

var wordPattern = regexp.MustCompile(`[\pL\pN\pM]+`)

// quoteWords gives the words of a text, at most as many as can be aligned.
func quoteWords(text string) []string {
	var words []string
	for _, w := range wordPattern.FindAllString(text, 600) {
		words = append(words, fold(w))
	}
	return words
}

func fold(word string) string { return strings.Map(unicode.ToLower, word) }

// A step of an alignment: a word of the quotation, of the text, or of both. The
// index is -1 on the side that has none.
type step struct{ quoted, text int }

// align finds the run of the text that differs from the quotation in the fewest
// words (Sellers, "The Theory and Computation of Evolutionary Distances", 1980).
func align(words []string, text []textWord) (steps []step, distance int) {
	rows, columns := len(words)+1, len(text)+1
	cost := make([]int, rows*columns)
	at := func(i, j int) *int { return &cost[i*columns+j] }
	for i := 1; i < rows; i++ {
		*at(i, 0) = i
	}
	for i := 1; i < rows; i++ {
		for j := 1; j < columns; j++ {
			*at(i, j) = min(*at(i-1, j-1)+differ(words[i-1], text[j-1].word), *at(i-1, j)+1, *at(i, j-1)+1)
		}
	}
	end := 0
	for j := 1; j < columns; j++ {
		if *at(rows-1, j) < *at(rows-1, end) {
			end = j
		}
	}
	distance = *at(rows-1, end)
	for i, j := rows-1, end; i > 0; {
		switch here := *at(i, j); {
		case j > 0 && here == *at(i-1, j-1)+differ(words[i-1], text[j-1].word):
			i, j = i-1, j-1
			steps = append(steps, step{i, j})
		case here == *at(i-1, j)+1:
			i--
			steps = append(steps, step{i, -1})
		default:
			j--
			steps = append(steps, step{-1, j})
		}
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps, distance
}

func differ(a, b string) int {
	if a == b {
		return 0
	}
	return 1
}

// ends gives the first and last word of the text in an alignment, -1 if none.
func ends(steps []step) (first, last int) {
	first, last = -1, -1
	for _, s := range steps {
		if s.text >= 0 {
			if first < 0 {
				first = s.text
			}
			last = s.text
		}
	}
	return first, last
}

// showSteps shows what differs: ~~struck out~~ is only in the quotation, bold
// only in the text.
func showSteps(steps []step, words []string, text []textWord) string {
	var out []string
	for _, s := range steps {
		switch {
		case s.text < 0:
			out = append(out, "~~"+escape(words[s.quoted])+"~~")
		case s.quoted < 0:
			out = append(out, "**"+escape(text[s.text].word)+"**")
		case words[s.quoted] != text[s.text].word:
			out = append(out, "~~"+escape(words[s.quoted])+"~~ **"+escape(text[s.text].word)+"**")
		default:
			out = append(out, escape(words[s.quoted]))
		}
	}
	return strings.Join(out, " ")
}

// renderChecked says what became of a quotation.
func renderChecked(c checked, quotation string, how citing, starter bool) *Message {
	heads := map[verdict]string{
		notFound:         "**Not in this library.** That does not mean that it is wrong: its source may only be missing here.",
		onlySimilar:      "**Only similar wording** was found. As a quotation it does not stand here.",
		smallDifferences: "**Found, with small differences.** ~~Struck out~~ stands in the quotation only, **bold** in the source only.",
		exact:            "**Exact.** It stands in the source word for word.",
	}
	head := heads[c.verdict]
	if c.named != nil && c.verdict >= smallDifferences && c.named.ID != c.source.ID {
		head = "**Found, but in another source than the one named.** " + head
	}
	if starter {
		head += "\n" + noteStarter
	}
	m := &Message{Content: cut("> "+cut(escape(plain(quotation)), 500)+"\n"+head, maxContent)}
	if c.verdict == notFound {
		return m
	}
	text := cut(escape(c.text), 2500)
	if c.changes != "" {
		text += "\n\n" + cut(c.changes, 1400)
	}
	where := c.passage.Locator.String()
	m.Embeds = []Embed{{Description: cut(text, maxDescription), Footer: &embedFooter{cut(plain(how.readable().full(c.source))+"\n"+plain(where), 1000)}}}
	if address := cite.Link(c.source, c.passage); address != "" && size(address) <= maxURL {
		m.Components = rows([]component{{Type: typeButton, Style: styleLink, Label: "Open", URL: address}})
	}
	return m
}
