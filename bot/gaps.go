package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
)

// mostGaps is how many open questions are looked at.
const mostGaps = 500

// gaps is the handler of /gaps.
func gaps(ctx context.Context, c *call) (reply, error) {
	open, err := c.lease.Gaps(ctx, mostGaps)
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderGaps(groupGaps(open))}, nil
}

// A gapGroup is questions that ask for much the same.
type gapGroup struct {
	questions []string // newest first
	words     map[string]bool
}

// groupGaps puts like questions together: those that share more than half of
// their words, leaving out the short ones. The largest groups come first.
func groupGaps(open []corpus.Gap) []gapGroup {
	var groups []gapGroup
	for _, g := range open {
		words := wordsOf(g.Question)
		i := slices.IndexFunc(groups, func(o gapGroup) bool { return alike(words, o.words) })
		if i < 0 {
			groups = append(groups, gapGroup{words: words})
			i = len(groups) - 1
		}
		groups[i].questions = append(groups[i].questions, g.Question)
	}
	slices.SortStableFunc(groups, func(a, b gapGroup) int { return len(b.questions) - len(a.questions) })
	return groups
}

func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if size(w) > 3 || !isASCII(w) {
			words[w] = true
		}
	}
	return words
}

func isASCII(w string) bool { return strings.IndexFunc(w, func(r rune) bool { return r > 127 }) < 0 }

func alike(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return 2*shared > len(a)+len(b)-shared
}

func renderGaps(groups []gapGroup) *Message {
	if len(groups) == 0 {
		return say("No open questions: everything asked in the last 30 days was answered.")
	}
	var b strings.Builder
	for _, g := range groups {
		times := ""
		if n := len(g.questions); n > 1 {
			times = fmt.Sprintf(" · asked %d times", n)
		}
		line := "- " + cut(escape(plain(g.questions[0])), 250) + times + "\n"
		if size(b.String())+size(line) > maxDescription-20 {
			b.WriteString("…")
			break
		}
		b.WriteString(line)
	}
	return &Message{Content: "**What this library could not answer**", Embeds: []Embed{{Description: b.String()}}}
}
