package talk

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/retrieval/talk"
)

// write writes a file of messages of both kinds into a new folder.
func write(t *testing.T, lines ...string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "en.tsv"), []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// made gives messages whose kind is told by how they begin, whatever they are about.
func made() (lines []string) {
	for i := range 200 {
		thing := fmt.Sprintf("thing%c%c", 'a'+i%26, 'a'+i/26)
		lines = append(lines, "ask\thow much is the "+thing, "talk\tcant wait for the "+thing)
	}
	return lines
}

func TestLearn(t *testing.T) {
	messages, err := read(write(t, made()...), "")
	if err != nil {
		t.Fatal(err)
	}
	m := learn(messages)
	asks, _ := keptOf(m, messages)
	m.Least = from(asks, askShare)
	if m.IsTalk("how much is the quay") || !m.IsTalk("cant wait for the quay") {
		t.Errorf("asks: %.1f, talk: %.1f, from %.1f on it asks", m.Asks("how much is the quay"), m.Asks("cant wait for the quay"), m.Least)
	}
	again := learn(messages)
	for part, w := range m.Weights {
		if again.Weights[part] != w {
			t.Fatalf("the weight of %q is %v, and then %v", part, w, again.Weights[part])
		}
	}
}

// Of what is kept back nothing is learned.
func TestKeptBack(t *testing.T) {
	lines := made()
	messages, err := read(write(t, lines...), "")
	if err != nil {
		t.Fatal(err)
	}
	kept, before := 0, learn(messages)
	for i := range messages {
		if messages[i].kept {
			kept++
			messages[i].asks = !messages[i].asks
		}
	}
	if kept < len(lines)/10 || kept > len(lines)/3 {
		t.Errorf("%d of %d messages are kept back, want about a fifth", kept, len(lines))
	}
	if after := learn(messages); after.Bias != before.Bias {
		t.Errorf("the bias is %v, and %v with other kinds of what is kept back", before.Bias, after.Bias)
	}
}

func TestRunRefuses(t *testing.T) {
	for what, folder := range map[string]string{
		"no messages in":            t.TempDir(),
		"en.tsv, line 2: want":      write(t, "ask\twhere is it", "chat\thello"),
		"en.tsv, line 1: want \"as": write(t, "where is it"),
	} {
		err := Run([]string{"-own", folder, "-o", filepath.Join(t.TempDir(), "w.json")}, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("Run = %v, want %q in it", err, what)
		}
	}
}

// The weights that are shipped are those of the messages here.
func TestShippedWeights(t *testing.T) {
	messages, err := read(filepath.Join("..", "own", "chat"), filepath.Join("..", "own", "questions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := talk.Default()
	if err != nil {
		t.Fatal(err)
	}
	m := learn(messages)
	if m.Bias != shipped.Bias || len(m.Weights) != len(shipped.Weights) {
		t.Errorf("bias %v and %d weights, shipped are %v and %d: run the command in cmd/train/README.md", m.Bias, len(m.Weights), shipped.Bias, len(shipped.Weights))
	}
}
