package settings

import (
	"errors"
	"path/filepath"

	"footnote/cmd/footnote/advice"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/encoder"
	"footnote/retrieval/embed/models"
)

// EmbedderFor gives the embedder of a library. The starter library, made anew
// for each question, has the built-in one.
func (c Config) EmbedderFor(lib Reading) (embed.Embedder, error) {
	if lib.IsStarter() {
		return embed.BuiltIn()
	}
	return c.EmbedderOrTable()
}

// EmbedderOrTable is embedder for whoever answers: where a model on this machine cannot be
// Used it says so, and the built-in table answers.
func (c Config) EmbedderOrTable() (embed.Embedder, error) {
	emb, err := c.OpenEmbedder(c.Embedder)
	for _, broken := range []error{models.ErrChanged, models.ErrMissing, encoder.ErrModel} {
		if errors.Is(err, broken) {
			c.warn(advice.Sentence(err) + " Until then the built-in table answers.")
			return embed.BuiltIn()
		}
	}
	return emb, err
}

// Embedder gives who turns text into vectors, and warns where that gives the key
// away.
func (c Config) OpenEmbedder(e EmbedderConfig) (embed.Embedder, error) {
	if e.Kind == Auto || e.Kind == Local {
		emb, err := e.local()
		if errors.Is(err, retrieval.ErrFitted) {
			c.warn(advice.Sentence(err) + " Until then those of the built-in table count.")
			return emb, nil
		}
		if emb != nil || err != nil {
			return emb, err
		}
	}
	if e.Kind == Auto || e.Kind == BuiltIn {
		return embed.BuiltIn()
	}
	remote := embed.Remote{
		Kind: e.Kind, URL: e.URL, Model: e.Model, Key: e.Key,
		QuestionPrefix: e.QuestionPrefix, PassagePrefix: e.PassagePrefix, Timeout: e.Timeout,
	}
	emb, err := embed.NewRemote(remote)
	if err != nil {
		return nil, advice.Because(err, "The settings of the embedder do not fit together (%v). .env.example explains them.", err)
	}
	if proxy, clear := remote.InClear(); clear {
		c.warn(clearWarning(proxy))
	}
	return emb, nil
}

func clearWarning(proxy string) string {
	way := "to another machine"
	if proxy != "" {
		way = "through the proxy " + proxy
	}
	return "Warning: FOOTNOTE_EMBEDDER_KEY goes unencrypted " + way + ", where others can read it. Write an address that begins with https:// into FOOTNOTE_EMBEDDER_URL."
}

// warn says what is odd about the settings, where somebody reads it.
func (c Config) warn(text string) {
	if c.warnings != nil {
		c.warnings.Paragraph("", text)
	}
}

// modelsFolder is where the models of an installation lie, in its folder of libraries.
const modelsFolder = "models"

// Models opens the store of the settings.
func (c EmbedderConfig) Store() models.Store { return models.Store{Folder: c.Models, Hub: c.Hub} }

// Used gives the name of the model on this machine that the settings lead to, "" for none.
func (c EmbedderConfig) Used() (string, error) {
	switch {
	case c.Kind == Local && c.Model != "":
		return c.Model, nil
	case c.Kind == Local, c.Kind == Auto:
		name, err := c.Store().Used()
		return name, advice.At(c.Models, err)
	}
	return "", nil
}

// local gives the model on this machine that the settings lead to, with the built-in table
// before it, or nil for none.
func (c EmbedderConfig) local() (embed.Embedder, error) {
	name, err := c.Used()
	if err != nil {
		return nil, err
	}
	if name == "" && c.Kind == Auto {
		return nil, nil
	}
	if name == "" {
		return nil, advice.Mistake("FOOTNOTE_EMBEDDER=local needs a model. Get one with: footnote model get bge-small")
	}
	e, err := c.Store().Open(name)
	if err != nil {
		return nil, err
	}
	t := retrieval.Tiered{Embedder: e}
	t.Fitted, err = retrieval.ReadFitted(filepath.Join(c.Models, name, "fitted.json"), e.Model())
	return t, err
}
