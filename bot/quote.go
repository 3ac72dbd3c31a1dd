package bot

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"

	"footnote/corpus"
	"footnote/corpus/link"
	"footnote/retrieval/quote"
	"footnote/retrieval/wording/texts"
)

// checkQuotation is the handler of /quote.
func checkQuotation(ctx context.Context, c *call) (reply, error) {
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

// quotationMarks finds what stands between quotation marks, and who is named behind it in
// the same line.
var quotationMarks = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)["“„«]([^"“”„«»]{12,})["”“»]([ \t]*(?:[–—~]|--?)[ \t]*\p{Lu}[^\n"“„«]{1,60}$|[ \t]*\([^()\n]{2,60}\d{4}[^()\n]{0,20}\))?`)
})

// quotationIn gives the longest text between quotation marks, with who is named behind it,
// else the text without the marks of a Discord quote.
func quotationIn(text string) string {
	longest, named := "", ""
	for _, match := range quotationMarks().FindAllStringSubmatch(text, -1) {
		if len(match[1]) > len(longest) {
			longest, named = match[1], match[2]
		}
	}
	if longest != "" {
		return longest + named
	}
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ">")))
	}
	return strings.Join(lines, " ")
}

func (c *call) checkQuote(ctx context.Context, text, named string) (reply, error) {
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
	found, err := quote.Check(ctx, from.engine, from.library, text, wanted)
	if errors.Is(err, quote.ErrShort) {
		return reply{}, tell("That is too short to check: give at least %d words.", quote.Least)
	}
	if err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "verdict", string(found.Verdict))
	return reply{message: renderChecked(c.in, found, text, c.citing(ctx, from.library), from.tag != "")}, nil
}

// showRuns shows quotation and text beside each other: ~~struck out~~ is only in the
// quotation, bold only in the text. What stands between its words stays where it is.
func showRuns(list []quote.Run) string {
	var b strings.Builder
	for i, r := range list {
		text := escape(strings.Join(strings.Fields(r.Text), " "))
		switch r.Side {
		case quote.Quotation:
			text = "~~" + text + "~~"
		case quote.Source:
			text = "**" + text + "**"
		}
		b.WriteString(text)
		if i < len(list)-1 {
			b.WriteString(escape(cmp.Or(r.After, " ")))
		}
	}
	return b.String()
}

// renderChecked says what became of a quotation.
func renderChecked(in texts.Language, c quote.Checked, quotation string, how citing, starter bool) *Message {
	head, rest := voiceOf(in, "").Quotation(c)
	lines := []string{"> " + cut(escape(plain(quotation)), 500), "**" + head + "** " + strings.Join(rest, " ")}
	if len(c.Kinds) > 0 || hasDifferences(c.Runs) {
		lines = append(lines, in.Say("~~Struck out~~ stands in the quotation only, **bold** in the source only."))
	}
	if starter {
		lines = append(lines, in.Say(noteStarter))
	}
	m := &Message{Content: cut(strings.Join(lines, "\n"), maxContent)}
	if c.Verdict == quote.Absent {
		return m
	}
	text := cut(escape(c.Text), 2500)
	if hasDifferences(c.Runs) {
		text = cut(showRuns(c.Runs), 2500) // the same text, marked
	}
	foot := "\n\n" + citationLine(in, c.Source, c.Passage.Locator, how, 1000)
	m.Embeds = []Embed{{Description: cut(text, maxDescription-size(foot)) + foot}}
	if address := link.To(c.Source, c.Passage); address != "" && size(address) <= maxURL {
		m.Components = rows([]component{{Type: typeButton, Style: styleLink, Label: in.Say("Open"), URL: address}})
	}
	return m
}

func hasDifferences(list []quote.Run) bool {
	for _, r := range list {
		if r.Side != quote.Both {
			return true
		}
	}
	return false
}
