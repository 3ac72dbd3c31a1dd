package linked

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWork(t *testing.T) {
	const article = `{"@type":"NewsArticle","headline":"The ford"}`
	for name, test := range map[string]struct{ script, want string }{
		"one object":               {article, "The ford"},
		"a list":                   {`[{"@type":"WebSite","headline":"No"},` + article + `]`, "The ford"},
		"a graph":                  {`{"@graph":[{"@type":"Organization","headline":"No"},` + article + `]}`, "The ford"},
		"a work behind its page":   {`[{"@type":"WebPage","headline":"No"},` + article + `]`, "The ford"},
		"a page alone":             {`{"@type":"WebPage","headline":"The page"}`, "The page"},
		"a type by its address":    {`{"@type":["https://schema.org/Article"],"headline":"The ford"}`, "The ford"},
		"neither":                  {`{"@type":"Organization","headline":"No"}`, ""},
		"in a comment":             {"<!--\n" + article + "\n-->", "The ford"},
		"in a section of data":     {"//<![CDATA[\n" + article + "\n//]]>", "The ford"},
		"with what follows":        {article + ";\nvar a = 1", "The ford"},
		"with a break in a string": {"{\"@type\":\"Article\",\"headline\":\"The\nford\"}", "The ford"},
		"with markup":              {`{"@type":"Article","headline":"The <i>ford<\/i> &amp; mill"}`, "The ford & mill"},
		"broken":                   {`{"@type":"Article","headline":"No",`, ""},
		"too deep":                 {strings.Repeat("[", 20) + article + strings.Repeat("]", 20), ""},
		"too long":                 {article + strings.Repeat(" ", MostScript), ""},
	} {
		if got := Work(Objects(test.script)).Text("headline"); got != test.want {
			t.Errorf("%s: headline of the work = %q, want %q", name, got, test.want)
		}
	}
}

func TestProperties(t *testing.T) {
	text := strings.Repeat("The poles stand a furlong apart. ", 10)
	o := Work(Objects(`[{"@id":"#ida","@type":"Person","name":"Ida Sund"},
		{"@type":"Article","author":[{"@id":"#ida"},{"@type":"Person","name":"Ole Vik"},{"@id":"#ida"}],"pageStart":12,
		"isPartOf":{"@type":"Periodical","name":"Review of Rivers"},"articleBody":"` + text + `"}]`))
	if diff := cmp.Diff([]string{"Sund, Ida", "Vik, Ole"}, o.People("author")); diff != "" {
		t.Errorf("authors, one by its @id (-want +got):\n%s", diff)
	}
	if got := o.Text("pageStart"); got != "12" {
		t.Errorf("a number = %q, want 12", got)
	}
	if part := o.Object("isPartOf"); !part.Is("Newspaper", "Periodical") || part.IsWork() || part.Text("name") != "Review of Rivers" {
		t.Errorf("what it is part of = %v, want a periodical", part)
	}
	if got := o.Body(); got != text {
		t.Errorf("body = %q, want the text", got)
	}
	if got := (Object{"articleBody": "A teaser."}).Body(); got != "" {
		t.Errorf("body of a teaser = %q, want none", got)
	}
	if got := len(Tidy(strings.Repeat("ö", Longest))); got != Longest {
		t.Errorf("a long value has %d bytes, want %d", got, Longest)
	}
}
