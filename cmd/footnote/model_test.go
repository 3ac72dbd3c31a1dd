package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/retrieval/embed/models"
)

// tinyEnv names a folder of small models of random weights that can be got besides.
const tinyEnv = "FOOTNOTE_TEST_TINY_MODELS"

// mainWithTinyModels is main with some small models in the table.
func mainWithTinyModels() {
	folder := os.Getenv(tinyEnv)
	if folder == "" {
		main()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	a := newApp(os.Getenv, os.Stdin, os.Stdout, os.Stderr)
	for _, name := range []string{"wordpiece", "unigram"} {
		a.Models = append(a.Models, tinyModel(folder, name))
	}
	os.Exit(footnote(a).Run(ctx, a, os.Args[1:]))
}

// tinyModel is the row of a small model in a folder.
func tinyModel(folder, name string) models.Model {
	m := models.Model{Name: name, Licence: "none", Dimensions: 32, Repository: "somebody/" + name, Revision: "main"}
	for _, file := range []string{"config.json", "tokenizer.json", "model.safetensors"} {
		b, err := os.ReadFile(filepath.Join(folder, name, file))
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(b)
		m.Files = append(m.Files, models.File{Name: file, Bytes: int64(len(b)), SHA256: hex.EncodeToString(sum[:])})
	}
	return m
}

// tinyModels is the folder of the small models.
func tinyModels() string {
	folder, err := filepath.Abs("../../retrieval/embed/encoder/testdata")
	if err != nil {
		panic(err)
	}
	return folder
}

// newHub serves the small models as the hub does, slowly if pause is not 0.
func newHub(pause time.Duration) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		parts := strings.Split(r.URL.Path, "/") // /somebody/NAME/resolve/REVISION/FILE
		if len(parts) != 6 {
			http.NotFound(w, r)
			return
		}
		http.ServeFile(slowWriter{w, pause}, r, filepath.Join(tinyModels(), parts[2], parts[5]))
	}))
}

type slowWriter struct {
	http.ResponseWriter
	pause time.Duration
}

func (w slowWriter) Write(b []byte) (int, error) {
	for sent := 0; sent < len(b); {
		n, err := w.ResponseWriter.Write(b[sent:min(len(b), sent+4096)])
		if sent += n; err != nil {
			return sent, err
		}
		if w.pause > 0 {
			w.ResponseWriter.(http.Flusher).Flush()
			time.Sleep(w.pause)
		}
	}
	return len(b), nil
}

// hubCommand lets the program get the small models from a server of this machine, or from
// one that is not there: hub [down].
func hubCommand(ts *testscript.TestScript, _ bool, args []string) {
	hub := newHub(0)
	ts.Defer(hub.Close)
	if len(args) == 1 && args[0] == "down" {
		hub.Close()
	}
	ts.Setenv("FOOTNOTE_MODEL_HUB", hub.URL)
	ts.Setenv(tinyEnv, tinyModels())
}
