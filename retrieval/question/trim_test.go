package question

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var askedInFrames = []string{
	"what is the caesar act", "phosphate", "marriage of convenience", "Who controls the Fifth Corps?", "why do cells divide",
	"is the alliance stable", "the safety valve thingy, how does that work", "when did russia withdraw from syria", "Kurds",
}

func TestTrimCutsEveryFrame(t *testing.T) {
	for _, frame := range frames(t) {
		for _, q := range askedInFrames {
			framed := strings.ReplaceAll(frame, "{q}", q)
			if got := Trim(framed); bare(got) != bare(q) {
				t.Errorf("Trim(%q) = %q, want %q", framed, got, q)
			}
			// "Hey Kurds" could be a name: the library knows better.
			for _, framed := range []string{strings.ToUpper(framed), capitalised(framed)} {
				start, end := TrimRange(framed, func(string) bool { return false })
				if got := framed[start:end]; bare(got) != bare(q) {
					t.Errorf("TrimRange(%q) = %q, want %q", framed, got, q)
				}
			}
		}
	}
}

// capitalised gives a text with a capital at its beginning.
func capitalised(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}

// Frames of which each falls fall in one another too.
func TestTrimCutsFramesInFrames(t *testing.T) {
	all := frames(t)
	r := rand.New(rand.NewPCG(1, 2))
	wrong, n := 0, 2000
	for range n {
		q := askedInFrames[r.IntN(len(askedInFrames))]
		framed := q
		for range 2 {
			framed = strings.ReplaceAll(all[r.IntN(len(all))], "{q}", framed)
		}
		if got := Trim(framed); bare(got) != bare(q) {
			wrong++
			if wrong < 20 {
				t.Logf("Trim(%q) = %q", framed, got)
			}
		}
	}
	t.Logf("%d of %d wrong", wrong, n)
	if wrong > n/50 {
		t.Errorf("%d of %d questions in two frames are not found", wrong, n)
	}
}

func TestTrimKeepsWhatIsContent(t *testing.T) {
	for _, q := range lines(t, "testdata/whole.txt") {
		if got := Trim(q); got != q {
			t.Errorf("Trim(%q) = %q, want it whole", q, got)
		}
	}
}

func TestTrim(t *testing.T) {
	for _, c := range []struct{ q, want string }{
		{"", ""},
		{"  \n", ""},
		{"???", "???"},
		{"hlep pls what is the caesar act", "what is the caesar act"},
		{"plaese tlel me who controls the fifth corps", "who controls the fifth corps"},
		{"what is the caesar act thnaks", "what is the caesar act"},
		{"  what is   this about? ", "what is   this about?"},
		{"hey <@123>", "hey"},
		{"lol lol lol", "lol lol lol"},
		{"can u tell me pls", "can u tell me pls"},
		{"WHAT IS THE CAESAR ACT LOL", "WHAT IS THE CAESAR ACT"},
		{"what is X???!!", "what is X?"},
		{"pls \"marriage of convenience\" lol", "\"marriage of convenience\""},
		{"hey, who sang \"Hey Jude\"? thx", "who sang \"Hey Jude\"?"},
		{"pls who said 'saying ok lol is fine' in court", "who said 'saying ok lol is fine' in court"},
		{"tell me about the Kurds (in Syria) please", "the Kurds (in Syria)"},
		{"did anyone know the plan pls", "did anyone know the plan"},
		{"bitte, wer war Marx", "wer war Marx"},
		{"hello what was C++ for", "what was C++ for"},
		{"need an eyewitness source for my essay, some american reporter was there i think?", "need an eyewitness source for my essay, some american reporter was there"},
	} {
		if got := Trim(c.q); got != c.want {
			t.Errorf("Trim(%q) = %q, want %q", c.q, got, c.want)
		}
	}
}

func TestTrimRangeAsksTheLibrary(t *testing.T) {
	stands := func(phrase string) bool { return phrase == "hello darkness" }
	for _, c := range []struct{ q, want string }{
		{"hello darkness meaning", "hello darkness meaning"},
		{"hello phosphate meaning", "phosphate meaning"},
		{"Hey Putin invaded when", "Putin invaded when"}, // a name follows, but none of the library
	} {
		start, end := TrimRange(c.q, stands)
		if got := c.q[start:end]; got != c.want {
			t.Errorf("TrimRange(%q) = %q, want %q", c.q, got, c.want)
		}
	}
}

// A message may be long, and made to be slow.
func TestLongMessagesEnd(t *testing.T) {
	for _, part := range []string{"lol ", "hey can u tell me ", "so ok well ", "a", "'", "<@", "\"a ", "al ", "who ", "for my essay ", "k ", "x lol ", "“", "«", "[1", "A of ", "was it ", "that "} {
		for _, q := range []string{strings.Repeat(part, 10_000/len(part)), strings.Repeat(part, 10_000/len(part)) + " x", "x " + strings.Repeat(part, 10_000/len(part))} {
			Trim(q)
			IsTalk(q)
			IsNonsense(q)
			Quoted(q)
			Names(q)
			for kind := range Reason + 1 {
				ReadSentence(q).Holds(kind)
			}
			Asked(q)
			ReadSentence(q).IsQuestion()
			ReadSentence(q).IsFragment()
			Leans(q, func(string) float64 { return 0 })
			Instead(q)
		}
	}
}

func FuzzTrim(f *testing.F) {
	f.Add("hey <@1> what's the caesar act? lol 😂")
	f.Add("pls\xff\xfe {q} \u202e")
	f.Fuzz(func(t *testing.T, q string) {
		start, end := TrimRange(q, nil)
		if start < 0 || end < start || end > len(q) {
			t.Fatalf("TrimRange(%q) = %d, %d", q, start, end)
		}
		got := q[start:end]
		if again := Trim(got); again != got {
			t.Errorf("Trim(%q) = %q, and again %q", q, got, again)
		}
		if len(words(q)) > 0 && len(words(got)) == 0 {
			t.Errorf("Trim(%q) = %q, no word left", q, got)
		}
	})
}

// bare is a question without case and the marks at its ends.
func bare(q string) string {
	return strings.ToLower(strings.TrimFunc(q, unicode.IsPunct))
}

func frames(t *testing.T) []string { return lines(t, "testdata/frames.txt") }

// lines gives those of a file that are not empty and no comment.
func lines(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, line := range strings.Split(string(b), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// What the asker says of himself before a question that is about himself is his case, if the
// library knows a word of it: "will I be punished" alone asks for nothing.
func TestTrimKeepsTheCase(t *testing.T) {
	stands := func(phrase string) bool { return phrase == "tyres" || phrase == "lips" }
	for q, want := range map[string]string{
		"I burned tyres, will I be punished?":                     "I burned tyres, will I be punished?",
		"my lips are swelling. can you tell me what should I do?": "my lips are swelling. can you tell me what should I do?",
		"I burned tyres, can you tell me who keeps bees":          "who keeps bees",
		"I burned toast, will I be punished?":                     "will I be punished?",
		"sorry i missed class, will we be punished?":              "will we be punished?",
	} {
		if start, end := TrimRange(q, stands); q[start:end] != want {
			t.Errorf("TrimRange(%q) = %q, want %q", q, q[start:end], want)
		}
	}
}

// What the asker says of himself before a question is none of it, unless it stands in the
// library, or the question points back at it.
func TestTrimCutsAsides(t *testing.T) {
	stands := func(phrase string) bool { return strings.Contains("i think therefore i am and so on", phrase) }
	for q, want := range map[string]string{
		"my lecturer mentioned it once: who held the fort": "who held the fort",
		"i zoned out in class, what is a moat":             "what is a moat",
		"i think therefore i am, who wrote this":           "i think therefore i am, who wrote this",
		"I think, therefore I am: what is meant":           "I think, therefore I am: what is meant",
		"i read of a moat, how deep was it":                "i read of a moat, how deep was it",
		"the moat was deep, who dug wells":                 "the moat was deep, who dug wells",
	} {
		if start, end := TrimRange(q, stands); q[start:end] != want {
			t.Errorf("TrimRange(%q) = %q, want %q", q, q[start:end], want)
		}
		if strings.HasPrefix(q, "my") || strings.HasPrefix(q, "i zoned") {
			if got := Trim(q); got != q {
				t.Errorf("Trim(%q) = %q without a library to look into", q, got)
			}
		}
	}
}
