package container

import "testing"

func TestReadProceedings(t *testing.T) {
	for text, want := range map[string]string{
		"Proceedings of the 4th Workshop on Small Rivers, pages 12–19, Lyon, France, June 3, 2015.": "Proceedings of the 4th Workshop on Small Rivers 12–19 2015-06-03",
		"In Proceedings of the Meeting on Weirs 2019, pp. 101-109":                                  "Proceedings of the Meeting on Weirs 2019 101–109 2019",
		"Actes du colloque sur les moulins (pp. 33–48), Lyon, 2011":                                 "Actes du colloque sur les moulins 33–48 2011",
		"Proceedings of the council were read aloud on pages 12 to 19.":                             "",
		"The proceedings of the workshop, pages 12–19, were lost.":                                  "",
	} {
		got := ""
		for i, f := range ReadProceedings(text) {
			if i > 0 {
				got += " "
			}
			got += f.Value
		}
		if got != want {
			t.Errorf("ReadProceedings(%q) = %q, want %q", text, got, want)
		}
	}
}
