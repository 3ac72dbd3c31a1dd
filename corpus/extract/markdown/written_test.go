package markdown

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// joined gives the texts of the lines that a source is read into, with a mark between them.
func joined(source, mark string) string {
	var texts []string
	for _, l := range Lines(source) {
		texts = append(texts, l.Text)
	}
	return strings.Join(texts, mark)
}

// What is no element of HTML stays as it is written; elements go.
func TestAnglesThatAreText(t *testing.T) {
	for source, want := range map[string]string{
		"run git rm <file> now":                       "run git rm <file> now",
		"a List<String> here":                         "a List<String> here",
		"x<b and c>d, then <b>bold</b>":               "x<b and c>d, then bold",
		"git tag <title> and Box<P>":                  "git tag <title> and Box<P>",
		"one<br>two<br/>three":                        "one two three",
		"<u>One</u> and <span class=\"x\">two":        "One and two",
		"<p>One":                                      "One",
		"here <!-- hidden --> and <!-- not":           "here and <!-- not",
		"<file>\nis *what* you name":                  "<file> is what you name",
		"<div>\n\ninside of <dir> </div>":             "inside of <dir>",
		"<div class=\"x\">a <name> b</div>":           "a <name> b",
		"<?php echo ?> and <!x>":                      "<?php echo ?> and <!x>",
		"<script>var a = 1 < 2</script>\n\nend":       "end",
		"`<b>` is not ended by `</b>` nor is <b>":     "<b> is not ended by </b> nor is <b>",
		"<script> is the name of it\n\nthe *end*":     "<script> is the name of it the end",
		"2*3*4 and 2*x and 3*y":                       "2*3*4 and 2*x and 3*y",
		"*One* and **M**ultiply and *T*wo":            "One and Multiply and Two",
		"\"**/docs\" and \"**/src\" and *.c or a/*.c": "\"**/docs\" and \"**/src\" and *.c or a/*.c",
		"这**很重要**的事":                                  "这很重要的事",
		"<office@harbour.example>":                    "office@harbour.example",
	} {
		if text := joined(source, " "); text != want {
			t.Errorf("%q is read as %q, want %q", source, text, want)
		}
	}
}

// The numbers of a list are those that are written, if more than one number is.
func TestNumbersOfLists(t *testing.T) {
	for source, want := range map[string]string{
		"6. a\n\n8. b\n\n9. c\n\n10. d":       "6. a|8. b|9. c|10. d",
		"1. a\n1. b\n1. c":                    "1. a|2. b|3. c",
		"3) a\n4) b\n7) c":                    "3) a|4) b|7) c",
		"> 2. a\n> 5. b":                      "2. a|5. b",
		"1. a\n   1. x\n   6. y\n3. b":        "1. a|1. x|6. y|3. b",
		"1. a\n2. ```\n   3. x\n   ```\n4. b": "1. a|3. x|4. b",
	} {
		if text := joined(source, "|"); text != want {
			t.Errorf("%q is read as %q, want %q", source, text, want)
		}
	}
}

// No cell is left out, and no row is shown that has nothing in it.
func TestRowsOfTables(t *testing.T) {
	for source, want := range map[string]string{
		"|a|b|\n|-|-|\n|1|2|\n| | |":   "a | b\n1 | 2",
		"|a|b|\n|-|-|\n|1|2|3|\n\nend": "a | b | \n1 | 2 | 3",
		"a | b\n--|--\n1 | 2 | 3":      "a | b | \n1 | 2 | 3",
		"```\n|a|\n|-|\n|1|2|\n```":    "|a|\n|-|\n|1|2|",
		"|a \\| b|c|\n|-|-|\n|1|2|":    "a | b | c\n1 | 2",
	} {
		if got := Lines(source)[0].Text; got != want {
			t.Errorf("%q is read as %q, want %q", source, got, want)
		}
	}
}

// What man printed is no Markdown, under whatever name.
func TestManualAsMarkdown(t *testing.T) {
	f := corpus.File{Name: "tide.md", Data: []byte("TIDE(1)   Manual   TIDE(1)\n\nNAME\n       tide - say when the *water* comes\n\nSYNOPSIS\n       tide <port>\n\nDESCRIPTION\n       Says it.\n\n1.0   2020-01-02   TIDE(1)\n")}
	d, err := Read(t.Context(), f)
	if err != nil || d.Metadata.Title != "tide - say when the *water* comes" || d.Blocks[0].Text != "NAME" {
		t.Errorf("%+v %v", d, err)
	}
}

// The terms at the head of a law name no journal, and its day is that of its issue.
func TestHeadOfLaw(t *testing.T) {
	f := corpus.File{Name: "a.md", Data: []byte("# Hafenordnung (HafO)\n\nAusfertigungsdatum\n:   2001-05-04\n\nFundstelle\n:   GVBl I: 2001, 77, 79\n\nZuletzt geändert durch\n:   Art. 3 Abs. 3 G v. 20.4.2013 I 868\n\n## § 1 Zweck\n\nDiese Ordnung regelt das Leben im Hafen und die Rechte der Schiffe.\n")}
	d, err := Read(t.Context(), f)
	if m := d.Metadata; err != nil || m.Container != "" || m.Volume != "" || m.Issued != "2001-05-04" {
		t.Errorf("%+v %v", m, err)
	}
}

// Who made a work and when stands below its title in rows of their own; a paragraph of prose
// that is typed in rows stays one.
func TestRowsOfCredits(t *testing.T) {
	for source, want := range map[string]string{
		"# Kites\n\nBy Jane Doe\nHilltop Flying Club, no. 4\n\nText.":     "Kites|By Jane Doe|Hilltop Flying Club, no. 4|Text.",
		"# Kites\n\nJane Doe  \nHilltop Flying Club\n\nText.":             "Kites|Jane Doe|Hilltop Flying Club|Text.",
		"# Kites\n\nThe wind is\nall that you need.\n\nText.":             "Kites|The wind is all that you need.|Text.",
		"# Kites\n\nText.\n\nBy Jane Doe\nHilltop Flying Club":            "Kites|Text.|By Jane Doe Hilltop Flying Club",
		"# Kites\n\nJane Doe\n" + strings.Repeat("flew them ", 10) + "\n": "Kites|Jane Doe " + strings.TrimSpace(strings.Repeat("flew them ", 10)),
	} {
		if text := joined(source, "|"); text != want {
			t.Errorf("%q is read as %q, want %q", source, text, want)
		}
	}
}

// Short rows that nobody wrapped are verse, however their breaks are written.
func TestRowsOfVerse(t *testing.T) {
	for source, want := range map[string]string{
		"the boat went out at the turn of the tide,\nthe goat on board;\nand no one waved from the harbour side,\nnor drew the cord.": "the boat went out at the turn of the tide,\nthe goat on board;\nand no one waved from the harbour side,\nnor drew the cord.",
		"the boat went out at the turn of the tide,\nand when the goat was on board, no one was\nthere to wave, and so it\nleft.":     "the boat went out at the turn of the tide, and when the goat was on board, no one was there to wave, and so it left.",
	} {
		if lines := Lines(source); len(lines) != 1 || lines[0].Text != want {
			t.Errorf("%q is read as %+v", source, lines)
		}
	}
}

// Notices of MkDocs are of the text, without their marks; what short forms mean is for the program.
func TestNoticesOfMkDocs(t *testing.T) {
	for source, want := range map[string]string{
		"!!! note \"The pier\"\n    It is closed.\n\n    It leaks.\n\nThe end.":   "The pier|It is closed.|It leaks.|The end.",
		"??? question\n    Who pays?\n\n    !!! tip\n        Nobody.\n\nThe end.": "Who pays?|Nobody.|The end.",
		"=== \"First\"\n\n    It is closed.\n\n*[HB]: Harbour Board":              "First|It is closed.",
		"```{r setup, include=FALSE}\nx <- 1\n```\n\nThe end.":                    "The end.",
		"!!! That is it.": "!!! That is it.",
		"The pier\n===":   "The pier",
	} {
		if text := joined(source, "|"); text != want {
			t.Errorf("%q is read as %q, want %q", source, text, want)
		}
	}
}
