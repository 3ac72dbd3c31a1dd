package xhtml

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// written writes the lines of a tree, one a row: kind, level, text, and what
// else is known.
func written(t *testing.T, source string) string {
	t.Helper()
	root, err := Parse(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := Lines(t.Context(), root, nil)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, l := range lines {
		row := fmt.Sprintf("%s%d %s", corpustest.KindNames[l.Kind], l.Level, strings.ReplaceAll(l.Text, "\n", "/"))
		for name, value := range map[string]string{"note": l.Note, "skip": l.Skip, "page": l.Label} {
			if value != "" {
				row += fmt.Sprintf(" {%s %s}", name, value)
			}
		}
		for _, m := range l.Marks {
			row += " {mark " + m + "}"
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}

func TestTreeLines(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"headings and paragraphs": {
			"<h1>Tides\n  of the <em>bay</em></h1><p>Water&nbsp;rises.</p>Loose words<div>and a block</div>",
			"H1 Tides of the bay\nP0 Water rises.\nP0 Loose words\nP0 and a block"},
		"white space": {"<p>one\n two\t<span>  three</span>\u00a0four<!-- no --> five</p>", "P0 one two three four five"},
		"characters":  {"<p>Co\u00adop e\u0301tude \u202Eevil\u202C zero\u200Bwidth\x00</p>", "P0 Coop étude evil zerowidth"},
		"lists": {"<ul><li>Oak<ul><li>Holm oak</li><li><p>Cork oak</p><p>Its bark.</p></li></ul></li><li>Ash</li></ul>",
			"I1 Oak\nI2 Holm oak\nI2 Cork oak\nI2 Its bark.\nI1 Ash"},
		"numbered":                {`<ol start=3><li>Sieve<li value=7>Weigh<li>Dry</ol><ol type=a><li>First</ol>`, "I1 3. Sieve\nI1 7. Weigh\nI1 8. Dry\nI1 a. First"},
		"terms":                   {"<dl><dt>Silt</dt><dd>Fine earth.</dd></dl>", "I1 Silt\nI2 Fine earth."},
		"quote":                   {"<blockquote><p>We waited.</p><p>It rained.</p></blockquote><p>He said <q>no</q>.</p>", "Q0 We waited.\nQ0 It rained.\nP0 He said “no”."},
		"table":                   {"<table><caption>Yields</caption><tr><th>Year<th>Tons<tr><td>1911<td><p>4</p><p>5</p><tr><td><td></table>", "P0 Yields {skip caption}\nT0 Year | Tons/1911 | 4 5"},
		"layout":                  {"<table><tr><td><table><tr><td>Menu</table><td><h2>Salt</h2><p>It keeps.</table>", "P0 Menu\nH2 Salt\nP0 It keeps."},
		"breaks":                  {"<p>First long row that ends.<br><br>Second row that ends.</p>", "P0 First long row that ends.\nP0 Second row that ends."},
		"verse in elements":       {`<div class="stanza"><p class="line">The lamp burns low,</p><p class="line">the tide is gone;</p></div><div class="stanza"><p class="line">and no one waits</p><p class="line">till it is dawn.</p></div>`, "P0 The lamp burns low,/the tide is gone;\nP0 and no one waits/till it is dawn."},
		"verse without stanzas":   {`<blockquote><div class="verse indent0">The lamp burns low,</div><div class="verse indent2">the tide is gone;</div></blockquote><p>He sang.</p>`, "Q0 The lamp burns low,/the tide is gone;\nP0 He sang."},
		"verse in spans":          {`<p class="poem"><span class="i0">The lamp burns low,<br/></span><span class="i2">the tide is gone;<br/></span></p>`, "P0 The lamp burns low,/the tide is gone;"},
		"verse in a poem":         {`<div class="poem"><div>The lamp burns low,</div><div>the tide is gone</div></div>`, "P0 The lamp burns low,/the tide is gone"},
		"a line block":            {`<div class="line-block">The lamp burns low,<br />the tide is gone;<br />we sleep</div>`, "P0 The lamp burns low,/the tide is gone;/we sleep"},
		"no verse":                {`<p class="line">A paragraph of its own.</p><p>Another one.</p>`, "P0 A paragraph of its own.\nP0 Another one."},
		"verse":                   {"<p>The lamp burns low, my dear,<br>The tide has left the sand,<br>And no one waits to hear,<br>Or take me by the hand.</p>", "P0 The lamp burns low, my dear,/The tide has left the sand,/And no one waits to hear,/Or take me by the hand."},
		"heading with a break":    {"<h2>Part One<br>The Coast</h2>", "H2 Part One The Coast"},
		"program":                 {"<pre><code>if x {\n  y()\n}</code></pre>", "P0 if x {/  y()/}"},
		"hidden":                  {`<p hidden>a</p><p style="color:red; display: none">b</p><span aria-hidden=true>c</span><script>d</script><noscript>e</noscript><p>f <button>g</button></p><h2><button>Hours</button></h2>`, "P0 f\nH2 Hours"},
		"standfirst":              {"<h1>The pier.</h1><h2>The council has closed the pier that was built for the ferries of Westermouth.</h2><h2>What was said.</h2>", "H1 The pier.\nP0 The council has closed the pier that was built for the ferries of Westermouth.\nH2 What was said."},
		"way back without a link": {`<p>It froze.<sup><a href="#n1">[1]</a></sup></p><ol><li id=n1>^ Harbour log, 1911.</li></ol>`, "P0 It froze. {mark n1}\nP0 Harbour log, 1911. {note n1}"},
		"ruby":                    {"<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ行く。</p>", "P0 東京へ行く。"},
		"signs at headings": {`<h1>Locks<a class="headerlink" href="#x">¶</a></h1><h2 id=a><a href="#a">#</a> Gates <a href="#a" aria-label="Link"></a></h2><h2 id=b>Sluices<a class="hash-link" href="/guide#b">🔗️</a></h2><h3>Weirs <a href="#w"><span>Link to this heading</span></a></h3><dl><dt>open()<a class="headerlink" href="#open" title="Permalink to this definition">§</a></dt></dl>`,
			"H1 Locks\nH2 Gates\nH2 Sluices\nH3 Weirs\nI1 open()"},
		"links that are headings": {`<h2><a class="anchor" href="#c">Anchor</a></h2><h2><a href="#sharp">#</a></h2><h2>C# and <a href="#f">F#</a></h2><h2>See <a href="https://bay.example/">§</a> 4</h2>`,
			"H2 Anchor\nH2 #\nH2 C# and F#\nH2 See § 4"},
		"edit mark":        {`<h2><span id=x>Trade</span><span class="mw-editsection">[<a href=e>edit</a>]</span></h2>`, "H2 Trade"},
		"powers":           {"<p>10<sup>6</sup> of 5 km<sup>2</sup>, the 2<sup>nd</sup>, H<sub>2</sub>O</p>", "P0 10⁶ of 5 km², the 2nd, H2O"},
		"charges and sums": {"<p>Na<sup>+</sup> and SO<sub>4</sub><sup>2−</sup>, x<sup>n+1</sup> and 2<sup>(n-1)</sup></p>", "P0 Na⁺ and SO4²⁻, x^(n+1) and 2^(n-1)"},
		"notes": {`<p>It fell<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup> and rose.<a href="#n3">[3]</a></p><ol><li id=n1>Old maps. <a href="#r">↩</a><li id=n2><p>Ibid.</p></ol><p id=n3>[3] A letter.</p>`,
			"P0 It fell and rose. {mark n1} {mark n2} {mark n3}\nP0 Old maps. {note n1}\nP0 Ibid. {note n2}\nP0 A letter. {note n3}"},
		"notes of old pages": {`<p>The weir<a href="#f1" name="b1">(1)</a> broke.</p><p><a name="f1"></a><a href="#b1">(1)</a> In spring.</p>`, "P0 The weir broke. {mark f1}\nP0 In spring. {note f1}"},
		"marks without links": {"<p>The mill burned<sup>1</sup> down<sup>[citation needed]</sup>.</p><p><sup>1</sup> In 1702.</p>",
			"P0 The mill burned down. {mark 1} {mark citation needed}\nP0 In 1702. {note 1}"},
		"notes of e-books":                             {`<p>Bread<a epub:type="noteref" href="n.xhtml#a1">1</a> rose.</p><aside epub:type="footnote" id="a1"><p>Of rye.</p></aside>`, "P0 Bread rose. {mark a1}\nP0 Of rye. {note a1}"},
		"contents are no notes":                        {`<p><a href="#c1">1</a> <a href="#c2">2</a></p><h2 id=c1>Water</h2><p>It ran.</p>`, "P0 1 2\nH2 Water\nP0 It ran."},
		"printed page of a scan that a wiki has typed": {`<p>One</p><p>Two <span class="pagenum ws-pagenum" id="26">[26]</span>three <span class="pagenumbers">of four</span></p>`, "P0 One\nP0 Two \fthree of four"},
		"printed pages": {`<p>One</p><span epub:type="pagebreak" title="25"></span><p>Two <span role="doc-pagebreak" aria-label="Page 26">26</span> three</p><p>Four</p>`,
			"P0 One\nP0 Two \fthree {page 25}\nP0 Four {page 26}"},
		"formula":  {"<p>So <math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math> and <math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>.</p>", "P0 So E = mc² and (a + 1)/b."},
		"pictures": {`<p><img alt="T">he <img alt="A view of the weir"> end <img alt="🙂"></p><figure><img><figcaption>A weir.</figcaption></figure>`, "P0 The end 🙂\nP0 A weir. {skip caption}"},
	} {
		if got := written(t, test.source); got != test.want {
			t.Errorf("%s: treeLines(%s) =\n%s\nwant\n%s", name, test.source, got, test.want)
		}
	}
}

func TestTreeLinesApart(t *testing.T) {
	root, err := Parse(t.Context(), "<p>One</p><ul id=menu><li>Home<li>About</ul><p>Two</p>")
	if err != nil {
		t.Fatal(err)
	}
	apart := map[*Node]string{}
	for n := range root.Descendants() {
		if Attr(n, "id") == "menu" {
			apart[n] = "navigation"
		}
	}
	lines, err := Lines(t.Context(), root, apart)
	if err != nil || len(lines) != 4 || lines[1].Skip != "navigation" || lines[2].Skip != "navigation" || lines[3].Skip != "" {
		t.Errorf("treeLines = %+v (%v), want the items left out", lines, err)
	}
}

func TestTreeLinesBounds(t *testing.T) {
	deep := &Node{Type: ElementNode, Data: "div"}
	at := deep
	for range mostDepth + 1 {
		child := &Node{Type: ElementNode, Data: "div"}
		at.AppendChild(child)
		at = child
	}
	if _, err := Lines(t.Context(), deep, nil); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("treeLines of a deep tree: %v, want ErrTooLarge", err)
	}
	root, err := Parse(t.Context(), strings.Repeat("<p>a</p>", 2000))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Lines(ctx, root, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("treeLines after cancel: %v, want context.Canceled", err)
	}
}
