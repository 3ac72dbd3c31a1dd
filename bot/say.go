package bot

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// maxSaid is how much of a message what is said of an answer may take, and
// maxVerdict the line in it that says how sure it is.
const (
	maxSaid    = 1200
	maxVerdict = 700
)

// voiceOf writes sentences for Discord, on a library or a part of it, whose words are
// Markdown.
func voiceOf(in texts.Language, scope string) wording.Voice {
	return wording.Voice{
		In:    in,
		Name:  func(text string) string { return "*" + cut(escape(plain(text)), 120) + "*" },
		Plain: func(text string) string { return cut(escape(plain(text)), 150) },
		Where: cmp.Or(scope, in.Say("in this library")), Most: 8,
		Talk:   in.Say("Hello! I find passages in this server's library that bear on a question. Ask with /ask, in a sentence or in two words. And /help says what else I can do."),
		Thanks: in.Say("You are welcome. Ask on whenever you like."),
	}
}

// saidOf says in Markdown what an answer is. Where there is no room for all of a list, as
// many of it are named as there is room for, and how many more there are.
func saidOf(in texts.Language, scope string, a retrieval.Answer) string {
	v := voiceOf(in, scope)
	for {
		text, whole := said(v.Lines(a))
		if whole || v.Most == 1 {
			return text
		}
		v.Most--
	}
}

// said writes lines in Markdown, as many as there is room for, and tells whether that
// was all; the one that says how sure the answer is always has some.
func said(lines []wording.Line) (text string, whole bool) {
	room := maxSaid
	if slices.ContainsFunc(lines, func(l wording.Line) bool { return l.Kind == wording.Verdict }) {
		room -= maxVerdict
	}
	whole = true
	var b strings.Builder
	for _, l := range lines {
		text := l.Text
		switch l.Kind {
		case wording.Verdict:
			b.WriteString("**" + cut(text, maxVerdict-5) + "**\n")
			continue
		case wording.Item:
			text = "- " + text
		}
		if room -= size(text) + 1; room >= 0 {
			b.WriteString(text + "\n")
		} else {
			whole = false
		}
	}
	return strings.TrimSuffix(b.String(), "\n"), whole
}

// sourceLabel names a source in a list: "Title (Family, 2019)".
func sourceLabel(s corpus.Source) string { return plain(wording.Label(s)) }

// leastLabel is how much of the title of a source is shown at least.
const leastLabel = 24

// labelWithin is sourceLabel with the title cut, so that who wrote it stays.
func labelWithin(s corpus.Source, limit int) string {
	facts := cut(plain(wording.Facts(s)), max(leastLabel, limit*2/3))
	title := cut(plain(wording.ShortTitle(s)), max(leastLabel, limit-size(facts)-1))
	return strings.TrimSpace(title + " " + facts)
}

func titleOf(s corpus.Source) string { return plain(wording.Title(s)) }
