package bot

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/wording/texts"
)

// mostGaps is how many open questions are looked at.
const mostGaps = 500

const (
	// mostAskedAgain is how many of them are asked again, and reaskTime how long
	// that may take; what comes after is not shown.
	mostAskedAgain = 60
	reaskTime      = 10 * time.Second
)

// gaps is the handler of /gaps: what was not surely answered and still is not, and
// what was answered and did not help.
func gaps(ctx context.Context, c *call) (reply, error) {
	open, err := c.lease.Journal.Gaps(ctx, mostGaps)
	if err != nil {
		return reply{}, err
	}
	rated, err := c.lease.Journal.Unhelpful(ctx, mostGaps)
	if err != nil {
		return reply{}, err
	}
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	groups, rest, err := stillOpen(ctx, from.engine, groupGaps(open))
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderGaps(c.in, groups, rest, rated)}, nil
}

// A gapGroup is questions that ask for much the same.
type gapGroup struct {
	questions []string // newest first
	verdict   retrieval.Verdict
	gist      gist
}

// goesOn stands between the questions of a conversation, the open one last.
const goesOn = " → "

// keptQuestion gives a question as it is kept: behind those that it goes on from.
func keptQuestion(a retrieval.Answer) string {
	return strings.Join(append(slices.Clone(a.After), a.Question), goesOn)
}

// besideShown is how many passages of an answer the question after it is read beside.
const besideShown = 3

// askAgain asks a kept question, after those that it goes on from.
func askAgain(ctx context.Context, engine *retrieval.Engine, kept string) (a retrieval.Answer, err error) {
	var before []retrieval.Turn
	for question := range strings.SplitSeq(kept, goesOn) {
		if a, err = engine.AskAfter(ctx, before, question, besideShown, nil); err != nil {
			return a, err
		}
		before = append(before, a.Turn())
	}
	return a, nil
}

// stillOpen asks the questions of the groups again, since sources have come since.
// Of a group it keeps the first question that is not surely answered by now; a
// group that has none goes, and so does what asks nothing of the texts. rest is
// how many groups there was no time for.
func stillOpen(ctx context.Context, engine *retrieval.Engine, groups []gapGroup) (open []gapGroup, rest int, err error) {
	late, cancel := context.WithTimeout(ctx, reaskTime)
	defer cancel()
	asked := 0
	for i, g := range groups {
		for k, question := range g.questions {
			if asked++; asked > mostAskedAgain {
				return open, len(groups) - i, nil
			}
			answer, err := askAgain(late, engine, question)
			switch {
			case late.Err() != nil:
				return open, len(groups) - i, ctx.Err()
			case err != nil:
				return nil, 0, err
			}
			if isGap(answer) {
				g.questions, g.verdict = g.questions[k:], answer.Verdict
				open = append(open, g)
				break
			}
		}
	}
	return open, 0, nil
}

// isGap says whether an answer shows that a source is missing: a question about
// the texts that is not surely answered.
func isGap(a retrieval.Answer) bool {
	return a.Verdict != retrieval.Sure && !a.Talk && !a.Remark && a.Catalogue == nil && isQuestion(a.Question)
}

// groupGaps puts like questions together, the largest groups first.
func groupGaps(open []journal.Gap) []gapGroup {
	var groups []gapGroup
	for _, g := range open {
		of := gistOf(g.Question)
		i := slices.IndexFunc(groups, func(o gapGroup) bool { return of.alike(o.gist) })
		if i < 0 {
			groups = append(groups, gapGroup{gist: of, verdict: retrieval.Verdict(g.Verdict)})
			i = len(groups) - 1
		}
		groups[i].questions = append(groups[i].questions, g.Question)
	}
	slices.SortStableFunc(groups, func(a, b gapGroup) int { return len(b.questions) - len(a.questions) })
	return groups
}

// A gist is what a question asks for, and those before it.
type gist struct {
	asked         string
	words, before map[string]bool
}

func gistOf(kept string) gist {
	at := strings.LastIndex(kept, goesOn)
	if at < 0 {
		return gist{kept, wordsOf(kept), nil}
	}
	asked := kept[at+len(goesOn):]
	return gist{asked, wordsOf(asked), wordsOf(kept[:at])}
}

// alike says whether two questions share more than half of their words, leaving out the
// short ones, and go on from questions that do.
func (g gist) alike(o gist) bool {
	same := strings.EqualFold(g.asked, o.asked) || alike(g.words, o.words)
	return same && (len(g.before)+len(o.before) == 0 || alike(g.before, o.before))
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

func renderGaps(in texts.Language, groups []gapGroup, rest int, rated []journal.RatedQuestion) *Message {
	if len(groups)+rest+len(rated) == 0 {
		return say(in.Say("No open questions: what was asked in the last 30 days is surely answered by now, and nobody found an answer not helpful."))
	}
	var open, unhelpful []string
	for _, g := range groups {
		line := questionLine(g.questions[0])
		if n := len(g.questions); n > 1 {
			line += " · " + in.Count(n, "asked once", "asked %d times")
		}
		if g.verdict == retrieval.Maybe {
			line += " · " + in.Say("not sure")
		} else {
			line += " · " + in.Say("nothing found")
		}
		open = append(open, line)
	}
	if rest > 0 {
		open = append(open, in.Say("- … and %d more", rest))
	}
	for _, r := range rated {
		line := questionLine(r.Question) + " · "
		if r.Helpful > 0 {
			line += in.Say("not helpful to %d, helpful to %d", r.Not, r.Helpful)
		} else {
			line += in.Say("not helpful to %d", r.Not)
		}
		unhelpful = append(unhelpful, line)
	}
	m := say(in.Say("**What to read next**: questions of the last 30 days, without who asked") + "\n" +
		in.Say("-# Add a text that tells of one with /source add, or /ask it to see how close the library comes. What is surely answered leaves this list by itself."))
	const room = maxEmbeds/2 - 100
	m.addList(in.Say("What this library does not surely answer"), open, room)
	m.addList(in.Say("Answered, but not helpful"), unhelpful, room)
	return m
}

func questionLine(question string) string { return "- " + cut(escape(plain(question)), 250) }

// addList adds a box of lines, as many as there is room for; none for no lines.
func (m *Message) addList(title string, lines []string, room int) {
	if len(lines) == 0 {
		return
	}
	var b strings.Builder
	for _, line := range lines {
		if size(b.String())+size(line) > room-2 {
			b.WriteString("…")
			break
		}
		b.WriteString(line + "\n")
	}
	m.Embeds = append(m.Embeds, Embed{Title: title, Description: strings.TrimSpace(b.String())})
}
