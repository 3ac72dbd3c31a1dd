package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A modelRun is the program in a folder of its own, with the small models of a server of
// this machine.
type modelRun struct {
	t    *testing.T
	home string
	hub  string
}

func (r modelRun) command(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Dir = r.home
	c.Env = append(os.Environ(), killedEnv+"=1", tinyEnv+"="+tinyModels(), "FOOTNOTE_DATA=data", "FOOTNOTE_MODEL_HUB="+r.hub)
	return c
}

// do runs the program to its end and gives what it printed.
func (r modelRun) do(args ...string) string {
	r.t.Helper()
	var out, messages bytes.Buffer
	c := r.command(args...)
	c.Stdout, c.Stderr = &out, &messages
	if err := c.Run(); err != nil {
		r.t.Fatalf("footnote %s: %v: %s", strings.Join(args, " "), err, messages.String())
	}
	return out.String()
}

// kill runs the program and kills it after a while, if it is not done by then.
func (r modelRun) kill(after time.Duration, args ...string) (done bool) {
	r.t.Helper()
	c := r.command(args...)
	if err := c.Start(); err != nil {
		r.t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	return c.Wait() == nil
}

// answers asks, and says whether the model answered.
func (r modelRun) answers() bool {
	r.t.Helper()
	var a struct {
		Answered bool
		Partial  string
	}
	if err := json.Unmarshal([]byte(r.do("ask", "--json", "who is master of ship 7?")), &a); err != nil || !a.Answered {
		r.t.Fatalf("ask = %+v, %v", a, err)
	}
	return a.Partial == ""
}

// vectors says how many passages wait for the model's vectors.
func (r modelRun) waiting() (n int) {
	r.t.Helper()
	var list struct{ Waiting int }
	if err := json.Unmarshal([]byte(r.do("sources", "--json")), &list); err != nil {
		r.t.Fatal(err)
	}
	return list.Waiting
}

// Killed again and again while it downloads a model, embeds, and changes the model, the
// program loses nothing: downloads and embedding go on from where they were, and all the
// while it answers.
func TestKilledWithModels(t *testing.T) {
	t.Parallel()
	hub := newHub(60 * time.Millisecond) // longer for a model than until the first kill
	defer hub.Close()
	r := modelRun{t, t.TempDir(), hub.URL}
	for i := range 120 {
		text := fmt.Sprintf("# Register %d\n\nShip %d was built at the harbour by its master, who kept a list of storms and of sails.\n", i, i)
		if err := os.WriteFile(filepath.Join(r.home, fmt.Sprintf("%02d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r.do("add", ".")
	rng := rand.New(rand.NewPCG(1, 18))
	wait := func(most time.Duration) time.Duration { return time.Duration(rng.Int64N(int64(most))) }

	// A busy machine gets longer each time: at last it comes to the end.
	longer := func(kills int) time.Duration { return time.Duration(kills) * 50 * time.Millisecond }
	kills, there := 0, int64(0)
	for !r.kill(200*time.Millisecond+longer(kills)+wait(200*time.Millisecond), "model", "get", "wordpiece") {
		if kills++; kills > 100 {
			t.Fatal("the download never ends")
		}
		if _, err := os.Stat(filepath.Join(r.home, "data", "models", "wordpiece", "footnote.json")); err == nil {
			break // killed after the last moment
		}
		info, err := os.Stat(filepath.Join(r.home, "data", "models", "wordpiece.part", "model.safetensors"))
		if err == nil && info.Size() < there {
			t.Errorf("the download fell back from %d to %d bytes", there, info.Size())
		} else if err == nil {
			there = info.Size()
		}
		if !r.answers() {
			t.Error("the table does not answer alone while there is no model")
		}
	}
	r.do("model", "use", "wordpiece")
	if kills == 0 {
		t.Error("no kill came into the download")
	}

	waiting, stops := r.waiting(), 0
	for !r.kill(20*time.Millisecond+longer(stops)/5+wait(60*time.Millisecond), "sync") {
		if stops++; stops > 100 {
			t.Fatal("embedding never ends")
		}
		now := r.waiting()
		if now > waiting {
			t.Errorf("%d passages wait, %d before", now, waiting)
		}
		if r.answers() != (now == 0) {
			t.Errorf("the model answers while %d passages wait, or does not when none does", now)
		}
		waiting = now
	}
	if !r.answers() {
		t.Error("the model does not answer once all is embedded")
	}

	r.do("model", "get", "unigram")
	for i := range 6 {
		name := []string{"unigram", "wordpiece"}[i%2]
		r.kill(wait(60*time.Millisecond), "model", "use", name)
		r.answers()
	}
	r.do("model", "use", "wordpiece")
	if !r.answers() {
		t.Error("after changes of the model that were killed the vectors of before are gone")
	}
	r.kill(wait(30*time.Millisecond), "model", "remove", "wordpiece")
	r.answers()
	t.Logf("%d kills in the download, %d in embedding", kills, stops)
}
