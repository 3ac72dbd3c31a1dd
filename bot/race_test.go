//go:build race

package bot

// raceDetector says whether the tests run under the race detector, which makes
// everything ten times slower.
const raceDetector = true
