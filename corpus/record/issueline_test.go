package record

import "testing"

func TestIssueLine(t *testing.T) {
	for text, want := range map[string]issueLine{
		"Journal of Small Rivers, Vol. 12, No. 3 (2015), pp. 201–219": {"Journal of Small Rivers", "12", "3", "2015", "201–219"},
		"Journal of Small Rivers 12(3), 201-219":                      {"Journal of Small Rivers", "12", "3", "", "201–219"},
		"J. Small Rivers 12 (2015) 201–219":                           {"J. Small Rivers", "12", "", "2015", "201–219"},
		"Revista de Historia Local, vol. 8, núm. 2, 2018":             {"Revista de Historia Local", "8", "", "2018", ""},
		"Zeitschrift für Flüsse, Jg. 4, Heft 2, 1998":                 {"Zeitschrift für Flüsse", "4", "2", "1998", ""},
		"Vol. 87 (2011) 402 - 415":                                    {"", "87", "", "2011", "402–415"},
	} {
		if got, ok := ReadIssueLine(text); !ok || got != want {
			t.Errorf("readIssueLine(%q) = %+v, %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"World War 2 (1939–45)", "The Winter of 1848", "Room 12", "Chapter 4: The Council", "1.2 Volumes 3 (1990)", "Apollo 11", "",
		"Ekblad, T. (2015). Weirs. Journal of Small Rivers 12 (3), 201–219.",
	} {
		if got, ok := ReadIssueLine(text); ok {
			t.Errorf("readIssueLine(%q) = %+v, want none", text, got)
		}
	}
}
