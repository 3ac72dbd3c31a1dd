package fleet

import (
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"

	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// A world is a database and the processes of a bot that meet in it.
type world struct {
	*testing.T
	server *postgres.Server
	shards int
}

func TestMain(m *testing.M) { postgrestest.Main(m) }

func newWorld(t *testing.T, shards int) *world {
	t.Helper()
	return connect(t, postgrestest.Database(t).Program, shards)
}

func connect(t *testing.T, dsn string, shards int) *world {
	t.Helper()
	server, err := postgres.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return &world{t, server, shards}
}

// start starts a process, which has agreed on nothing yet.
func (w *world) start() *Member {
	m := Join(w.server.Apart(), slog.New(slog.DiscardHandler))
	w.Cleanup(func() { m.Close() })
	return m
}

// join starts a process that serves as many shards as the others.
func (w *world) join() *Member {
	w.Helper()
	m := w.start()
	if n, err := m.Agree(w.Context(), w.shards, 0); err != nil || n != w.shards {
		w.Fatalf("Agree = %d, %v, want %d", n, err, w.shards)
	}
	return m
}

// turn takes a process's turn, which must reach the database.
func (w *world) turn(m *Member, at map[int]Session) Turn {
	w.Helper()
	turn, err := m.Tick(w.Context(), at)
	if err != nil {
		w.Fatal(err)
	}
	return turn
}

// settled lets a process be no new one any more.
func settled(m *Member) *Member {
	m.began, m.missed = time.Time{}, time.Time{}
	return m
}

// kill ends a process as kill -9 does.
func (w *world) kill(m *Member) {
	w.Helper()
	m.Close()
	w.dead(m)
}

// dead waits until the server has noticed that a connection ended.
func (w *world) dead(m *Member) {
	w.Helper()
	for {
		var held bool
		err := w.server.DB().QueryRowContext(w.Context(), `SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint << 32 | objid::bigint = $1`, m.lock).Scan(&held)
		if err != nil {
			w.Fatal(err)
		}
		if !held {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// What a killed process held is taken up by the others, each up to its share, with how
// far it had come.
func TestDeadProcessIsTakenOver(t *testing.T) {
	w := newWorld(t, 6)
	a := settled(w.join())
	if turn := w.turn(a, nil); len(turn.Taken) != 6 {
		t.Fatalf("the first took %v, want all six", turn.Taken)
	}
	at := map[int]Session{}
	for shard := range a.held {
		at[shard] = Session{ID: "s", Address: "wss://gateway", Sequence: int64(10 + shard)}
	}
	b, c := settled(w.join()), settled(w.join())
	w.turn(b, nil)
	w.turn(c, nil)
	if turn := w.turn(a, at); turn.Surplus != 4 {
		t.Fatalf("Surplus = %d with three processes, want 4", turn.Surplus)
	}
	given := map[int]Session{2: at[2], 3: at[3], 4: at[4], 5: at[5]}
	if err := a.Release(t.Context(), given); err != nil {
		t.Fatal(err)
	}
	took := w.turn(b, nil).Taken
	if len(took) != 2 {
		t.Fatalf("the second took %v, want two", took)
	}
	w.turn(c, nil)
	w.kill(b)
	taken := map[int]Session{}
	for _, m := range []*Member{a, c} {
		for shard, s := range w.turn(m, nil).Taken {
			taken[shard] = s
		}
	}
	if len(taken) != 2 {
		t.Fatalf("%v were taken over, want two", taken)
	}
	for shard := range took {
		if taken[shard] != at[shard] {
			t.Errorf("shard %d was taken over at %+v, want %+v", shard, taken[shard], at[shard])
		}
	}
	if a.Status().Held != 3 || c.Status().Held != 3 {
		t.Errorf("%d and %d are held, want 3 each", a.Status().Held, c.Status().Held)
	}
}

// While nobody reaches the database every process keeps its shards, and when it is back
// nobody takes any from those that come back later.
func TestNothingMovesWhenTheDatabaseComesBack(t *testing.T) {
	dsn := postgrestest.Database(t).Program
	line := postgrestest.NewLine(t, dsn)
	w := connect(t, line.Program, 6)
	a, b := settled(w.join()), settled(w.join())
	w.turn(a, nil)
	w.turn(b, nil)
	handOver(w, a)
	w.turn(b, nil)
	if a.Status().Held != 3 || b.Status().Held != 3 {
		t.Fatalf("%d and %d are held, want 3 each", a.Status().Held, b.Status().Held)
	}
	line.Cut()
	for _, m := range []*Member{a, b} {
		if _, err := m.Tick(t.Context(), nil); err == nil {
			t.Fatal("a turn reached a database that is away")
		}
	}
	w2 := connect(t, dsn, 6)
	w2.dead(a)
	w2.dead(b)
	line.Mend()
	for _, m := range []*Member{b, b, a, b, a} { // the other has no lock yet when b is back
		if turn := w.turn(m, nil); len(turn.Taken)+len(turn.Lost)+turn.Surplus > 0 {
			t.Errorf("turn = %+v, want nothing to move", turn)
		}
	}
	// Once nobody is calm any more, the dead are taken over again.
	w.kill(a)
	settled(b)
	if turn := w.turn(b, nil); len(turn.Taken) != 3 {
		t.Errorf("%d shards were taken over, want 3", len(turn.Taken))
	}
}

// handOver takes a turn and gives up what is above the process's share.
func handOver(w *world, m *Member) {
	w.Helper()
	turn := w.turn(m, nil)
	given := map[int]Session{}
	for shard := range m.held {
		if len(given) < turn.Surplus {
			given[shard] = Session{}
		}
	}
	if err := m.Release(w.Context(), given); err != nil {
		w.Fatal(err)
	}
}

// A process that is cut off alone loses its shards to the others, is told so when it is
// back, and cannot keep how far it came in their place.
func TestCutOffProcessLetsGo(t *testing.T) {
	dsn := postgrestest.Database(t).Program
	line := postgrestest.NewLine(t, dsn)
	a := settled(connect(t, line.Program, 2).join())
	w := connect(t, dsn, 2)
	w.turn(a, nil)
	b := settled(w.join())
	line.Cut()
	if _, err := a.Tick(t.Context(), nil); err == nil {
		t.Fatal("a turn reached a database that is away")
	}
	w.dead(a)
	if turn := w.turn(b, nil); len(turn.Taken) != 2 {
		t.Fatalf("%v were taken over, want both", turn.Taken)
	}
	w.turn(b, map[int]Session{0: {ID: "new", Sequence: 9}, 1: {ID: "new", Sequence: 9}})
	line.Mend()
	turn := w.turn(a, map[int]Session{0: {ID: "old", Sequence: 5}, 1: {ID: "old", Sequence: 5}})
	if len(turn.Lost) != 2 || a.Status().Lost != 2 {
		t.Errorf("Lost = %v, want both", turn.Lost)
	}
	w.kill(b)
	settled(a)
	for shard, s := range w.turn(a, nil).Taken {
		if s.ID != "new" {
			t.Errorf("shard %d stood at %+v, want where the other left it", shard, s)
		}
	}
}

// A process that leaves is no longer counted, so that the others take all it had.
func TestLeave(t *testing.T) {
	w := newWorld(t, 4)
	a, b := settled(w.join()), settled(w.join())
	w.turn(a, nil)
	w.turn(b, nil)
	handOver(w, a)
	w.turn(b, nil)
	if err := a.Leave(t.Context(), map[int]Session{0: {}, 1: {}, 2: {}, 3: {}}); err != nil {
		t.Fatal(err)
	}
	if turn := w.turn(b, nil); len(turn.Taken) != 2 || b.Status().Held != 4 {
		t.Errorf("turn = %+v, held %d, want all four", turn, b.Status().Held)
	}
}

// Where Discord wants other shards, all processes go over to them.
func TestAgree(t *testing.T) {
	w := newWorld(t, 1)
	a, b := settled(w.join()), settled(w.join())
	w.turn(a, nil)
	w.turn(b, nil)
	if n, err := b.Agree(t.Context(), 5, 0); err != nil || n != 1 {
		t.Errorf("Agree = %d, %v, want what is served already", n, err)
	}
	if n, err := a.Agree(t.Context(), 3, 1); err != nil || n != 3 {
		t.Errorf("Agree in place of 1 = %d, %v, want 3", n, err)
	}
	if turn := w.turn(b, nil); !turn.Replaced {
		t.Errorf("turn = %+v, want to be told of other shards", turn)
	}
	if n, err := b.Agree(t.Context(), 9, 1); err != nil || n != 3 {
		t.Errorf("Agree in place of what is replaced already = %d, %v, want 3", n, err)
	}
	w.turn(a, nil)
	w.turn(b, nil)
	w.kill(a)
	w.kill(b)
	if n, err := w.start().Agree(t.Context(), 2, 0); err != nil || n != 2 {
		t.Errorf("Agree = %d, %v, want what is recommended, for nobody lives", n, err)
	}
}

// Shards of a bucket identify one after the other, whichever process they are of.
func TestSlots(t *testing.T) {
	w := newWorld(t, 4)
	a, b := w.join(), w.join()
	var waits []time.Duration
	for _, m := range []*Member{a, b, a} {
		wait, err := m.Slot(t.Context(), 0, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		waits = append(waits, wait.Round(30*time.Second))
	}
	if other, err := b.Slot(t.Context(), 1, time.Minute); err != nil || other > time.Second {
		t.Errorf("another bucket waits %v, %v, want not to", other, err)
	}
	if want := []time.Duration{0, time.Minute, 2 * time.Minute}; !slices.Equal(waits, want) {
		t.Errorf("waits = %v, want %v", waits, want)
	}
}

// What processes note, the others know.
func TestNotes(t *testing.T) {
	w := newWorld(t, 2)
	a, b := settled(w.join()), settled(w.join())
	w.turn(a, nil)
	w.turn(b, nil)
	ctx := t.Context()
	var seen Glance
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(a.NoteRegistered(ctx, "p", "1"))
	check(b.NoteRegistered(ctx, "p", "2"))
	if mark, err := a.Registered(ctx, "p"); err != nil || mark != "2" {
		t.Errorf("Registered = %q, %v, want 2", mark, err)
	}
	check(a.NoteServers(ctx, map[string]Server{"1": {"One", "de"}, "2": {"Two", ""}}))
	if names, err := b.Servers(ctx, &seen); err != nil || !maps.Equal(names, map[string]Server{"1": {"One", "de"}, "2": {"Two", ""}}) {
		t.Errorf("Servers = %v, %v, want both", names, err)
	}
	check(a.NoteServers(ctx, map[string]Server{"1": {}}))
	if names, err := b.Servers(ctx, &seen); err != nil || names["1"].Name != "" {
		t.Errorf("Servers = %v, %v, want the first gone", names, err)
	}
	check(a.NoteDirectServer(ctx, "7", "1"))
	check(b.NoteDirectServer(ctx, "7", "2"))
	if server, err := a.DirectServer(ctx, "7"); err != nil || server != "2" {
		t.Errorf("DirectServer = %q, %v, want 2", server, err)
	}
	for _, id := range []string{"a", "b", "c"} {
		check(a.KeepDraft(ctx, id, "typed "+id))
	}
	check(b.ForgetDrafts(ctx, time.Hour, 2))
	for id, want := range map[string]string{"a": "", "b": "typed b", "c": "typed c"} {
		if form, err := b.Draft(ctx, id); err != nil || form != want {
			t.Errorf("Draft(%s) = %q, %v, want %q", id, form, err, want)
		}
	}
	check(b.ForgetDrafts(ctx, 0, 2))
	if form, err := a.Draft(ctx, "c"); err != nil || form != "" {
		t.Errorf("Draft(c) = %q, %v, want none", form, err)
	}
	check(a.ForgetDirectServer(ctx, "7"))
	if server, err := a.DirectServer(ctx, "7"); err != nil || server != "" {
		t.Errorf("DirectServer = %q, %v, want none", server, err)
	}
	at := time.Now().Round(time.Second)
	check(a.NoteWaiting(ctx, []Waiting{{"app", "x", at, ""}, {"app", "y", at, "de"}}))
	check(a.NoteWaiting(ctx, nil))
	check(a.NoteWaiting(ctx, []Waiting{{"app", "y", at, "de"}}))
	if list, err := b.LeftWaiting(ctx); err != nil || len(list) != 0 {
		t.Errorf("LeftWaiting = %v, %v, want none: that process lives", list, err)
	}
	w.kill(a)
	w.turn(b, nil)
	list, err := b.LeftWaiting(ctx)
	if err != nil || len(list) != 1 || list[0].Token != "y" || list[0].Language != "de" || !list[0].At.Equal(at) {
		t.Errorf("LeftWaiting = %v, %v, want the one that waits still", list, err)
	}
}
