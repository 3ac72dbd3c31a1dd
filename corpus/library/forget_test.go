package library

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/corpus/library/journal"
)

// Whoever is forgotten stands nowhere in the library any more; others stay.
func TestForgetMember(t *testing.T) {
	const gone, stays = "420000000000000042", "770000000000000077"
	l, s := filled(t)
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, member := range []string{gone, stays} {
		must(l.Journal.KeepAnswer(ctx, journal.KeptAnswer{ID: "a" + member, Member: member, Question: "asked by " + member, AskedAt: time.Now()}))
	}
	for _, member := range []string{gone, stays} {
		must(l.Journal.Rate(ctx, "a"+stays, member, true))
		_, err := l.Journal.Suggest(ctx, journal.Suggestion{Member: member, Title: "A Book of " + member, State: "open"})
		must(err)
		added := work(member)
		added.AddedBy = member
		kept, err := l.Add(ctx, added, texts("by one of them"))
		must(err)
		_, _, err = l.RemoveKeeping(ctx, kept.ID, member)
		must(err)
	}
	_, err := l.db.Exec("UPDATE sources SET added_by = ?, digest = 'x' WHERE id = ?", gone, s.ID)
	must(err)
	_, err = l.db.Exec("UPDATE suggestions SET decided_by = ? WHERE member = ?", gone, stays)
	must(err)

	rows, err := l.ForgetMember(ctx, gone)
	if err != nil || rows < 7 {
		t.Errorf("ForgetMember = %d, %v, want at least 7 rows", rows, err)
	}
	for table, want := range map[string]int{"answers": 1, "feedback": 1, "suggestions": 1, "removals": 2, "sources": 1} {
		var n int
		must(l.db.QueryRow("SELECT count(*) FROM " + table).Scan(&n))
		if n != want {
			t.Errorf("%d rows of %s are left, want %d", n, table, want)
		}
		if text := columnsOf(t, l, table); strings.Contains(strings.ReplaceAll(text, "digest:"+gone, ""), gone) && table != "removals" {
			t.Errorf("%s still names the member: %s", table, text)
		}
	}
	var by, source string
	must(l.db.QueryRow("SELECT removed_by, json_extract(source, '$.AddedBy') FROM removals ORDER BY id LIMIT 1").Scan(&by, &source))
	if by+source != "" {
		t.Errorf("the removal still names %q, %q", by, source)
	}
	if rows, err := l.ForgetMember(ctx, ""); rows != 0 || err != nil {
		t.Errorf("ForgetMember of nobody = %d, %v", rows, err)
	}
}

// What a member said can be read in no byte of the library's files, also while it is in
// use: whoever gets a copy of the file would find it in pages that are free.
func TestForgetMemberLeavesNoTrace(t *testing.T) {
	needsFile(t)
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	const secret = "whether my own brother may know of the weir"
	for i := range 100 { // some pages of them
		kept := journal.KeptAnswer{ID: fmt.Sprint("a", i), Member: "42", Question: fmt.Sprint(secret, strings.Repeat(" and more", 40)), AskedAt: time.Now()}
		if err := l.Journal.KeepAnswer(t.Context(), kept); err != nil {
			t.Fatal(err)
		}
	}
	if !standsIn(t, path, secret) {
		t.Fatal("the question is kept in no file: this test sees nothing")
	}
	if _, err := l.ForgetMember(t.Context(), "42"); err != nil {
		t.Fatal(err)
	}
	if standsIn(t, path, secret) {
		t.Error("the question can still be read in the library's files")
	}
}

// standsIn looks through a library's file and the logs beside it.
func standsIn(t *testing.T, path, text string) bool {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(text)) {
			return true
		}
	}
	return false
}

// columnsOf gives all that stands in a table as text.
func columnsOf(t *testing.T, l *Library, table string) string {
	t.Helper()
	rows, err := l.db.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			fmt.Fprintf(&b, "%s:%v ", names[i], *v.(*any))
		}
	}
	return b.String()
}
