package question

import "testing"

func TestIsQuestion(t *testing.T) {
	for _, s := range []string{"Why did Russia intervene?", `He asked: "Who pays?"`, "Was it worth it?!", "Who decides? [12]", "Why is it so", "(Is it?)", "这是什么？", "ما هذا؟"} {
		if !IsQuestion(s) {
			t.Errorf("IsQuestion(%q) = false", s)
		}
	}
	for _, s := range []string{"", "Russia intervened in 2015.", `"Why?" he asked.`, "Who pays decides.", "What he wanted was power.", "When was the key."} {
		if IsQuestion(s) {
			t.Errorf("IsQuestion(%q) = true", s)
		}
	}
}

func TestIsFragment(t *testing.T) {
	for _, s := range []string{"", "***", "Notes", "Further reading", "The Role of Iran in the War", "THE ROLE OF IRAN IS CLEAR", "The reasons are as follows:", "and so it went on.", ", which he denied.", "of the Fifth Corps, which controls the south.", "Ibid.", "Smith, John, 1999,", "p. 12", "第三章", "Russian military police in Daraa, July 2018", "1.2 Method"} {
		if !IsFragment(s) {
			t.Errorf("IsFragment(%q) = false", s)
		}
	}
	for _, s := range []string{"Russia intervened in 2015.", "He won.", "It is.", "\"We shall fight on the beaches,\" he said.", "The Fifth Corps controls the south.", "Die Truppen zogen sich zurück.", "这是一个很长的句子，它说明了一切。", "eBay was founded in 1995.", "iPhones sold well in 2010.", "(The law was repealed.)", "Prices fell by 3 % [4].", "The troops withdrew and Russia kept its base in Latakia"} {
		if IsFragment(s) {
			t.Errorf("IsFragment(%q) = true", s)
		}
	}
}
