//go:build race

package corpus

// raceDetector says whether the tests run under the race detector, which makes
// everything ten times slower and larger.
const raceDetector = true
