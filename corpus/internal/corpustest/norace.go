//go:build !race

package corpustest

const RaceDetector = false
