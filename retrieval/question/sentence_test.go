package question

import "testing"

func TestIsQuestion(t *testing.T) {
	for _, s := range []string{"Why did Russia intervene?", `He asked: "Who pays?"`, "Was it worth it?!", "Who decides? [12]", "Why is it so", "(Is it?)", "这是什么？", "ما هذا؟"} {
		if !ReadSentence(s).IsQuestion() {
			t.Errorf("IsQuestion(%q) = false", s)
		}
	}
	for _, s := range []string{"", "Russia intervened in 2015.", `"Why?" he asked.`, "Who pays decides.", "What he wanted was power.", "When was the key."} {
		if ReadSentence(s).IsQuestion() {
			t.Errorf("IsQuestion(%q) = true", s)
		}
	}
}

func TestIsFragment(t *testing.T) {
	for _, s := range []string{"", "***", "Notes", "Further reading", "The Role of Iran in the War", "THE ROLE OF IRAN IS CLEAR", "The reasons are as follows:", "and so it went on.", ", which he denied.", "of the Fifth Corps, which controls the south.", "Ibid.", "Smith, John, 1999,", "p. 12", "第三章", "Russian military police in Daraa, July 2018", "1.2 Method"} {
		if !ReadSentence(s).IsFragment() {
			t.Errorf("IsFragment(%q) = false", s)
		}
	}
	for _, s := range []string{"Russia intervened in 2015.", "He won.", "It is.", "\"We shall fight on the beaches,\" he said.", "The Fifth Corps controls the south.", "Die Truppen zogen sich zurück.", "这是一个很长的句子，它说明了一切。", "eBay was founded in 1995.", "iPhones sold well in 2010.", "(The law was repealed.)", "Prices fell by 3 % [4].", "The troops withdrew and Russia kept its base in Latakia"} {
		if ReadSentence(s).IsFragment() {
			t.Errorf("IsFragment(%q) = true", s)
		}
	}
}

// What only names, dates, refers or tells who wrote below is none to be shown by itself,
// though it ends as a sentence does.
func TestIsFragmentThatEnds(t *testing.T) {
	for _, s := range []string{
		"On Mon, 8 Mar 2021 at 09:10, Ada Moss <ada@example.org> wrote:",
		"On Monday, 8 March 2021 at 09:10 in the morning, Ada Moss of the reading room wrote:",
		"Le lundi 8 mars 2021 à 09:10, Ada Moss de la bibliothèque <ada@example.org> a écrit :",
		"12 May 2004.", "Monday, 12 May 2004.", "March 3rd to May 5th, 1849.", "Sent: Monday, 8 March 2021 09:10",
		"Ada Moss, Ben Hale, and Cora Dunn.", "By Ada Moss and Ben Hale.", "Interview by Ada Moss, 12 May 2004.",
		"Moss, A., & Hale, B. (2003).", "Oxford: Oxford University Press.", "Death in Orme: Society and Politics in the Cholera Years.",
		"[12] A. Moss, “The wells of Orme,” J. Wells, vol. 12, no. 3, pp. 45–67, 2003.", "See Moss, The wells of Orme, p. 12.", "How the West Was Won",
	} {
		if !ReadSentence(s).IsFragment() {
			t.Errorf("IsFragment(%q) = false", s)
		}
	}
	for _, s := range []string{
		"- the parish of Orme paid double after the 14th of August", "He died on 12 May 2004.", "Ada Moss is King of Orme.", "Ben Hale saw Ada Moss.", "Write to ada@example.org before the first of May.",
		"At 09:10 on Monday these were the rules that the board of the parish gave out:", "Moss (2003) found that the wells were dry, 12(3) of them.",
		"[00:05:03] Ada: the merchants hid the first deaths for six days.", "Moss shows on pp. 45 and 46 that the wells were dry.", "IT HAD BEEN SHUT.", "Ada Ist Müde, sagte er.",
	} {
		if ReadSentence(s).IsFragment() {
			t.Errorf("IsFragment(%q) = true", s)
		}
	}
}

func TestIsAttribution(t *testing.T) {
	for s, want := range map[string]bool{
		"On Mon, 8 Mar 2021 at 09:10, Ada Moss <ada@example.org> wrote:": true, "Am 08.03.2021 um 09:10 schrieb Ada Moss <ada@example.org>:": true,
		"On 8 March at 9.10 Ada Moss wrote:": true, "The clerk wrote:": false, "Write to ada@example.org.": false, "These came at 09:10:": false, "": false,
	} {
		if got := IsAttribution(s); got != want {
			t.Errorf("IsAttribution(%q) = %v, want %v", s, got, want)
		}
	}
}
