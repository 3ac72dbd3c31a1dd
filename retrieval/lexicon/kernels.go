package lexicon

import (
	"math"

	"footnote/retrieval/static"
)

// The middles of the kernels, and their widths (Xiong et al., "End-to-End Neural
// Ad-hoc Ranking with Kernel Pooling", 2017): one for words that stand verbatim, and
// five for what is near.
var kernelMiddles = [...]float64{1, 0.85, 0.65, 0.45, 0.25, 0.05}

const exactWidth, nearWidth = 0.02, 0.1

// kernelSteps is how many steps of a cosine from 0 to 1 the kernels are made for.
const kernelSteps = 256

// kernelTable has a place for eight kernels, which are added at once.
var kernelTable = func() *[static.Steps][8]float32 {
	var table [static.Steps][8]float32
	for step := range kernelSteps + 1 {
		for k, m := range kernelMiddles {
			width := nearWidth
			if k == 0 {
				width = exactWidth
			}
			d := float64(step)/kernelSteps - m
			table[step][k] = float32(math.Exp(-d * d / (2 * width * width)))
		}
	}
	return &table
}()

// leastSum is what a kernel has at least: nobody knows the logarithm of nothing.
const leastSum = 0.01

var logLeastSum = math.Log(leastSum)

// kernels pools the cosines of the question's pieces with all of a passage's.
func (r *Reader) kernels(p *parsed) (pooled [len(kernelMiddles)]float64) {
	sums := r.sums
	clear(sums)
	r.counts = extended(r.counts[:0], len(p.counts))
	for j, n := range p.counts {
		r.counts[j] = float32(n)
	}
	places := r.see(p.tokens)
	static.AddRows(sums, kernelTable, r.seen.steps, places, r.counts)
	for i, a := range r.asked {
		for k := range pooled {
			if sum := float64(sums[8*i+k]); sum > leastSum {
				pooled[k] += a.weight * math.Log(sum)
			} else { // as most are
				pooled[k] += a.weight * logLeastSum
			}
		}
	}
	return pooled
}
