package main

import (
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
)

// A killedLibrary is what stands in the file of a library.
type killedLibrary struct {
	titles   map[string]bool
	first    corpus.SourceID // 0: not there
	settings [3]string
	removals []int64
}

// library reads a library and sees that each of its sources is whole.
func (k *killing) library(s *killedServer) killedLibrary {
	k.t.Helper()
	checkWhole(k.t, s.path)
	lib, err := library.OpenExisting(k.t.Context(), s.path)
	k.must(err)
	defer lib.Close()
	sources, err := lib.Sources(k.t.Context())
	k.must(err)
	stored, err := lib.Journal.Settings(k.t.Context())
	k.must(err)
	l := killedLibrary{titles: map[string]bool{}, settings: [3]string{stored["passages"], stored["style"], stored["private"]}}
	for _, source := range sources {
		l.titles[source.Title] = true
		if source.Title == firstTitle {
			l.first = source.ID
		}
	}
	db, err := sql.Open("sqlite", s.path)
	k.must(err)
	defer db.Close()
	rows, err := db.Query("SELECT id FROM removals")
	k.must(err)
	defer rows.Close()
	for rows.Next() {
		var id int64
		k.must(rows.Scan(&id))
		l.removals = append(l.removals, id)
	}
	k.must(rows.Err())
	return l
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// check compares the libraries with what was acknowledged, and takes what was under
// way for done or not done, as it is.
func (k *killing) check() {
	k.t.Helper()
	for i := range k.server {
		s := &k.server[i]
		if i == 1 {
			k.checkPurged(s)
		} else {
			k.checkKept(s)
		}
		s.doing, s.trying = "", nil
	}
	for _, pattern := range []string{filepath.Join(k.data, ".*.new*"), filepath.Join(k.temp, "footnote-*")} {
		left, _ := filepath.Glob(pattern)
		for _, file := range left {
			if !strings.Contains(file, fmt.Sprintf("%d-", k.process.Process.Pid)) {
				k.t.Errorf("%s is left of the bot that was killed", file)
			}
		}
	}
}

func (k *killing) checkKept(s *killedServer) {
	k.t.Helper()
	l := k.library(s)
	for title := range s.sources {
		if !l.titles[title] && title != firstTitle {
			k.t.Errorf("%q was acknowledged and is not there", title)
		}
	}
	for _, title := range s.trying {
		if l.titles[title] {
			s.sources[title] = true
		}
	}
	for title := range l.titles {
		if !s.sources[title] {
			k.t.Errorf("%q is there, and nobody added it", title)
		}
	}
	if l.settings != s.settings && (s.doing != "set" || l.settings != s.choosing) {
		k.t.Errorf("settings = %q, acknowledged were %q, under way (%s) %q", l.settings, s.settings, s.doing, s.choosing)
	}
	s.settings = l.settings
	k.checkFirst(s, l)
}

// checkFirst checks the source that is removed and brought back: it is in the library,
// with the buttons of its answer, or it waits to be brought back.
func (k *killing) checkFirst(s *killedServer, l killedLibrary) {
	k.t.Helper()
	there := l.first != 0
	if there == (len(l.removals) > 0) || len(l.removals) > 1 {
		k.t.Fatalf("the source is there: %v, its removals are %v", there, l.removals)
	}
	if there != (s.removed == nil) && s.doing != "remove" && s.doing != "undo" {
		k.t.Errorf("the source is there: %v, acknowledged was that it was removed: %v", there, s.removed != nil)
	}
	if there {
		s.removed = nil
	} else {
		undo := fmt.Sprintf("v1:undo:%d", l.removals[0])
		reply, err := s.owner.Unchecked().Press(k.t.Context(), s.answer, undo) // who removed it may not have seen the button
		_, err = settled(k.t.Context(), reply, err, "back in the library")
		k.must(err)
		s.removed = nil
	}
	for verb, want := range map[string]string{"cite": firstTitle, "wide": "granite", "helpful": "Thank you"} {
		if _, err := k.press(k.t.Context(), s, s.answer, verb, want); err != nil {
			k.t.Errorf("the button of an answer from before: %v", err)
		}
	}
}

// checkPurged checks a library that is filled and purged: it is there with all that was
// added since the last purge, or gone with all.
func (k *killing) checkPurged(s *killedServer) {
	k.t.Helper()
	if !isThere(s.path) {
		if len(s.sources) > 0 && s.doing != "purge" {
			k.t.Errorf("%v were acknowledged, and the library is gone", s.sources)
		}
		for _, kind := range []string{"-wal", "-shm", "-journal"} {
			if isThere(s.path + kind) {
				k.t.Errorf("the library is gone, but %s is left of it", kind)
			}
		}
		clear(s.sources)
		return
	}
	l := k.library(s)
	for _, title := range s.trying {
		if l.titles[title] {
			s.sources[title] = true
		}
	}
	if !maps.Equal(l.titles, s.sources) {
		k.t.Errorf("the library holds %v, acknowledged since the last purge were %v", l.titles, s.sources)
	}
}
