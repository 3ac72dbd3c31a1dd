package table

import (
	"runtime"
	"sync"
)

// Parallel calls work with parts of 0 to n that together are the whole, one
// for each processor, and waits. No result may depend on where the parts end.
func Parallel(n int, work func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for i := range parts {
		wg.Go(func() { work(i*n/parts, (i+1)*n/parts) })
	}
	wg.Wait()
}
