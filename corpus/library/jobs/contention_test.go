package jobs

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pgserver "footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// killEvery is which jobs kill the first that begins them.
const killEvery = 12

// workerEnv makes the test program a worker: it holds the path of a table, or the address of
// the database that has it. logEnv is where it notes what it does.
const (
	workerEnv = "FOOTNOTE_TEST_JOBS"
	logEnv    = "FOOTNOTE_TEST_LOG"
)

// openShared opens a table as the processes of a test do.
func openShared(ctx context.Context, at string) (*Table, error) {
	if !strings.HasPrefix(at, "postgres:") {
		return Open(ctx, at)
	}
	server, err := pgserver.Connect(ctx, at)
	if err != nil {
		return nil, err
	}
	return On(server.DB()), nil
}

func TestMain(m *testing.M) {
	if path := os.Getenv(workerEnv); path != "" {
		if err := work(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	postgrestest.Main(m)
}

// work does jobs until there are none, and notes in a file what it begins and ends.
func work(path string) error {
	ctx := context.Background()
	table, err := openShared(ctx, path)
	if err != nil {
		return err
	}
	defer table.Close()
	table.lease = 10 * time.Second // nobody renews here, and a disk that is busy may take some
	log, err := os.OpenFile(os.Getenv(logEnv), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	for {
		held, err := table.Claim(ctx)
		if err != nil {
			return err
		}
		if held == nil {
			if left, err := table.Status(ctx); err != nil || left.Waiting+left.Running == 0 {
				return err
			}
			time.Sleep(5 * time.Millisecond)
			continue
		}
		fmt.Fprintf(log, "begin %s %d\n", held.Library, held.Number)
		if held.Attempt == 1 && held.Number%killEvery == 0 {
			process, _ := os.FindProcess(os.Getpid())
			process.Kill() // with the job in its hands
			select {}
		}
		time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
		fmt.Fprintf(log, "end %s %d\n", held.Library, held.Number)
		if err := held.Finish(ctx); err != nil {
			return err
		}
	}
}

// Several processes, some of which are killed with a job in their hands, do each job
// once to its end, and of each library one at a time.
func TestContention(t *testing.T) {
	onBoth(t, contend)
}

func contend(t *testing.T, open func() (*Table, string)) {
	table, path := open()
	log := filepath.Join(t.TempDir(), "log")
	const jobs, libraries, workers = 60, 7, 4
	for i := range jobs {
		put(t, table, Job{Library: fmt.Sprint(i % libraries), Kind: "add"})
	}
	start := func() *exec.Cmd {
		c := exec.Command(os.Args[0])
		c.Env, c.Stderr = append(os.Environ(), workerEnv+"="+path, logEnv+"="+log), os.Stderr
		must(t, c.Start())
		return c
	}
	ended := make(chan bool)
	watch := func(c *exec.Cmd) { ended <- c.Wait() == nil }
	for range workers {
		go watch(start())
	}
	killed := 0
	for running := workers; running > 0; {
		if <-ended {
			running--
		} else {
			killed++
			go watch(start())
		}
	}
	if killed != jobs/killEvery {
		t.Errorf("%d workers died, want %d", killed, jobs/killEvery)
	}
	checkLog(t, log, jobs)
}

// checkLog sees that every job ended once, and that no two of a library ran together. A
// job that begins again was the last that its library began.
func checkLog(t *testing.T, path string, jobs int) {
	t.Helper()
	log, err := os.Open(path)
	must(t, err)
	defer log.Close()
	runs, ends := map[string]string{}, map[string]int{}
	for lines := bufio.NewScanner(log); lines.Scan(); {
		act := strings.Fields(lines.Text())
		library, job := act[1], act[2]
		switch {
		case act[0] == "end":
			if runs[library] != job {
				t.Errorf("job %s ends while %q of its library runs", job, runs[library])
			}
			ends[job]++
			delete(runs, library)
		case runs[library] != "" && runs[library] != job:
			t.Errorf("job %s begins while %s of its library runs", job, runs[library])
		default:
			runs[library] = job
		}
	}
	if len(ends) != jobs {
		t.Errorf("%d jobs ended, want %d", len(ends), jobs)
	}
	for job, n := range ends {
		if n != 1 {
			t.Errorf("job %s ended %d times", job, n)
		}
	}
}
