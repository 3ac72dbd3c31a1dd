package question

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuoted(t *testing.T) {
	for _, c := range []struct {
		q    string
		want []string
	}{
		{`who said "marriage of convenience"`, []string{"marriage of convenience"}},
		{`what is “soft power” and ‘hard power’?`, []string{"soft power", "hard power"}},
		{`was heißt „Realpolitik“ und »Weltpolitik«`, []string{"Realpolitik", "Weltpolitik"}},
		{`qui a dit « l'état, c'est moi » ?`, []string{"l'état, c'est moi"}},
		{`what does 'the void' mean`, []string{"the void"}},
		{`what's the students' and teachers' union`, nil},
		{`rock 'n' roll in the '80s and '90s`, []string{"n"}},
		{`who said 'it's over' first`, []string{"it's over"}},
		{`5'10" tall`, nil},
		{`"" and " "`, nil},
		{`an "open one`, nil},
		{`「孫子」と『論語』`, []string{"孫子", "論語"}},
		{"\"two\" \"three\"", []string{"two", "three"}},
		{"«" + strings.Repeat("a ", 1000) + "»", nil},
	} {
		if diff := cmp.Diff(c.want, Quoted(c.q)); diff != "" {
			t.Errorf("Quoted(%q) (-want +got):\n%s", c.q, diff)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		q    string
		want string
	}{
		{"who is Ahmed al-Awdah", "ahmed al-awdah"},
		{"who is ahmed al awdah", "ahmed al awdah"},
		{"what did Samuel Ramani say about the Fifth Corps", "samuel ramani|fifth corps"},
		{"What Does The University of Oxford teach", "university of oxford"},
		{"Does the Bank of England print money", "bank of england"},
		{"was ibn khaldun an economist", "ibn khaldun"},
		{"how did bin laden die", "bin laden"},
		{"ludwig van beethoven deaf when", "ludwig van beethoven"},
		{"Treaty of Brest-Litovsk divisions", "treaty of brest-litovsk"},
		{"WHAT IS THE CAESAR ACT", ""},
		{"what is inflation", ""},
		{"Why did Russia intervene in Syria?", ""},
		{"Storming of the Winter Palace", "storming of the winter palace"},
		{"what did de gaulle want", "de gaulle"},
		{"", ""},
	} {
		var got []string
		for _, name := range Names(c.q) {
			got = append(got, strings.Join(name, " "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Names(%q) = %q, want %q", c.q, s, c.want)
		}
	}
}

func TestRuns(t *testing.T) {
	var got []string
	for run := range Runs(strings.Fields("whats the marriage of convenience between russia and iran")) {
		got = append(got, strings.Join(run, " "))
	}
	want := []string{
		"marriage of convenience between russia", "convenience between russia and iran", "convenience between russia", "marriage of convenience", "russia and iran",
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("Runs lacks %q: %q", w, got)
		}
	}
	if !slices.IsSortedFunc(got, func(a, b string) int { return strings.Count(b, " ") - strings.Count(a, " ") }) {
		t.Errorf("Runs are not the longest first: %q", got)
	}
	for range Runs(nil) {
		t.Error("Runs(nil) has one")
	}
}
