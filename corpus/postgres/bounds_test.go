package postgres_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// shared is a row of each table that is of no library.
const shared = `
	INSERT INTO footnote.jobs (library, kind, payload, token, token_until, made, not_before) VALUES ('a', 'add', 'secret', 'secret', 1, 1, 1), ('b', 'add', 'secret', 'secret', 1, 1, 1);
	INSERT INTO footnote.job_files VALUES (1, '', '', '', 'secret'), (2, '', '', '', 'secret');
	INSERT INTO footnote.job_parts VALUES (1, 1, 'secret'), (2, 1, 'secret');
	INSERT INTO footnote.shard_plan (shards) VALUES (1);
	INSERT INTO footnote.bot_process VALUES ('x', 1, now());
	INSERT INTO footnote.shard_lease VALUES (1, 0);
	INSERT INTO footnote.identify_slot VALUES (0, now());
	INSERT INTO footnote.commands_registered VALUES ('x', '');
	INSERT INTO footnote.server_names VALUES ('7', 'secret', '', now());
	INSERT INTO footnote.direct_servers VALUES ('8', '7', now());
	INSERT INTO footnote.waiting VALUES ('secret', '', now(), '', 'x');`

// tablesOfJobs and tablesOfFleet are those.
var (
	tablesOfJobs  = []string{"jobs", "job_files", "job_parts"}
	tablesOfFleet = []string{"shard_plan", "bot_process", "shard_lease", "identify_slot", "commands_registered", "server_names", "direct_servers", "waiting"}
)

// inVain counts the rows that a statement touches, and undoes it; none if it is refused.
func inVain(t *testing.T, raw *pgx.Conn, statement string) int64 {
	t.Helper()
	tx, err := raw.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.Background())
	done, err := tx.Exec(t.Context(), statement)
	if err != nil {
		return 0
	}
	return done.RowsAffected()
}

func set(t *testing.T, raw *pgx.Conn, setting, value string) {
	t.Helper()
	if _, err := raw.Exec(t.Context(), "SELECT set_config($1, $2, false)", setting, value); err != nil {
		t.Fatal(err)
	}
}

// What the whole bot shares is not shown to a session that is of a library, or of nothing.
func TestSharedTablesAreBound(t *testing.T) {
	raw, address := twoLibraries(t)
	postgrestest.Fill(t, address, shared, 0)
	tables := append(tablesOfFleet[:len(tablesOfFleet):len(tablesOfFleet)], tablesOfJobs...)
	check := func(who string, want map[string]int64) {
		t.Helper()
		for _, table := range tables {
			for what, statement := range map[string]string{"SELECT": "SELECT * FROM " + table, "DELETE": "DELETE FROM " + table} {
				if n := inVain(t, raw, statement); n != want[what+" "+table] {
					t.Errorf("%s: %s %s touched %d rows, want %d", who, what, table, n, want[what+" "+table])
				}
			}
		}
	}
	check("without a setting", nil)
	show(t, raw, "1")
	check("of a library", nil)
	set(t, raw, "footnote.jobs", "*")
	check("looks for work", map[string]int64{"SELECT jobs": 2})
	if n := inVain(t, raw, "UPDATE jobs SET claim = 'x', running = library"); n != 2 {
		t.Errorf("who looks for work can claim %d jobs, want 2", n)
	}
	set(t, raw, "footnote.jobs", "a")
	check("works for a library", map[string]int64{"SELECT jobs": 1, "DELETE jobs": 1, "SELECT job_files": 1, "DELETE job_files": 1, "SELECT job_parts": 1, "DELETE job_parts": 1})
	for _, statement := range []string{
		"INSERT INTO jobs (library, kind, payload, token, token_until, made, not_before) VALUES ('b', 'add', '', '', 1, 1, 1)",
		"INSERT INTO job_files VALUES (2, '', '', '', '') ON CONFLICT (job) DO UPDATE SET data = excluded.data", "INSERT INTO job_parts VALUES (2, 2, '')",
		"UPDATE jobs SET library = 'b'",
	} {
		if _, err := raw.Exec(t.Context(), statement); code(err) != "42501" {
			t.Errorf("for another library: %.30s: %v", statement, err)
		}
	}
	set(t, raw, "footnote.jobs", "")
	set(t, raw, "footnote.fleet", "on")
	want := map[string]int64{}
	for _, table := range tablesOfFleet {
		want["SELECT "+table], want["DELETE "+table] = 1, 1
	}
	check("of the fleet", want)
}

// No session removes, renames or makes another library than the one that it names.
func TestLibrariesAreRemovedByName(t *testing.T) {
	raw, _ := twoLibraries(t)
	statements := []string{"DELETE FROM footnote.libraries", "UPDATE footnote.libraries SET cell = 'x'", "INSERT INTO footnote.libraries VALUES (3, 'c')"}
	for _, setting := range []string{"none", "", "99"} {
		if setting != "none" {
			show(t, raw, setting)
		}
		for _, statement := range statements {
			if n := inVain(t, raw, statement); n != 0 {
				t.Errorf("setting %q: %s touched %d rows", setting, statement, n)
			}
		}
	}
	show(t, raw, "1")
	for i, want := range []int64{1, 1, 0} {
		if n := inVain(t, raw, statements[i]); n != want {
			t.Errorf("of a library: %s touched %d rows, want %d", statements[i], n, want)
		}
	}
	if n := inVain(t, raw, "SELECT * FROM footnote.libraries"); n != 2 {
		t.Errorf("a session sees the names of %d libraries, want 2", n)
	}
}

// The count of libraries goes up only, so that no number is given twice: a session that
// names a removed library would see another's rows.
func TestNumbersOfLibrariesAreNotGivenAgain(t *testing.T) {
	raw, _ := twoLibraries(t)
	show(t, raw, "1")
	for _, statement := range []string{
		"UPDATE last_library SET number = number - 1", "UPDATE last_library SET number = 0", "UPDATE last_library SET number = NULL",
		"UPDATE last_library SET number = number + 2", "INSERT INTO last_library VALUES (0)", "TRUNCATE last_library",
		"ALTER TABLE last_library DISABLE TRIGGER ALL", "DROP TRIGGER count_up ON last_library", "SET session_replication_role = replica",
		"CREATE OR REPLACE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
	} {
		if _, err := raw.Exec(t.Context(), statement); code(err) != "42501" {
			t.Errorf("%s: %v, want it to be refused", statement, err)
		}
	}
	if n := inVain(t, raw, "DELETE FROM last_library"); n != 0 {
		t.Error("the count of libraries can be removed")
	}
	var last int
	if err := raw.QueryRow(t.Context(), "SELECT number FROM last_library").Scan(&last); err != nil || last != 2 {
		t.Errorf("the last number is %d, %v, want that of the second library", last, err)
	}
	for _, statement := range []string{"UPDATE last_library SET number = number", "UPDATE last_library SET number = number + 1"} {
		if n := inVain(t, raw, statement); n != 1 {
			t.Errorf("%s touched %d rows, want 1", statement, n)
		}
	}
}

// A schema of before the bounds is brought to them with all that it holds.
func TestMigrateBindsWhatIsThere(t *testing.T) {
	address := postgrestest.Database(t)
	ask(t, address.Owner, "DROP SCHEMA footnote CASCADE; CREATE SCHEMA footnote; CREATE TABLE footnote.schema_steps (name text COLLATE \"C\" PRIMARY KEY)")
	for _, step := range []string{"0001_libraries", "0010_fleet", "0020_jobs"} {
		text, err := os.ReadFile(filepath.Join("schema", step+".sql"))
		if err != nil {
			t.Fatal(err)
		}
		ask(t, address.Owner, "SET search_path = footnote; "+string(text)+"; INSERT INTO schema_steps VALUES ('"+step+"')")
	}
	ask(t, address.Owner, "INSERT INTO footnote.libraries VALUES (1, 'a'); "+strings.ReplaceAll(shared, "INSERT INTO footnote.job_parts", "-- "))
	ran, err := postgres.Migrate(t.Context(), address.Owner, "footnote")
	if err != nil || !slices.Equal(ran, []string{"0030_bounds", "0040_count", "0050_sums", "0060_rare", "0070_corrections", "0080_drafts"}) {
		t.Fatalf("Migrate ran %q, %v", ran, err)
	}
	connect(t, address.Program)
	raw, err := pgx.Connect(t.Context(), address.Program)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close(context.Background())
	for _, table := range []string{"jobs", "server_names"} {
		if n := inVain(t, raw, "SELECT * FROM footnote."+table); n != 0 {
			t.Errorf("%s: %d rows are shown to anybody", table, n)
		}
	}
	if n := inVain(t, raw, "DELETE FROM footnote.libraries"); n != 0 {
		t.Error("all libraries can be removed at once")
	}
	set(t, raw, "footnote.jobs", "*")
	set(t, raw, "footnote.fleet", "on")
	if jobs, names := inVain(t, raw, "SELECT * FROM footnote.jobs"), inVain(t, raw, "SELECT * FROM footnote.server_names"); jobs != 2 || names != 1 {
		t.Errorf("%d jobs and %d names are left, want 2 and 1", jobs, names)
	}
}
