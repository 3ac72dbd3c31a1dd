package question

import "testing"

func BenchmarkTrim(b *testing.B) {
	for b.Loop() {
		Trim("hey guys, can u tell me who controls the fifth corps in southern syria lol thx")
	}
}

func BenchmarkHolds(b *testing.B) {
	for b.Loop() {
		ReadSentence("The Fifth Corps, which was formed in 2016, was said to control the border, and most of its fighters came from the south of the country near Daraa.").Holds(Number)
	}
}
