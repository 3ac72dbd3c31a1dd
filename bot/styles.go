package bot

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

// citationStyles lists the styles to choose from, the usual one first.
func citationStyles() []string { return cite.Styles() }

// styleName names a style for people; what is no style stays as it is.
func styleName(style string) string { return cmp.Or(cite.Label(style), style) }

// A citing is how sources are cited: in a style, and as their library lists them.
type citing struct {
	style string
	among cite.Citer
}

// citing cites the sources of a library in the server's style. Where the others
// cannot be read each is cited alone.
func (c *call) citing(ctx context.Context, library *library.Library) citing {
	how := citing{style: c.settings.style}
	if library == c.bot.starter.library {
		how.among = c.bot.starter.citer
		return how
	}
	_, citer, err := c.bot.citedOf(ctx, c.guild, library)
	if err != nil {
		c.bot.log.Warn("sources are cited without letters", "server", c.guild, "error", err)
		return how
	}
	how.among = citer
	return how
}

// full gives a source's citation, its title if the style fails.
func (how citing) full(s corpus.Source) cite.Citation {
	_, full, err := how.among.Cite(how.style, s, corpus.Locator{})
	if err != nil {
		return cite.Citation{{Text: plain(titleOf(s))}}
	}
	return full
}

// inText gives the citation that stands in a text, empty where the style has
// none.
func (how citing) inText(s corpus.Source, at corpus.Locator) cite.Citation {
	short, _, err := how.among.Cite(how.style, s, at)
	if err != nil {
		return nil
	}
	return short
}

// showCitation shows a citation with its italics in at most limit units of Markdown.
func showCitation(c cite.Citation, limit int) string {
	text := c.Markdown(escape)
	if size(text) <= limit {
		return text
	}
	text = cut(text, limit-1)
	stars := strings.Count(strings.NewReplacer(`\\`, "", `\*`, "").Replace(text), "*")
	return text + strings.Repeat("*", stars%2) // italics that were cut end here
}

// readable cites for people, also where the server has set a style for programs.
func (how citing) readable() citing {
	how.style = readableStyle(how.style)
	return how
}

// styleExtension ends the name of a file of citations.
func styleExtension(style string) string { return cmp.Or(cite.Extension(style), textFile) }

const textFile = ".txt" // of the styles for people

// readableStyle is a style for people, also where the server has set one for
// programs.
func readableStyle(style string) string {
	if styleExtension(style) == textFile && slices.Contains(citationStyles(), style) {
		return style
	}
	return citationStyles()[0]
}
