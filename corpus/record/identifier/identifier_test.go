package identifier

import "testing"

func TestDOIs(t *testing.T) {
	for text, want := range map[string]string{
		"see https://doi.org/10.1000/x.y(1).": "10.1000/x.y(1)", "(doi:10.1000/x)": "10.1000/x", "⟨10.1000/x.5⟩": "10.1000/x.5", "10.1016/S0140-6736(05)67889-0": "10.1016/S0140-6736(05)67889-0",
		"it was given 10.5/20 points": "", "section 10.1000": "", "«10.1000.10/123»,": "10.1000.10/123", "DOI 10.5555/AFH.700123": "10.5555/AFH.700123",
	} {
		if got := FindDOI(text); got != want {
			t.Errorf("findDOI(%q) = %q, want %q", text, got, want)
		}
	}
	for value, want := range map[string]string{
		"10.1000/x": "10.1000/x", "doi:10.1000/x": "10.1000/x", "DOI: 10.1000/x": "10.1000/x", "urn:doi:10.1000/x": "10.1000/x", "info:doi/10.1000/x": "10.1000/x",
		"https://dx.doi.org/10.1000/x": "10.1000/x", "https://www.doi.org/10.1000/x": "10.1000/x", "https://example.org/10.1000/x": "", "10.1000/x and more": "", "doi.acm.org/10.1000/x": "10.1000/x", "http://dx.doi.org/10.1000%2Fx": "10.1000/x", "https://doi-org.library.example/10.1000/x": "10.1000/x", "": "", "bridges": "",
	} {
		if got := ReadDOI(value); got != want {
			t.Errorf("readDOI(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestISBNs(t *testing.T) {
	for text, want := range map[string]string{
		"ISBN 978-0-306-40615-7 (cloth)": "978-0-306-40615-7", "e-ISBN: 9780306406157": "9780306406157", "ISBN-10 0-306-40615-2": "0-306-40615-2",
		"ISBN 978-0-306-40615-8": "", "978-0-306-40615-7": "", "ISBN (paper): 0-8044-2957-x": "0-8044-2957-X",
	} {
		if got := FindISBN(text); got != want {
			t.Errorf("findISBN(%q) = %q, want %q", text, got, want)
		}
	}
	for value, want := range map[string]bool{
		"9780306406158": true, "978-0-306-40615-8": true, " ISBN 978 0 306 40615 8": true, "isbn:0-306-40615-3": true, "9780306406157": false, "ISBN 0-306-40615-2": false,
		"0306406153": false, "1234567890123": false, "978030640615": false, "": false, "notes.txt": false, "https://quay.example/9780306406158": false,
	} {
		if got := IsMistypedISBN(value); got != want {
			t.Errorf("IsMistypedISBN(%q) = %v", value, got)
		}
	}
	for value, want := range map[string]string{
		"urn:isbn:9780306406157": "9780306406157", "0-306-40615-2": "0-306-40615-2", "ISBN-13: 978 0 306 40615 7": "978 0 306 40615 7",
		"0000000000": "", "9780306406158": "", "x": "", "": "",
	} {
		if got := ReadISBN(value); got != want {
			t.Errorf("readISBN(%q) = %q, want %q", value, got, want)
		}
	}
	for value, want := range map[string]bool{"978-0-306-40615-8": true, "0-8044-2957-X": true, "979-10-000000-1-5": true, "12": false, "": false, "X": false, "97803064061X7": false} {
		if got := IsISBN(value); got != want {
			t.Errorf("IsISBN(%q) = %v", value, got)
		}
	}
}
