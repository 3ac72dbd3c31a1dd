package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// BenchmarkPDF reads a file of 300 pages, and says how long that takes and how
// much memory it needs as multiples of what pdftotext does.
func BenchmarkPDF(b *testing.B) {
	data := corpustest.BookPDF(300)
	var memory uint64
	for b.Loop() {
		runtime.GC()
		stop := peakHeap()
		d, err := Read(b.Context(), corpus.File{Name: "book.pdf", Data: data})
		memory = stop()
		if err != nil || len(d.Blocks) < 300 {
			b.Fatalf("%d blocks, error %v", len(d.Blocks), err)
		}
	}
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(memory)/(1<<20), "MiB")
	name := filepath.Join(b.TempDir(), "book.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		b.Fatal(err)
	}
	command := exec.Command("pdftotext", name, "-")
	start := time.Now()
	if err := command.Run(); err != nil {
		b.Logf("no comparison: %v", err)
		return
	}
	theirs := time.Since(start).Seconds()
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	b.ReportMetric(seconds/theirs, "times-pdftotext")
	b.ReportMetric(float64(memory)/float64(usage.Maxrss<<10), "memory-of-pdftotext")
}

// peakHeap looks at the heap until it is stopped, and then gives the most of it.
func peakHeap() (stop func() uint64) {
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var peak uint64
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
			select {
			case <-done:
				most <- peak
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 { close(done); return <-most }
}
