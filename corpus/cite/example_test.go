package cite_test

import (
	"fmt"

	"footnote/corpus"
	"footnote/corpus/cite"
)

// A citer knows all sources of a library, because works of one author are told apart
// as each style has it.
func ExampleCiter_Cite() {
	ferry := corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "The Ferry of Orr", Authors: []string{"Moss, Ada"}, Issued: "2011", Publisher: "Sound Press"}}
	mill := corpus.Source{ID: 2, Metadata: corpus.Metadata{Title: "The Mill", Authors: []string{"Moss, Ada"}, Issued: "2011"}}
	citer := cite.NewCiter([]corpus.Source{ferry, mill})
	for _, style := range []string{"apa", "mla"} {
		inText, full, err := citer.Cite(style, ferry, corpus.Locator{Page: 25})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(inText, full)
	}
	// Output:
	// (Moss, 2011a, p. 25) Moss, A. (2011a). The Ferry of Orr. Sound Press.
	// (Moss, The Ferry of Orr 25) Moss, Ada. The Ferry of Orr. Sound Press, 2011.
}
