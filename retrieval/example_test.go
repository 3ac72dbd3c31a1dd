package retrieval_test

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

// A library with one text answers a question with the passage that bears on it.
func ExampleEngine_Ask() {
	ctx := context.Background()
	lib, err := library.Open(ctx, library.InMemory)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer lib.Close()
	text := corpus.File{Name: "ferry.txt", Data: []byte("The ferry of Orr crosses the sound at noon, when the tide is in. In winter no other boat does, because the ice of the upper lake drifts through the narrows.")}
	source, passages, err := extract.Read(ctx, text)
	if err == nil {
		_, err = lib.Add(ctx, source, passages)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	embedder, err := embed.BuiltIn()
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := retrieval.New(ctx, lib, embedder)
	if err == nil {
		err = engine.Sync(ctx, nil) // embeds what is new
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := engine.Ask(ctx, "why does no other boat cross the sound in winter?", 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	best := answer.Evidence[0]
	key := best.Highlights[0]
	fmt.Println(answer.Verdict, best.Grade)
	fmt.Println(best.Passage.Text[key.Start:key.End])
	// Output:
	// sure related
	// In winter no other boat does, because the ice of the upper lake drifts through the narrows.
}
