package html

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A page that was saved from a program for mail is its sender's: what it quotes of the letter
// that it answers is left out, in whatever way the program marks it.
func TestSavedLetters(t *testing.T) {
	const own, theirs = "The weir was rebuilt in oak because stone cracked in the frost.", "I think the weir was never rebuilt at all."
	head := func(rest string) string {
		return "<title>Weir</title><table><tr><td><b>Nora Lind &lt;nora@mill.example&gt;</b></td></tr><tr><td>Mon, Mar 11, 2024</td></tr></table>" + rest
	}
	said := "On Sun, 10 Mar 2024 at 21:00, Olaf Berg &lt;olaf@mill.example&gt; wrote:"
	for name, page := range map[string]struct {
		html    string
		isWhole bool
	}{
		"a printed view":          {head("<div>" + own + "<br><br>Nora<br><br>" + said + "<br><blockquote>" + theirs + "</blockquote></div>"), false},
		"a name and an address":   {"<div><b>Nora Lind</b> &lt;nora@mill.example&gt;<br><div>" + own + `</div><div class="gmail_quote"><div class="gmail_attr">` + said + `</div><blockquote class="gmail_quote">` + theirs + "</blockquote></div></div>", false},
		"a head of a letter":      {head("<div><p>" + own + `</p><hr><div>From: Olaf Berg &lt;olaf@mill.example&gt;<br>Sent: Sunday, March 10, 2024 9:00 PM<br>To: Nora Lind<br>Subject: Weir</div><div><p>` + theirs + "</p></div></div>"), false},
		"a quotation of a book":   {head("<p>" + own + " Berg says in his book:</p><blockquote>" + theirs + "</blockquote>"), true},
		"an essay on a letter":    {"<h1>Letters on the weir</h1><p>" + own + "</p><p>" + said + "</p><blockquote>" + theirs + "</blockquote>", true},
		"an address to write to":  {"<h1>The weir</h1><p>" + own + "</p><blockquote>" + theirs + "</blockquote><p>Nora Lind &lt;nora@mill.example&gt;</p>", true},
		"an essay of one address": {head("<h1>The weir</h1><p>" + own + "</p><p>" + theirs + "</p>"), true},
	} {
		d, err := ReadSaved(t.Context(), corpus.File{Origin: "weir.html", Data: []byte("<html><body>" + page.html + "</body></html>")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := d.Text(); !strings.Contains(text, own) || strings.Contains(text, theirs) != page.isWhole {
			t.Errorf("%s is read as %q, want the quoted letter in it: %v", name, text, page.isWhole)
		}
	}
}

// Such a page is of whom it says that sent it, and has the subject for its title.
func TestRecordsOfSavedLetters(t *testing.T) {
	const own, theirs = "The weir was rebuilt in oak.", "I think the weir was never rebuilt at all."
	page := func(title, passed string) string {
		return "<html><head><title>" + title + "</title></head><body><table><tr><td><b>Nora Lind &lt;nora@mill.example&gt;</b></td></tr><tr><td>Mon, Mar 11, 2024 at 9:00 AM</td></tr><tr><td>To: Olaf Berg</td></tr></table><div>" + own +
			"<br><br>" + passed + `</div><div class="gmail_quote">` + theirs + "</div></body></html>"
	}
	for name, test := range map[string]struct{ html, title, author string }{
		"as it is printed": {page("Gmail - The weir", ""), "The weir", "Lind, Nora"},
		"as it is saved":   {page("Re: The weir - a plea - nora@mill.example - Gmail", ""), "The weir - a plea", "Lind, Nora"},
		"its box":          {strings.Replace(page("Mail - Olaf Berg - Outlook", ""), "<table>", "<div>The weir</div><table>", 1), "The weir", "Lind, Nora"},
		"name beside it":   {strings.Replace(page("The weir", ""), "<b>Nora Lind &lt;nora@mill.example&gt;</b>", "<b>Nora Lind</b> &lt;nora@mill.example&gt;", 1), "The weir", "Lind, Nora"},
		"passed on":        {strings.Replace(page("Fwd: The weir", ""), theirs, "---------- Forwarded message ---------<br>"+theirs, 1), "The weir", ""},
		"an essay":         {"<html><head><title>Lost mail - Gmail</title></head><body><h1>Lost mail</h1><p>" + own + " " + theirs + "</p><p>To: be or not to be is no address, as we know from Olaf.</p></body></html>", "Lost mail", ""},
	} {
		d, err := ReadSaved(t.Context(), corpus.File{Origin: "weir.html", Data: []byte(test.html)})
		if author := strings.Join(d.Metadata.Authors, "; "); err != nil || d.Metadata.Title != test.title || author != test.author || strings.Contains(d.Text(), "To: Olaf") || !strings.Contains(d.Text(), own) {
			t.Errorf("%s: %q by %q: %q, %v", name, d.Metadata.Title, author, d.Text(), err)
		}
	}
}
