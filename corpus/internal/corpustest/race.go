//go:build race

package corpustest

// RaceDetector says whether the tests run under the race detector, which makes
// everything ten times slower and larger.
const RaceDetector = true
