package extract_test

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract"
)

// A file becomes a document: what it says of itself, and its text without what is
// around it.
func ExampleExtract() {
	page := `<!DOCTYPE html><html lang="en"><head><title>The Ferry of Orr</title><meta name="author" content="Ada Moss"></head><body>
		<nav><a href="/">Home</a> <a href="/all">All essays</a></nav>
		<h1>The Ferry of Orr</h1>
		<p>The ferry crosses the sound at noon, when the tide is in. In winter no other boat does, because the ice of the upper lake drifts through the narrows.</p>
		<p>The mill on the other shore grinds from October on, when the stream is strong enough to turn the lower wheel of the two. Its flour comes over on the same ferry.</p>
		</body></html>`
	doc, err := extract.Extract(context.Background(), corpus.File{Name: "ferry.html", Data: []byte(page)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Metadata.Title, doc.Metadata.Authors)
	for _, b := range doc.Blocks {
		fmt.Println(b.Text)
	}
	// Output:
	// The Ferry of Orr [Moss, Ada]
	// The ferry crosses the sound at noon, when the tide is in. In winter no other boat does, because the ice of the upper lake drifts through the narrows.
	// The mill on the other shore grinds from October on, when the stream is strong enough to turn the lower wheel of the two. Its flour comes over on the same ferry.
}
