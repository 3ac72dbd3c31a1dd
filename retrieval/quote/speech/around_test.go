package speech

import (
	"strings"
	"testing"
)

// Of a text with the quotation in brackets, what is shown before and behind it.
func TestAround(t *testing.T) {
	for _, c := range []struct{ text, before, behind string }{
		{"It rained. Some say that [the wall will hold]. Others sleep.", "Some say that", ""},
		{"Critics say [the wall will hold].", "Critics say", ""},
		{"Critics say that the ferry is old and [the wall will hold].", "Critics say that the ferry is old and", ""},
		{"According to the Board of the Lower River, [the wall will hold].", "According to the Board of the Lower River", ""},
		{"The myth that [the wall will hold] is old.", "The myth that", ""},
		{"Pell told the council [the wall will hold].", "Pell told the council", ""},
		{"[The wall will hold], the Board said in its report.", "", "the Board said in its report"},
		{"[The wall will hold], Moss told the council.", "", "Moss told the council"},
		{"It is not true that [the wall will hold].", "It is not true that", ""},
		{"Perhaps [the wall will hold], perhaps not.", "Perhaps", "perhaps not"},
		{"If [the wall will hold], the ferry is saved.", "If", ""},
		{"[The wall will hold], critics claim.", "", "critics claim"},
		{"[The wall will hold], critics of the Board claim, and they row.", "", "critics of the Board claim"},
		{"[The wall will hold], according to Ada Harrow. It did.", "", "according to Ada Harrow"},
		{"[The wall will hold] according to Ada Harrow. It did.", "", "according to Ada Harrow"},
		{"[The wall will hold], it seems.", "", "it seems"},
		{"[The wall will hold], or so the Board claims.", "", "or so the Board claims"},
		{"If the ice comes early, [the wall will hold].", "If the ice comes early", ""},
		{"It is cold; in Marlow, if the ice comes early, [the wall will hold].", "It is cold; in Marlow, if the ice comes early", ""},
		{"[The wall will hold] unless the ice comes early.", "", "unless the ice comes early"},
		{"“[The wall will hold],” said Joan Pell.", "", "said Joan Pell"},
		{"Joan Pell wrote to Lord Moss and all of his men: “[The wall will hold].”", "Joan Pell wrote to Lord Moss and all of his men", ""},
		{"Kritiker sagen, dass [die Mauer halten wird].", "Kritiker sagen, dass", ""},
		{"Laut Ada Harrow [wird die Mauer halten].", "Laut Ada Harrow", ""},
		{"[Die Mauer wird halten], behaupten Kritiker.", "", "behaupten Kritiker"},
		{"Certains affirment que [le mur tiendra].", "Certains affirment que", ""},
		{"[Le mur tiendra], selon Ada Harrow.", "", "selon Ada Harrow"},
		{"Algunos dicen que [el muro resistirá].", "Algunos dicen que", ""},
		{"Según Ada Harrow, [el muro resistirá].", "Según Ada Harrow", ""},
		{"Некоторые говорят, что [стена выстоит].", "Некоторые говорят, что", ""},
		{"[Стена выстоит], считают критики.", "", "считают критики"},
		{"Bazılarına göre [duvar dayanacak].", "Bazılarına göre", ""},
		{"“[Duvar dayanacak],” dedi Pell.", "", "dedi Pell"},
		{"قال النقاد إن [الجدار سيصمد].", "قال النقاد إن", ""},
		{"[الجدار سيصمد]، بحسب النقاد.", "", "بحسب النقاد"},
		{"Few keepers now accept that [the wall will hold].", "Few keepers now accept that", ""},
		{"There is weak evidence that [the wall will hold].", "There is weak evidence that", ""},
		{"Suppose that [the wall will hold].", "Suppose that", ""},
		{"Only if the ice came early did [the wall hold].", "Only if the ice came early did", ""},
		{"Only if the ice came early [did the wall hold].", "Only if the ice came early", ""},
		{"I have been assured by a very old miller that [the wall will hold].", "I have been assured by a very old miller that", ""},
		{"It is open whether [the wall will hold].", "It is open whether", ""},
		{"Few of [the keepers were ever paid].", "Few of", ""},
		{"Never in those years did [the wall hold].", "Never in those years did", ""},
		{"[The wall will hold], except in the two lower locks.", "", "except in the two lower locks"},
		{"[The wall will hold] only if the ice comes late.", "", "only if the ice comes late"},
		{"[The wall will hold], but not in winter.", "", "but not in winter"},
		// What governs something else is not shown.
		{"The drugs that [the keepers sold were old].", "", ""},
		{"The oars that [the keepers bought by the hundred were old].", "", ""},
		{"The bridge is not only [the oldest on the river], but the longest.", "", ""},
		{"In those years did [the wall hold].", "", ""},
		{"[The wall will hold], but the ice is thick.", "", ""},
		{"He said that it rained, but [the wall will hold].", "", ""},
		{"Pell said so. [The wall will hold].", "", ""},
		{"In the spring of that year [the wall will hold].", "", ""},
		{"[The wall will hold], and critics claim that it rains.", "", ""},
		{"[The wall will hold], as it did in 1852.", "", ""},
		{"[The wall will hold]. Critics claim much.", "", ""},
		{"Moss assures friends and relatives that [the wall will hold].", "Moss assures friends and relatives that", ""},
		{"Moss told Pell, who left, that [the wall will hold].", "", ""},
		{"[The owner of the ferry] said that it rained.", "", ""},
		{"Who spoke of that left early, and [the wall will hold].", "", ""},
		{"If he said so, it was late, but [the wall will hold].", "", ""},
		{"When the ice came, [the wall held].", "", ""},
		{"The keepers hold rooms that [the wall hides from us].", "", ""},
		{"They gave up their claim [the wall had cost].", "", ""},
		{"He said “[the wall will hold]”. It said more.", "He said", ""},
		{"[The wall will hold], perhaps like the one of Marlow.", "", ""},
		{"[The wall will hold], the keepers observed light upon it.", "", ""},
		{"[The wall will hold], Moss said it was cold.", "", ""},
		{"[The wall will hold], unlike those of the United States.", "", ""},
		{"Pell believes in the ferry, the oars and the wall that [the keepers built].", "", ""},
		{"Die Fähre ist alt, und [die Mauer wird halten].", "", ""},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		said, after, _ := strings.Cut(rest, "]")
		gotBefore, gotBehind := Around(before+said+after, said)
		if gotBefore != c.before || gotBehind != c.behind {
			t.Errorf("%s: %q and %q, want %q and %q", c.text, gotBefore, gotBehind, c.before, c.behind)
		}
	}
	long := strings.Repeat("the old and the new ferry of Marlow ", 20)
	before, behind := Around("Some say of "+long+"that the wall will hold if "+long, "the wall will hold")
	if !strings.HasPrefix(before, "… ") || !strings.HasSuffix(behind, " …") || len(before) > mostAround+4 || len(behind) > mostAround+4 {
		t.Errorf("a long sentence is shown as %q and %q", before, behind)
	}
}

// Whatever a text is, what is shown of it stands there.
func FuzzAround(f *testing.F) {
	f.Add("Some say that the wall will hold, critics claim.", 14, 32)
	f.Add("“If,” said Pell\xff. ,«that» 说城墙会倒", 3, 9)
	f.Fuzz(func(t *testing.T, text string, at, end int) {
		if at < 0 || end < at || end > len(text) {
			return
		}
		before, behind := Around(text, text[at:end])
		if !strings.Contains(text, strings.TrimPrefix(before, "… ")) || !strings.Contains(text, strings.TrimSuffix(behind, " …")) {
			t.Errorf("of %q around %q are shown %q and %q", text, text[at:end], before, behind)
		}
	})
}
