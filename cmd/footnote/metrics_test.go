package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/health"
	"footnote/corpus/postgres/postgrestest"
)

// watched runs a bot that says how it is, and lets a member use it meanwhile.
func watched(t *testing.T, use func(m *sandbox.Member), look func(address string), settings ...string) {
	t.Helper()
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	given := map[string]string{"DISCORD_TOKEN": srv.Token(), "DISCORD_API_URL": srv.URL(), "FOOTNOTE_DATA": t.TempDir(), "FOOTNOTE_STATUS": address, "FOOTNOTE_LOG": "json"}
	for i := 0; i+1 < len(settings); i += 2 {
		given[settings[i]] = settings[i+1]
	}
	runUntil(t, given, installLink(srv), func(string) {
		if err := srv.Await(t.Context(), func() bool { return hasRegistered(srv) }); err != nil {
			t.Fatal(err)
		}
		use(srv.Member(srv.Guilds()[0].ID, sandbox.MemberName))
		look("http://" + address)
	}, "bot")
}

func get(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("GET %s = %s, %v", address, answer.Status, err)
	}
	return string(body)
}

// A process over a database tells what it holds of what all have together, how often a
// library was open already, and how long the others took to open.
func TestMetricsOfAFleet(t *testing.T) {
	server, dashboard := postgrestest.Start(t, "fsync=off"), readDashboard(t)
	ask := func(m *sandbox.Member) {
		for range 2 {
			if _, err := m.Command(t.Context(), "ask", sandbox.Opt("question", "why do states break treaties?")); err != nil {
				t.Fatal(err)
			}
		}
	}
	watched(t, ask, func(address string) {
		figures := get(t, address+"/metrics")
		for range 500 { // a question is counted after it is answered
			if strings.Contains(figures, "footnote_requests_total{") {
				break
			}
			time.Sleep(10 * time.Millisecond)
			figures = get(t, address+"/metrics")
		}
		for _, want := range []string{
			"footnote_fleet_shards 1\n", "footnote_fleet_shards_held 1\n", "footnote_fleet_processes 1\n", "footnote_fleet_database_reachable 1\n", "footnote_fleet_leases_lost_total 0\n",
			"footnote_pool_opened_total 1\n", "footnote_pool_opening_seconds_count{what=\"library\"} 1\n", "footnote_pool_opening_seconds_bucket{what=\"library\",le=\"+Inf\"} 1\n",
		} {
			if !strings.Contains(figures, want) {
				t.Errorf("no %q in the figures", want)
			}
		}
		if opened := "footnote_pool_used_total 1\n"; strings.Contains(figures, opened) {
			t.Errorf("%q in the figures, want the second question to count as a hit", opened)
		}
		checkDashboard(t, dashboard, figures, ofFolder)
	}, "FOOTNOTE_DATABASE", server.Migrate(t, "bot").Program)
}

// The figures count what members did, hold nothing of them, and every query of the
// dashboard asks for one that is there.
func TestMetricsOfABot(t *testing.T) {
	dashboard := readDashboard(t)
	const question = "why does Russia tolerate Israeli strikes?"
	watched(t, func(m *sandbox.Member) {
		for _, q := range []string{question, question, "how do I bake bread"} {
			if _, err := m.Command(t.Context(), "ask", sandbox.Opt("question", q)); err != nil {
				t.Fatal(err)
			}
		}
	}, func(address string) {
		want := []string{
			`footnote_questions_total{verdict="sure"} 2`, `footnote_questions_total{verdict="nothing"} 1`, `footnote_question_seconds_count 3`,
			`footnote_requests_total{command="ask",outcome="done"} 3`, `footnote_ingestions_total{outcome="done"} 0`, `footnote_jobs{state="waiting"} 0`, `footnote_jobs_lost_total 0`, `footnote_gateway_ready 1`,
			`footnote_gateway_shards{state="serving"} 1`, `footnote_commands_registered 1`, `footnote_work{state="waiting"} 0`, `footnote_libraries 1`,
		}
		var figures string
		for range 500 { // a question is counted after it is answered, and one figure after another
			if figures = get(t, address+"/metrics"); len(lackingOf(figures, want)) == 0 {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		if lacking := lackingOf(figures, want); len(lacking) > 0 {
			t.Errorf("the figures lack %q", lacking)
		}
		for _, private := range []string{"Russia", sandbox.MemberName, "discord-"} {
			if strings.Contains(figures, private) {
				t.Errorf("the figures hold %q", private)
			}
		}
		checkDashboard(t, dashboard, figures, ofFleet)
		var h health.Health
		if err := json.Unmarshal([]byte(get(t, address+"/healthz")), &h); err != nil || !h.Well || h.Serving != 1 {
			t.Errorf("/healthz = %+v, %v, want that it is well", h, err)
		}
	})
}

// lackingOf returns the lines that figures do not hold.
func lackingOf(figures string, lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.Contains(figures, line+"\n") })
}

func readDashboard(t *testing.T) []byte {
	t.Helper()
	dashboard, err := os.ReadFile("deploy/grafana.json")
	if err != nil {
		t.Fatal(err)
	}
	return dashboard
}

// These figures are served only over a database, or only with a folder.
var (
	ofFleet  = regexp.MustCompile(`^footnote_fleet_`)
	ofFolder = regexp.MustCompile(`^footnote_(libraries(_bytes)?|data_free_bytes)$`)
)

// checkDashboard checks that each figure that a query names is among those served, but
// those that are served elsewhere.
func checkDashboard(t *testing.T, dashboard []byte, figures string, elsewhere *regexp.Regexp) {
	t.Helper()
	var d struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(dashboard, &d); err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`\b(?:footnote|process|go)_\w+`)
	queries := 0
	for _, p := range d.Panels {
		for _, q := range p.Targets {
			found := names.FindAllString(q.Expr, -1)
			queries += len(found)
			for _, name := range found {
				served := strings.Contains(figures, "\n"+name+"{") || strings.Contains(figures, "\n"+name+" ")
				if served == elsewhere.MatchString(name) {
					t.Errorf("panel %q asks for %s: it is %v that this is served here", p.Title, name, served)
				}
			}
		}
	}
	if queries < 20 {
		t.Errorf("the dashboard has %d queries", queries)
	}
	for _, name := range []string{"fleet_shards_held", "fleet_leases_lost_total", "pool_opening_seconds_bucket", "jobs", "jobs_oldest_seconds"} {
		if !regexp.MustCompile(`footnote_` + name + `\b`).Match(dashboard) {
			t.Errorf("the dashboard does not show %s", name)
		}
	}
}

func TestHealth(t *testing.T) {
	watched(t, func(*sandbox.Member) {}, func(address string) {
		var out, errs bytes.Buffer
		env := map[string]string{"FOOTNOTE_STATUS": strings.TrimPrefix(address, "http://")}
		status := run(t.Context(), []string{"health"}, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs)
		if status != command.StatusDone || !strings.Contains(out.String(), "The bot is well: 1 of 1 connection to Discord served") {
			t.Errorf("health = %d, %s%s", status, out.String(), errs.String())
		}
		env["FOOTNOTE_STATUS"] = "127.0.0.1:9"
		if status := run(t.Context(), []string{"health"}, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs); status != command.StatusError || !strings.Contains(errs.String(), "No bot answers at 127.0.0.1:9") {
			t.Errorf("health without a bot = %d, %s", status, errs.String())
		}
	})
}
