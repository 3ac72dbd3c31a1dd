package lexicon

import "math"

// The middles of the kernels, and their widths (Xiong et al., "End-to-End Neural
// Ad-hoc Ranking with Kernel Pooling", 2017): one for words that stand verbatim, and
// five for what is near.
var kernelMiddles = [...]float64{1, 0.85, 0.65, 0.45, 0.25, 0.05}

const exactWidth, nearWidth = 0.02, 0.1

// kernelSteps is how many steps of a cosine from 0 to 1 the kernels are made for.
const kernelSteps = 256

var kernelTable = func() (table [kernelSteps + 1][len(kernelMiddles)]float32) {
	for step := range table {
		for k, m := range kernelMiddles {
			width := nearWidth
			if k == 0 {
				width = exactWidth
			}
			d := float64(step)/kernelSteps - m
			table[step][k] = float32(math.Exp(-d * d / (2 * width * width)))
		}
	}
	return table
}()

// kernels pools the cosines of the question's pieces with all of a passage's.
func (r *Reader) kernels(p *parsed) (pooled [len(kernelMiddles)]float64) {
	sums := make([][len(kernelMiddles)]float32, len(r.asked))
	for j, t := range p.tokens {
		count := float32(p.counts[j])
		for i, step := range r.seen.stepsOf(r.see(t)) {
			row, sum := &kernelTable[step], &sums[i]
			for k := range row {
				sum[k] += count * row[k]
			}
		}
	}
	for i := range sums {
		for k, s := range sums[i] {
			pooled[k] += r.asked[i].weight * math.Log(max(0.01, float64(s)))
		}
	}
	return pooled
}
