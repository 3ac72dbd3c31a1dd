package html

import (
	"context"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/html/stated"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/subject"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// ReadLetter reads the page that a letter is written as. What it quotes of the one that it
// answers is text of somebody else, and is left out.
func ReadLetter(ctx context.Context, f corpus.File, isAnswer bool) (corpus.Document, error) {
	return read(ctx, f, reading{saved: true, letter: true, answer: isAnswer})
}

// A savedLetter is a page that was saved from a program for mail.
type savedLetter struct {
	sender  string // as the page says it: a name, and the address
	isAlone bool   // nothing that others wrote is read with it
}

// letterOf tells such a page: it has by itself from which address the letter is, and quotes
// another one below.
func letterOf(root *xhtml.Node) (found savedLetter) {
	for n := range root.Descendants() {
		switch {
		case found.sender == "":
			if n.Type == xhtml.TextNode && strings.Contains(n.Data, "@") {
				found.sender = senderAt(n)
			}
		case n.Type == xhtml.ElementNode && (isQuote(n) || isLetterHead(n)):
			return found
		}
	}
	return savedLetter{}
}

// toWhom is a row over a letter that says who gets it, and mostOfHeadRows how many rows stand there.
var toWhom = lang.Regexp(`(?i)^(?:` + lang.LongestOf("memo-to") + `|cc|bcc)\s?[:：]\s*\S`)

const mostOfHeadRows = 8

// mailProgram is what the title of such a page has besides the subject: the program, and whose
// letters it shows.
var mailProgram = lang.Regexp(`(?i)^(?:gmail|(?:yahoo ?|proton ?|zoho |icloud |apple |fast|gmx |web)?mail|outlook(?:\.com)?|hotmail|gmx|web\.de|roundcube.*|thunderbird|\S+@\S+)$`)

// withoutProgram takes that from either end of a title. Between a program and a program stands
// whose letters they are.
func withoutProgram(title string) string {
	joints := stated.SiteJoint.FindAllStringIndex(title, -1)
	from, to := 0, len(title)
	for last := len(joints) - 1; last >= 0 && mailProgram.MatchString(title[joints[last][1]:to]); last-- {
		to, joints = joints[last][0], joints[:last]
	}
	for len(joints) > 0 && mailProgram.MatchString(title[from:joints[0][0]]) {
		from, joints = joints[0][1], joints[1:]
	}
	if from > 0 && to < len(title) {
		return ""
	}
	return title[from:to]
}

// readHead reads the record of a letter: who sent it, and its subject from the title of the page.
func (l savedLetter) readHead(lines []line.Line, known *corpus.Metadata) {
	for i := range lines[:min(len(lines), mostOfHeadRows)] {
		if lines[i].Skip == "" && toWhom.MatchString(lines[i].Text) && len(lines[i].Text) < mostOfSender {
			lines[i].Skip = "record"
		}
	}
	known.Title = subject.About(withoutProgram(known.Title))
	if name, _, _ := strings.Cut(l.sender, "<"); l.isAlone && len(known.Authors) == 0 {
		record.Put(known, record.Finding{Field: "authors", Names: record.Names(strings.Trim(name, `"' `), record.Inverted).People, From: record.FromHead})
	}
}

// senderAt gives what says whose letter it is: a text with an address, by itself or with the rest
// of an element that it stands in.
func senderAt(text *xhtml.Node) string {
	said := lang.Squeeze(text.Data)
	for n := text; !sender.MatchString(said); said = lang.Squeeze(spelled(n)) {
		if n = n.Parent; n == nil || len(xhtml.RawStart(n, mostOfSender)) >= mostOfSender {
			return ""
		}
	}
	if named := textBefore(text) + " " + said; strings.HasPrefix(said, "<") && sender.MatchString(named) {
		return named
	}
	return said
}

// mostOfSender bounds how much of an element is looked at for such a line, in bytes.
const mostOfSender = 160

// LetterLines reads the lines of such a page as they stand, with what it quotes.
func LetterLines(ctx context.Context, f corpus.File) ([]line.Line, error) {
	source, err := encoding.DecodeHTML(f)
	if err != nil {
		return nil, err
	}
	root, err := xhtml.Parse(ctx, source)
	if err != nil {
		return nil, err
	}
	return xhtml.Lines(ctx, root, nil)
}

// A letterHead is what programs for mail write over a letter that is answered: of whom it
// is, when it was sent and what about.
var (
	letterHead  = lang.Regexp(`(?i)^[\s_*-]*` + lang.LongestOf("memo-from") + `\s?:.{1,300}?\b` + lang.LongestOf("mail-sent") + `\s?:[^:]{0,60}?\d.{1,400}?\b` + lang.LongestOf("mail-subject") + `\s?:`)
	forwardMark = lang.Regexp(`(?i)(?:^|[\s-])` + lang.LongestOf("mail-passed-on") + `\b`)
	// saysWhoWrote is a sentence over a letter that is quoted: when it was written, by whom and
	// from which address.
	saysWhoWrote = lang.Regexp(`(?i)\d[^<\[(]*[<\[(](?:mailto:)?\S+@\S+[>\])].{0,40}` + lang.LongestOf("mail-wrote") + `.{0,12}[:：]\s*$`)
	// sender is what a program for mail shows over a letter: a name and an address, or that alone.
	sender = lang.Regexp(`^(?:[^<>@:]{2,60})?<[^\s<>]+@[^\s<>]+>$`)
)

// mostOfHead bounds how much of an element is looked at for such a head, in bytes.
const mostOfHead = 900

// FewestOfLetter is how many words a letter has of its own, or else it is there for what it
// quotes. One that says that it answers another is never there for that.
const FewestOfLetter = 8

// quotedIn gives the elements that quote another letter. A letter that is nothing else, or
// passes another one on, is read whole.
func quotedIn(root *xhtml.Node, isAnswer bool) map[*xhtml.Node]string {
	out := map[*xhtml.Node]string{}
	for n := range root.Descendants() {
		if n.Type != xhtml.ElementNode || isUnder(n, out) {
			continue
		}
		switch {
		case isQuote(n):
			out[n] = line.QuotedLetter
		case isLetterHead(n):
			for up := n; up != nil; up = up.Parent {
				for c := up.NextSibling; c != nil; c = c.NextSibling {
					out[c] = line.QuotedLetter
				}
			}
			out[n] = line.QuotedLetter
		}
	}
	quoted := 0
	for n := range out {
		said := spelled(n)
		if forwardMark.MatchString(said[:min(len(said), mostOfHead)]) {
			return nil
		}
		quoted += lang.WordCount(said)
	}
	if own := lang.WordCount(spelled(root)) - quoted; own < FewestOfLetter && !(isAnswer && own > 0) {
		return nil
	}
	return out
}

func isUnder(n *xhtml.Node, found map[*xhtml.Node]string) bool {
	for up := n; up != nil; up = up.Parent {
		if found[up] != "" {
			return true
		}
	}
	return false
}

// isQuote says whether a program for mail names an element as what it quotes. One that holds
// quotations is not such as a whole: between them stands what answers each.
func isQuote(n *xhtml.Node) bool {
	if xhtml.TagOf(n) == "blockquote" {
		return xhtml.Attr(n, "type") == "cite" || xhtml.HasToken(n, "gmailquote") || saysWhoWrote.MatchString(textBefore(n))
	}
	return xhtml.HasToken(n, "gmailattr", "mozciteprefix") || xhtml.HasToken(n, "gmailquote", "yahooquoted", "protonmailquote", "gmailextra") && !xhtml.Holds(n, func(d *xhtml.Node) bool { return xhtml.TagOf(d) == "blockquote" })
}

// textBefore gives the text that stands before an element in the same one, back to the next
// element that is no break of rows.
func textBefore(n *xhtml.Node) string {
	said := ""
	for before := n.PrevSibling; before != nil && len(said) < mostOfHead; before = before.PrevSibling {
		switch {
		case before.Type == xhtml.TextNode:
			said = before.Data + said
		case xhtml.TagOf(before) == "br" && strings.TrimSpace(said) != "":
			return lang.Squeeze(said)
		case before.Type == xhtml.ElementNode && xhtml.TagOf(before) != "br":
			return lang.Squeeze(spelled(before) + " " + said)
		}
	}
	return lang.Squeeze(said)
}

// isLetterHead says whether an element is a head of a letter and nothing more.
func isLetterHead(n *xhtml.Node) bool {
	switch xhtml.TagOf(n) {
	case "p", "div":
	default:
		return false
	}
	return len(xhtml.RawStart(n, mostOfHead)) < mostOfHead && letterHead.MatchString(lang.Squeeze(spelled(n)))
}
