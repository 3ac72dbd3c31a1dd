package html

import (
	"context"

	"footnote/corpus"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// ReadLetter reads the page that a letter is written as. What it quotes of the one that it
// answers is text of somebody else, and is left out.
func ReadLetter(ctx context.Context, f corpus.File) (corpus.Document, error) {
	return read(ctx, f, reading{saved: true, letter: true})
}

// A letterHead is what programs for mail write over a letter that is answered: of whom it
// is, when it was sent and what about.
var (
	letterHead  = lang.Regexp(`(?i)^[\s_*-]*(?:from|von|de|da|van|från|fra|от)\s?:.{1,300}?\b(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|sendt|отправлено|дата)\s?:[^:]{0,60}?\d.{1,400}?\b(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|тема)\s?:`)
	forwardMark = lang.Regexp(`(?i)\b(?:begin )?forwarded message\b|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|пересылаемое сообщение`)
)

// mostOfHead bounds how much of an element is looked at for such a head, in bytes.
const mostOfHead = 900

// fewestOfLetter is the words that a letter has of its own, or else it is there for what it
// quotes.
const fewestOfLetter = 8

// quotedIn gives the elements that quote another letter. A letter that is nothing else, or
// passes another one on, is read whole.
func quotedIn(root *xhtml.Node) map[*xhtml.Node]string {
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
	if lang.WordCount(spelled(root))-quoted < fewestOfLetter {
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

// isQuote says whether a program for mail names an element as what it quotes.
func isQuote(n *xhtml.Node) bool {
	return xhtml.TagOf(n) == "blockquote" && xhtml.Attr(n, "type") == "cite" ||
		xhtml.HasToken(n, "gmailquote", "yahooquoted", "mozciteprefix", "protonmailquote", "gmailextra")
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
