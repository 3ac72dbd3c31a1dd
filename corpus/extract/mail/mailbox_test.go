package mail

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A mailbox is the mails in it, each under its writer; none of their heads is text.
func TestMailbox(t *testing.T) {
	box := "From ida@tides.example Fri Mar  5 10:00:00 2021\nFrom: Ida Sund <ida@tides.example>\nSubject: The nets\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n" +
		"The nets were tarred in the spring, before the herring came.\n\nFrom there they were carried to the quay.\n\n" +
		"From per@tides.example Sat Mar  6 10:00:00 2021\nFrom: Per Falk <per@tides.example>\nSubject: Re: The nets\nDate: Sat, 6 Mar 2021 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n" +
		"The tar was paid for by the owner of the boats, and he never forgot it.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.mbox", Data: []byte(box)})
	if err != nil {
		t.Fatal(err)
	}
	want := "Sund, Ida, 2021-03-05\n\nThe nets were tarred in the spring, before the herring came.\n\nFrom there they were carried to the quay.\n\nFalk, Per, 2021-03-06\n\nThe tar was paid for by the owner of the boats, and he never forgot it."
	if d.Text() != want || d.Metadata.Title != "The nets" || d.Metadata.Authors != nil || d.Metadata.Issued != "2021-03-05" {
		t.Errorf("by %q of %q, %q: %q", d.Metadata.Authors, d.Metadata.Issued, d.Metadata.Title, d.Text())
	}
}

// What a program that sends letters to many writes around them is no text of theirs.
func TestServiceLinesOfLetters(t *testing.T) {
	letter := "From: Ida Sund <ida@tides.example>\nTo: all@tides.example\nSubject: The nets\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" +
		"<table><tr><td><a href=x>View this email in your browser</a></td></tr><tr><td><p>The nets were tarred in the spring, before the herring came. Whoever wanted to unsubscribe from the tar paid twice.</p>" +
		"<p>The tar was paid for by the owner of the boats, and he never forgot it.</p><p>In the autumn it was washed off.</p></td></tr><tr><td>You get this because you asked for it. <a href=y>Unsubscribe</a></td></tr></table>"
	d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
	if err != nil {
		t.Fatal(err)
	}
	text := d.Text()
	if strings.Contains(text, "View this") || strings.Contains(text, "You get this") || !strings.Contains(text, "paid twice") || !strings.Contains(text, "washed off") {
		t.Errorf("the text is %q", text)
	}
}

// A letter in UTF-8 is read as such, whatever its head says, and one in another encoding in that.
func TestWrongCharset(t *testing.T) {
	for charset, body := range map[string]string{"us-ascii": "Das Boot fährt täglich über die Förde.", "iso-8859-1": "Das Boot fährt täglich über die Förde.", "latin1": "Das Boot f\xe4hrt t\xe4glich \xfcber die F\xf6rde.",
		"iso-2022-jp": "\x1b$B?e\x1b(B"} {
		letter := "From: Ida Sund <ida@tides.example>\nSubject: The nets\nMIME-Version: 1.0\nContent-Type: text/plain; charset=" + charset + "\n\n" + body + "\n\nThe tar was paid for by the owner of the boats.\n"
		want := "Das Boot fährt täglich über die Förde."
		if charset == "iso-2022-jp" {
			want = "水"
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
		if err != nil || !strings.HasPrefix(d.Text(), want) {
			t.Errorf("%s: %q, %v", charset, d.Text(), err)
		}
	}
}

// A head whose rows a program has cut badly is a head all the same.
func TestCutHead(t *testing.T) {
	letter := "From: <Saved by Blink>\r\nSubject: The nets of\r\nthe harbour\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe tar was paid for by the owner of the boats.\r\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.mhtml", Data: []byte(letter)})
	if err != nil || d.Text() != "The tar was paid for by the owner of the boats." || d.Metadata.Title != "The nets of the harbour" {
		t.Errorf("%q, %q, %v", d.Metadata.Title, d.Text(), err)
	}
}
