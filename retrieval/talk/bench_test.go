package talk

import "testing"

// A message as people write them, and a long one with several sentences.
var messages = []string{
	"can we bring a dog to the boat on saturday?",
	"hey all, sorry for the late reply! the anchor chain snapped again last night, so we had to borrow one from the neighbours. does anybody know where visitors park their trailers in winter, and who pays for it? thanks a lot :)",
}

func BenchmarkAsks(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, message := range messages {
			m.Asks(message)
		}
	}
}
