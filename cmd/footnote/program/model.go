package program

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/retrieval"
	"footnote/retrieval/embed/models"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// Model is the command that gets and chooses models.
func Model(run *command.App) command.Row {
	a := app{run}
	return command.Row{
		Use:   "model COMMAND",
		Short: "Get a language model for this machine, and choose which one is used",
		Long: `Keeps language models on this machine. A model finds more of what is asked in other words than the text's than the table that is built in, and some of them find texts in another language than the question's. It runs in this program: nothing is sent anywhere.

  model list           the models that there are, and which of them are here
  model get NAME       download one (or take one from a folder: model get PATH)
  model use NAME       choose which one is used; static is the built-in table
  model remove NAME    delete one from this machine`,
		Example: "footnote model get bge-small\nfootnote model list\nfootnote model use static",
		Args:    command.AnyNumber,
		Run:     func(_ context.Context, l command.Line) error { return helpUnless(l) },
		Under: []command.Row{
			modelRow("list [flags]", "List the models that there are", "footnote model list", command.None,
				func(_ context.Context, _ string, asJSON bool) error { return a.listModels(asJSON) }),
			modelRow("get [flags] NAME|PATH", "Download a model, or take it from a folder", "footnote model get bge-small",
				command.ExactlyOne("a model, or a folder with one", "footnote model get bge-small"), a.getModel),
			modelRow("use [flags] NAME", "Choose the model that is used", "footnote model use bge-small",
				command.ExactlyOne("a model", "footnote model use bge-small"),
				func(_ context.Context, name string, asJSON bool) error { return a.useModel(name, asJSON) }),
			modelRow("remove [flags] NAME", "Delete a model from this machine", "footnote model remove bge-small",
				command.ExactlyOne("a model", "footnote model remove bge-small"),
				func(_ context.Context, name string, asJSON bool) error { return a.removeModel(name, asJSON) }),
		},
	}
}

// helpUnless shows the help of a command with commands below it, unless another word
// stands there.
func helpUnless(l command.Line) error {
	if err := command.Unknown(l.Command, l.Args); err != nil {
		return err
	}
	return l.Help()
}

// modelRow is a command about models, of one or of none.
func modelRow(use, short, example string, args command.Arguments, run func(ctx context.Context, name string, asJSON bool) error) command.Row {
	var asJSON bool
	return command.Row{
		Use: use, Short: short, Example: example, Args: args,
		Flags: func(f command.Flags) { f.JSON(&asJSON) },
		Run:   func(ctx context.Context, l command.Line) error { return run(ctx, strings.Join(l.Args, ""), asJSON) },
	}
}

// A modelJSON is a model as --json prints it.
type modelJSON struct {
	Name       string   `json:"name"`
	Here       bool     `json:"here"` // it is on this machine
	Used       bool     `json:"used"`
	Bytes      int64    `json:"bytes"`
	Dimensions int      `json:"dimensions"`
	Languages  []string `json:"languages"` // empty for about a hundred
	Licence    string   `json:"licence"`
	Origin     string   `json:"origin"` // repository and commit, or the folder that it was taken from
}

// store is the store of the settings, with the models that the program knows.
func (a app) store(c settings.EmbedderConfig) models.Store {
	s := c.Store()
	s.Table = a.Models
	return s
}

// listModels lists the models that can be got and those that are here.
func (a app) listModels(asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	list, err := a.shapeModels(c.Embedder)
	if err != nil {
		return err
	}
	if asJSON {
		return a.Out.JSON(struct {
			Models []modelJSON `json:"models"`
		}{list})
	}
	for _, m := range list {
		state := ""
		switch {
		case m.Used:
			state = " (used)"
		case m.Here:
			state = " (here)"
		}
		a.Out.Printf("%s%s\n", m.Name, state)
		a.Out.Block("     ", fmt.Sprintf("%s · %s · %d numbers · %s · %s", terminal.Megabytes(m.Bytes), spoken(m.Languages), m.Dimensions, cmp.Or(m.Licence, "licence not known"), m.Origin), a.Out.Dim)
	}
	return nil
}

// shapeModels gives the models of the table, and those that are here besides.
func (a app) shapeModels(c settings.EmbedderConfig) ([]modelJSON, error) {
	here, err := a.store(c).Installed()
	if err != nil {
		return nil, err
	}
	used, err := c.Used()
	if err != nil {
		return nil, err
	}
	installed := map[string]models.Installed{}
	for _, m := range here {
		installed[m.Name] = m
	}
	var shapes []modelJSON
	for _, m := range a.store(c).Rows() {
		_, there := installed[m.Name]
		delete(installed, m.Name)
		shapes = append(shapes, modelJSON{m.Name, there, m.Name == used, m.Bytes(), m.Dimensions, shown.List(m.Languages), m.Licence, m.Repository + "@" + m.Revision})
	}
	for _, m := range here {
		if _, own := installed[m.Name]; own {
			shapes = append(shapes, shapeModel(m, used))
		}
	}
	return shapes, nil
}

func shapeModel(m models.Installed, used string) modelJSON {
	return modelJSON{m.Name, true, m.Name == used, m.Bytes, m.Dimensions, shown.List(m.Languages), m.Licence, m.Origin}
}

// spoken names the languages of a model for people.
func spoken(languages []string) string {
	switch len(languages) {
	case 0:
		return "about 100 languages"
	case 1:
		return retrieval.LanguageName(languages[0])
	}
	return fmt.Sprintf("%d languages", len(languages))
}

// getModel brings a model here, and uses it if no other is chosen.
func (a app) getModel(ctx context.Context, name string, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	store := a.store(c.Embedder)
	m, err := a.bringModel(ctx, store, name)
	if err != nil {
		return a.modelError(store, name, err)
	}
	used, err := store.Used()
	if err == nil && used == "" {
		err = store.Use(m.Name)
	}
	if err != nil {
		return err
	}
	if used, err = c.Embedder.Used(); err != nil {
		return err
	}
	if asJSON {
		return a.Out.JSON(shapeModel(m, used))
	}
	a.Out.Printf("%s is here (%s)\n", m.Name, terminal.Megabytes(m.Bytes))
	a.tellUse(c, m.Name, used)
	return nil
}

func (a app) bringModel(ctx context.Context, store models.Store, name string) (models.Installed, error) {
	if _, known := store.Row(name); !known {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return store.Adopt(ctx, name)
		}
		return store.Get(ctx, name, nil) // says that it is not known
	}
	set, finish := a.Err.Counted("KB of " + name)
	defer finish()
	return store.Get(ctx, name, func(done, total int64) { set(int(done>>10), int(total>>10)) })
}

// tellUse says what to do next with a model that is here.
func (a app) tellUse(c settings.Config, name, used string) {
	switch {
	case used == name:
		a.Err.Paragraph("", "It is used from now on: what you add is embedded by it. Until all passages of a library are, the built-in table answers. For what you have added before: footnote sync")
	case c.Embedder.Kind == settings.Auto || c.Embedder.Kind == settings.Local:
		a.Err.Paragraph("", fmt.Sprintf("%s is used. To use %s instead: footnote model use %s", used, name, name))
	default:
		a.Err.Paragraph("", fmt.Sprintf("FOOTNOTE_EMBEDDER=%s is set, so it is not used. Take that line out of .env, or write FOOTNOTE_EMBEDDER=local.", c.Embedder.Kind))
	}
}

// useModel chooses the model that is used from now on; "static" is the built-in table.
func (a app) useModel(name string, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	store := a.store(c.Embedder)
	if name == settings.BuiltIn {
		name = ""
	} else if m, err := store.Find(name); err != nil {
		return a.modelError(store, name, err)
	} else {
		name = m.Name
	}
	if err := store.Use(name); err != nil {
		return err
	}
	used, err := c.Embedder.Used()
	if err != nil {
		return err
	}
	if asJSON {
		return a.Out.JSON(struct {
			Used string `json:"used"`
		}{cmp.Or(used, settings.BuiltIn)})
	}
	if name == "" {
		a.Out.Printf("the built-in table is used from now on\n")
		return nil
	}
	a.Out.Printf("%s is chosen\n", name)
	a.tellUse(c, name, used)
	return nil
}

// removeModel deletes a model from this machine.
func (a app) removeModel(name string, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	store := a.store(c.Embedder)
	if err := store.Remove(name); err != nil {
		return a.modelError(store, name, err)
	}
	if asJSON {
		return a.Out.JSON(struct {
			Removed string `json:"removed"`
		}{name})
	}
	a.Out.Printf("removed %s\n", name)
	return nil
}

// modelError says what people can do about a model that cannot be had.
func (a app) modelError(store models.Store, name string, err error) error {
	switch {
	case errors.Is(err, models.ErrUnknown):
		return advice.Because(err, "There is no model %q, and no folder of that name. \"footnote model list\" names those that there are.", name)
	case errors.Is(err, models.ErrMissing):
		return advice.Because(err, "%s is not on this machine. Get it with: footnote model get %s", name, name)
	case errors.Is(err, models.ErrDownload):
		m, _ := store.Row(name)
		return advice.Because(err, "It cannot be downloaded (%v). What has come is kept; the same command goes on. On a machine without network: save these files of another machine into one folder, bring it here, and run: footnote model get FOLDER\n%s", err, strings.Join(store.Addresses(m), "\n"))
	case errors.Is(err, fs.ErrNotExist):
		return advice.Because(err, "A model is a folder with the files config.json, tokenizer.json and model.safetensors, and one of them is missing there.")
	}
	return err
}
