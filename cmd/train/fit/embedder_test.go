package fit

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/rank"
)

// A folder of a small model of random weights, as "footnote model get" makes it.
func smallModel(t *testing.T) string {
	t.Helper()
	s := models.Store{Folder: t.TempDir()}
	m, err := s.Adopt(t.Context(), "../../../retrieval/embed/encoder/testdata/wordpiece")
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(s.Folder, m.Name)
}

// Libraries are asked by the vectors of the model that is named, and the same passage is
// embedded once.
func TestFitToAModel(t *testing.T) {
	emb, err := openEmbedder(smallModel(t))
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	r := emb.(*remembering)
	r.Embedder = counting{r.Embedder, &asked}
	m, err := retrieval.Default()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"Lake": "# The lake\n\nThe lake darkens late in autumn because mosses and fallen leaves stain its water.\n"}
	rows := func(e bool) rank.Features {
		own := emb
		if !e {
			own = nil
		}
		s, err := openShelf("l", texts, m, own)
		if err != nil {
			t.Fatal(err)
		}
		defer s.lib.Close()
		got, err := s.ask(answeredKind, "why does the lake get darker?", none)
		if err != nil || len(got.First) != 1 {
			t.Fatalf("ask = %+v, %v", got, err)
		}
		return got.First[0]
	}
	first, again, table := rows(true), rows(true), rows(false)
	if first != again {
		t.Error("the same library and model give other features")
	}
	if first[rank.Cosine] == table[rank.Cosine] || first[rank.Words] != table[rank.Words] {
		t.Errorf("cosine by the model %v, by the table %v; words %v, %v", first[rank.Cosine], table[rank.Cosine], first[rank.Words], table[rank.Words])
	}
	if asked != 1 {
		t.Errorf("%d passages were embedded, want 1", asked)
	}
}

type counting struct {
	embed.Embedder
	asked *int
}

func (c counting) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	*c.asked += len(texts)
	return c.Embedder.EmbedPassages(ctx, slices.Clone(texts))
}

func TestOpenEmbedder(t *testing.T) {
	if emb, err := openEmbedder(""); emb != nil || err != nil {
		t.Errorf("openEmbedder of nothing = %v, %v", emb, err)
	}
	if emb, err := openEmbedder("ollama:tiny"); err != nil || emb.Model() != "ollama:tiny" {
		t.Errorf("openEmbedder of a server's model = %v, %v", emb, err)
	}
	if _, err := openEmbedder(t.TempDir()); err == nil {
		t.Error("openEmbedder takes an empty folder")
	}
}
