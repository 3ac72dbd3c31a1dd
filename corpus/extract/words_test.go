package extract

import (
	"encoding/json"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
)

// rowsWithSigns have signs in them that are markup somewhere, and are none there.
var rowsWithSigns = []string{
	"Then run git add <file> or git rm <file>, which is all that is needed here.",
	"A List<String> is no List<Object>, nor is Map<String, List<Integer>> one of them.",
	"Dear <your name>, we thank you for <amount> and for the <title> that you sent us.",
	"If a < b and b > c, or x<y and y<z, then x<b and c>d say nothing of it.",
	"Use <b and c> as it stands, <!-- which nobody ends, <?php echo 1 ?> and <![x]> too.",
	"Use Vec<u8>, Box<P>, List<A>, Option<Box<dyn Error>> and a<i>b where it says so.",
	"Write to <ida@harbour.example> or see <https://harbour.example/desk> for the hours.",
	"The product 2*3*4 is 24, 2**3**4 is large, 2*x and 3*y are two, and a*b*c is three.",
	"Say my_own_name and __init__ and snake__case__x, then _Y and likes(X, _), all of it.",
	"Look for **/docs and src/**/test and a/*.c and b/*.c in all of the folders there.",
	"The call f(*args, **kwargs) and the pointers *p and **q are written as they stand.",
	"Look into C:\\Users\\ida\\notes.txt and \\\\server\\share, and for \\d+\\.\\d* and \\alpha there.",
	"The slot arr[0] and arr[] and array[[1]] and [x] and [ ] and [citation needed] stay.",
	"About ~5 and ~10 people came, 2^3 and x^y too, with a==b and c==d and 100%% or 50%% sure.",
	"Write Hello {{ user.name }} and {{count}}, {% if admin %} or <%= name %> and {x=1} there.",
	"It costs $5 and $10 today, with $HOME/bin and ${name} and $(date) in a shell, or US$ 7.",
	"See #42 and #physics and C# and F#, of AT&amp;T and R&D; &c. and 5 &lt; 6, says #everyone",
	"Call (std::vector) and std::vector<int> and a::b and [key::value] or (key::value) there.",
	"Note:: this is what the book says of it, and more:: follows in the rows after it.",
	"[Anna]: yes",
	"- [ ] bring the map and [x] mark the spot, then [] leave it",
	"The rule | says that a | b is either, and || is or, in rows of no table at all.",
	"^Start and end^ and !important and @ida and ida@ and @media(print) and user@host: there.",
	"\"Quoted\" -- said 'she' --- and... then << this >> and >>that<< and <- back or -> on.",
	"1984 was a year, 3) is a number and (a) and (iv) and a. b. c. are not numbers at all.",
	"`code with <tag> and *star*` and ``more `of` it`` and a ` alone, and 'single' too.",
}

// pieces are what rows of chance are made of.
var pieces = []string{
	"tide", "ferry", "quay", "Ida", "ledger", "7", "1752", "a", "x", "the", "of", "and", "over", "<file>", "<your name>", "List<String>", "a < b", "x<y>z", "b > c",
	"<b", "c>", "<title>", "<option>", "<p", "</name>", "</x>", "2*3*4", "x*y", "f(*args)", "**kwargs", "*.txt", "snake_case_name", "__init__", "_x", "y_", "\\d+", "C:\\temp", "\\(",
	"[x]", "[]", "[ ]", "arr[0]", "arr[]", "m[[2]]", "[1]", "(1)", "(a)", "x^2", "2^10", "H~O", "~5", "a==b", "==", "100%%", "$5", "$HOME", "US$", "{{name}}",
	"{x}", "{a=1}", "{% x %}", "<%", "%>", "#tag", "C#", "#", "|", "||", "!", "!=", "@ida", "&", "&&", "AT&T", "R&D;", "::", "a::b", "std::x", "--", "...", "'", "\"", "`", "/usr/bin/", "<-", "->", "<<", ">>", "<!--", "<!", "<?", "~~", "^", "*", "**", "_", "+", "=", ":",
}

func randomRow(r *rand.Rand) string {
	var words []string
	for range 4 + r.IntN(16) {
		words = append(words, pieces[r.IntN(len(pieces))])
	}
	return "The clerk wrote " + strings.Join(words, " ") + " and put it away."
}

// wordsOf gives the letters and digits of a text, word by word.
func wordsOf(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// formsOf are files with rows in a text, as each format writes it.
func formsOf(rows []string) map[string]string {
	const before = "The ferry crossed the sound each morning, and the clerk kept the book of it."
	text := before + "\n\n" + strings.Join(rows, "\n\n") + "\n"
	cell, _ := json.Marshal("# Low water\n\n" + text)
	page := "<p>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(text)), "\n\n", "</p><p>") + "</p>"
	return map[string]string{
		"a.md":    "# Low water\n\n" + text,
		"a.txt":   "Low water\n\n" + text,
		"a.org":   "#+TITLE: Low water\n\n" + text,
		"a.wiki":  "== Low water ==\n\n" + text,
		"a.rst":   "Low water\n=========\n\n" + text,
		"a.ipynb": `{"cells":[{"cell_type":"markdown","metadata":{},"source":` + string(cell) + `}],"metadata":{},"nbformat":4,"nbformat_minor":5}`,
		"a.html":  "<html><head><title>Low water</title></head><body><h1>Low water</h1>" + page + "</body></html>",
	}
}

// isMarkup are rows that mean something else in a format: there the words are of the mark.
func isMarkup(name, row string) bool {
	switch name {
	case "a.wiki":
		return strings.Contains(row, "{{") || strings.HasPrefix(row, "[")
	case "a.org", "a.rst":
		return strings.Contains(row, "&amp;") // is read on as Markdown
	case "a.html":
		return strings.HasPrefix(row, "Write to <") // the address of who keeps a page is none of its text
	}
	return false
}

// checkWords says whether the words of rows are in the text that is read of each form.
func checkWords(t *testing.T, rows []string) {
	t.Helper()
	for name, form := range formsOf(rows) {
		d, err := Extract(t.Context(), corpus.File{Name: name, Data: []byte(form)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var text strings.Builder
		for _, b := range d.Blocks {
			text.WriteString(b.Text + "\n")
		}
		got := " " + wordsOf(text.String()) + " "
		for _, row := range rows {
			want := row
			if name == "a.md" || name == "a.ipynb" || name == "a.wiki" {
				want = html.UnescapeString(row)
			}
			if !isMarkup(name, row) && !strings.Contains(got, " "+wordsOf(want)+" ") {
				t.Errorf("%s: the words of %q are lost or altered", name, row)
			}
		}
	}
}

// No word of a row is lost or altered, whatever signs stand beside it.
func TestWordsStay(t *testing.T) {
	checkWords(t, rowsWithSigns)
	r := rand.New(rand.NewPCG(7, 1752))
	for range 8 {
		var rows []string
		for range 25 {
			rows = append(rows, randomRow(r))
		}
		checkWords(t, rows)
	}
}
