package mail

import (
	"strings"
	"testing"

	"footnote/corpus"
)

const (
	ownWords    = "The nets were tarred in the spring, before the herring came.\n\nNobody remembers who paid for it.\n"
	otherWords  = "The tar was paid for by the owner of the boats, and he never forgot it.\n"
	headOfOther = "From: Per Falk <per@tides.example>\nSent: Thursday, March 4, 2021 9:00 AM\nTo: Ida Sund\nSubject: RE: The tar\n\n"
)

// What stands below the head of another letter is of whom that names: left out where it is
// answered, the letter itself where it is passed on without a word, a section of its own else.
func TestLettersInLetters(t *testing.T) {
	const both = "Sund, Ida, 2021-03-05|Falk, Per, 2021-03-04"
	for name, test := range map[string]struct{ subject, body, authors, title, sections string }{
		"answered":               {"Re: The tar", ownWords + "\n-----Original Message-----\n" + headOfOther + otherWords, "Sund, Ida", "The tar", ""},
		"answered, drawn":        {"Re: The tar", ownWords + "\n________________________________\n" + headOfOther + otherWords, "Sund, Ida", "The tar", ""},
		"answered, no mark":      {"Re: The tar", ownWords + "\n" + headOfOther + otherWords, "Sund, Ida", "The tar", ""},
		"answered in German":     {"AW: Der Teer", ownWords + "\n-----Ursprüngliche Nachricht-----\nVon: Per Falk\nGesendet: 4. März 2021\nBetreff: Der Teer\n\n" + otherWords, "Sund, Ida", "Der Teer", ""},
		"answered in a sentence": {"Re: The tar", ownWords + "\nOn 4 Mar 2021, at 09:00, Per Falk\n<per@tides.example> wrote:\n\n" + otherWords, "Sund, Ida", "The tar", ""},
		"passed on":              {"Fwd: The nets", "See below.\n\n---------- Forwarded message ---------\n" + headOfOther + otherWords, "Falk, Per", "The tar", ""},
		"passed on, no mark":     {"FW: The nets", "Ida\n\n" + headOfOther + otherWords, "Falk, Per", "The tar", ""},
		"passed on, marked rows": {"Fwd: The nets", "Begin forwarded message:\n\n> " + strings.ReplaceAll(headOfOther+otherWords, "\n", "\n> "), "Falk, Per", "The tar", ""},
		"passed on with words":   {"Fwd: The nets", ownWords + "\n---------- Forwarded message ---------\n" + headOfOther + otherWords, "", "The nets", both},
		"a memo in the text":     {"The tar", ownWords + "\nFrom: the old bridge\nTo: the quay\n\n" + otherWords, "Sund, Ida", "The tar", "own"},
		"the head alone":         {"The tar", ownWords + otherWords + "\n" + headOfOther, "Sund, Ida", "The tar", "own"},
	} {
		letter := "From: Ida Sund <ida@tides.example>\nSubject: " + test.subject + "\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n" + test.body
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var sections []string
		for _, b := range d.Blocks {
			if b.Kind == corpus.Heading {
				sections = append(sections, b.Text)
			}
		}
		hasOwn, hasOther := strings.Contains(d.Text(), "Nobody remembers"), strings.Contains(d.Text(), "never forgot")
		ownIs, otherIs := test.authors != "Falk, Per", test.authors != "Sund, Ida" || test.sections == "own"
		if authors := strings.Join(d.Metadata.Authors, "; "); authors != test.authors || d.Metadata.Title != test.title || hasOwn != ownIs || hasOther != otherIs ||
			test.sections != "own" && strings.Join(sections, "|") != test.sections {
			t.Errorf("%s: by %q, %q, sections %q: %q", name, authors, d.Metadata.Title, sections, d.Text())
		}
		if strings.Contains(d.Text(), "Sent:") || strings.Contains(d.Text(), "tides.example") {
			t.Errorf("%s: the head is text: %q", name, d.Text())
		}
	}
}

// So is it in a letter that is written as a page; what answers between quotations is the
// sender's.
func TestLettersInPages(t *testing.T) {
	const attr = `<div class="gmail_attr">On Thu, Mar 4, 2021 Per Falk wrote:</div>`
	for name, test := range map[string]struct{ subject, page, authors string }{
		"between quotations": {"Re: The tar", `<div class="gmail_quote">` + attr + `<blockquote class="gmail_quote">` + otherWords + `</blockquote><div>` + ownWords + `</div><blockquote class="gmail_quote">Who?</blockquote></div>`, "Sund, Ida"},
		"passed on":          {"Fwd: The tar", `<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Per Falk</b> &lt;per@tides.example&gt;<br>Date: Thu, Mar 4, 2021<br>Subject: The tar<br></div><p>` + otherWords + `</p></div>`, "Falk, Per"},
	} {
		letter := "From: Ida Sund <ida@tides.example>\nTo: per@tides.example\nSubject: " + test.subject + "\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + test.page
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		isOwn := test.authors == "Sund, Ida"
		if strings.Join(d.Metadata.Authors, "; ") != test.authors || strings.Contains(d.Text(), "Nobody remembers") != isOwn || strings.Contains(d.Text(), "never forgot") == isOwn {
			t.Errorf("%s: by %q: %q", name, d.Metadata.Authors, d.Text())
		}
	}
}

// The rows of such a head stand in any order, as lines or as a table.
func TestHeadsInAnyOrder(t *testing.T) {
	const table = `<p>He is wrong.</p><div>-------- Forwarded Message --------<table><tr><th>Subject: </th><td>The tar</td></tr><tr><th>Date: </th><td>Thu, 4 Mar 2021 09:00:00 +0100</td></tr><tr><th>From: </th><td>Per Falk &lt;per@tides.example&gt;</td></tr></table><p>` + otherWords + `</p></div>`
	for name, test := range map[string]struct{ kind, body, authors, title string }{
		"subject first":         {"plain", "He is wrong.\n\n-------- Forwarded Message --------\nSubject: \tThe tar\nDate: \tThu, 4 Mar 2021 09:00:00 +0100\nFrom: \tPer Falk <per@tides.example>\nTo: \tIda Sund\n\n\n" + otherWords, "Falk, Per, 2021-03-04", "The tar"},
		"in German":             {"plain", "-------- Weitergeleitete Nachricht --------\nBetreff: \tDer Teer\nDatum: \tThu, 4 Mar 2021 09:00:00 +0100\nVon: \tPer Falk\nAn: \tIda Sund\n\n" + otherWords, "Falk, Per, 2021-03-04", "Der Teer"},
		"receiver first":        {"plain", "-------- Forwarded Message --------\nTo: Ida Sund\nFrom: Per Falk\nDate: 4 March 2021\n\n" + otherWords, "Falk, Per, 2021-03-04", "The nets"},
		"no mark":               {"plain", "See below.\n\nDate: 4 March 2021\nSubject: The tar\nFrom: Per Falk\n\n" + otherWords, "Falk, Per, 2021-03-04", "The tar"},
		"a table":               {"html", table, "Falk, Per, 2021-03-04", "The tar"},
		"two rows of the three": {"plain", ownWords + "\nDate: 4 March 2021\nSubject: The tar\n\n" + otherWords, "Sund, Ida, 2021-03-05", "The nets"},
	} {
		d := readLetter(t, "Fwd: The nets", test.kind, test.body)
		if got := strings.Join(d.Metadata.Authors, "; ") + ", " + d.Metadata.Issued; got != test.authors || d.Metadata.Title != test.title && test.title != "The nets" || !strings.Contains(d.Text(), "never forgot") {
			t.Errorf("%s: by %q, %q: %q", name, got, d.Metadata.Title, d.Text())
		}
	}
}

// In a letter that says that it answers, few words are the sender's as well.
func TestShortAnswers(t *testing.T) {
	const star = "*From:* Per Falk <per@tides.example>\n*Sent:* Thursday, March 4, 2021 6:03 PM\n*Subject:* The tar\n\n"
	for name, test := range map[string]struct{ subject, kind, body, authors, title string }{
		"below a mark":    {"Re: The nets", "plain", "He is wrong.\n\n-----Original Message-----\n" + headOfOther + otherWords, "Sund, Ida", "The nets"},
		"labels in stars": {"AW: The nets", "plain", "He is wrong.\n\n" + star + otherWords, "Sund, Ida", "The nets"},
		"a page":          {"Re: The nets", "html", `<p>He is wrong.</p><blockquote type="cite">` + otherWords + `</blockquote>`, "Sund, Ida", "The nets"},
		"passed on":       {"Fwd: The nets", "plain", "He is wrong.\n\n" + star + otherWords, "Falk, Per", "The tar"},
		"no own word":     {"Re: The nets", "plain", "-----Original Message-----\n" + headOfOther + otherWords, "Falk, Per", "The tar"},
		"in the one passed on": {"Fwd: The nets", "plain", "Begin forwarded message:\n\nFrom: Ola Berg\nDate: 5 March 2021\nSubject: Re: The boats\n\nHe is wrong.\n\n" +
			star + otherWords, "Berg, Ola", "The boats"},
	} {
		d := readLetter(t, test.subject, test.kind, test.body)
		isOther := test.authors == "Falk, Per"
		if got := strings.Join(d.Metadata.Authors, "; "); got != test.authors || d.Metadata.Title != test.title || strings.Contains(d.Text(), "never forgot") != isOther || strings.Contains(d.Text(), "He is wrong") == isOther {
			t.Errorf("%s: by %q, %q: %q", name, got, d.Metadata.Title, d.Text())
		}
	}
}

func readLetter(t *testing.T, subject, kind, body string) corpus.Document {
	t.Helper()
	letter := "From: Ida Sund <ida@tides.example>\nTo: ola@tides.example\nSubject: " + subject + "\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nContent-Type: text/" + kind + "; charset=utf-8\n\n" + body
	d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(letter)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A letter in the archive of a mailing list is of whom the archive names.
func TestArchivedLetter(t *testing.T) {
	page := `<!DOCTYPE HTML><HTML><HEAD><TITLE>[Tar] The nets</TITLE></HEAD><BODY><H1>[Tar] The nets</H1>
    <B>Per Falk</B> <A HREF="mailto:tar%40tides.example?Subject=x" TITLE="[Tar] The nets">per at tides.example</A><BR>
    <I>Sat Mar  6 11:00:00 UTC 2021</I>
    <P><UL><LI>Previous message: <A HREF="1.html">[Tar] The nets</A></li></UL><HR>
<!--beginarticle-->
<PRE>Ida Sund wrote:
&gt;<i> The nets were tarred in the spring.
</I>
` + otherWords + `
-------------- next part --------------
A non-text attachment was scrubbed...
Name: figures.xls
</PRE>
<!--endarticle-->
<P><UL><LI>Next message: <A HREF="3.html">[Tar] Boats</A></li></UL></body></html>`
	if !SniffArchived([]byte(page)) || SniffArchived([]byte(strings.ReplaceAll(page, "mailto:", "https:"))) {
		t.Error("the page of an archive is not known by its marks")
	}
	cleaned := strings.NewReplacer("<!--beginarticle-->\n", "", "<!--endarticle-->\n", "<HR>").Replace(page)
	if d, err := ReadArchived(t.Context(), corpus.File{Data: []byte(cleaned)}); err != nil || d.Text() != strings.TrimSpace(otherWords) || !SniffArchived([]byte(cleaned)) {
		t.Errorf("without its marks: %q, %v", d.Text(), err)
	}
	d, err := ReadArchived(t.Context(), corpus.File{Data: []byte(page)})
	if err != nil || d.Text() != strings.TrimSpace(otherWords) || strings.Join(d.Metadata.Authors, "") != "Falk, Per" || d.Metadata.Issued != "2021-03-06" || d.Metadata.Title != "The nets" || d.Metadata.Container != "Tar" {
		t.Errorf("%q of %q in %q by %q: %q, %v", d.Metadata.Title, d.Metadata.Issued, d.Metadata.Container, d.Metadata.Authors, d.Text(), err)
	}
}

// The addresses in archives are written so that no program finds them.
func TestArchivedMailbox(t *testing.T) {
	box := "From ida at tides.example  Fri Mar  5 10:00:00 2021\nFrom: ida at tides.example (Ida Sund)\nSubject: The nets\nDate: Fri, 5 Mar 2021 10:00:00 +0000\n\n" + ownWords +
		"\n_______________________________________________\nTar mailing list\nTar at tides.example\n\nFrom per at tides.example  Sat Mar  6 10:00:00 2021\nFrom: per at tides.example (Per Falk)\nSubject: The nets\nDate: Sat, 6 Mar 2021 10:00:00 +0000\n\n" + otherWords
	d, err := Read(t.Context(), corpus.File{Name: "a.txt", Data: []byte(box)})
	if err != nil || !strings.HasPrefix(d.Text(), "Sund, Ida, 2021-03-05") || !strings.Contains(d.Text(), "Falk, Per, 2021-03-06") || strings.Contains(d.Text(), "mailing list") {
		t.Errorf("%q, %v", d.Text(), err)
	}
}
