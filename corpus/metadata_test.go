package corpus

import (
	"context"
	"slices"
	"testing"
)

func TestWholeDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2021-07-03", "2021-07-03"}, {"July 3rd, 2021", "2021-07-03"}, {"3 July 2021", "2021-07-03"}, {"Sat, 3 Jul 2021 10:15 GMT", "2021-07-03"},
		{"Published: July 2021", "2021-07"}, {"03.07.2021", "2021-07-03"}, {"03/07/2021", "2021"}, {"25/07/2021", "2021-07-25"}, {"07/25/2021", "2021-07-25"},
		{"3. Juli 2021", "2021-07-03"}, {"3 juillet 2021", "2021-07-03"}, {"3 de julio de 2021", "2021-07-03"}, {"3 июля 2021 г.", "2021-07-03"},
		{"3 Temmuz 2021", "2021-07-03"}, {"٣ يوليو ٢٠٢١", "2021-07-03"}, {"2021年7月3日", "2021-07-03"}, {"2021年7月", "2021-07"},
		{"31 February 2021", "2021-02"}, {"In July 2021 the war began", ""}, {"Updated 3 July 2021", ""}, {"Received: 3 July 2021", ""}, {"Resolution 1929", ""}, {"Room 2021", ""}, {"", ""},
	}
	for _, test := range tests {
		if got, _ := wholeDate(test.text); got != test.want {
			t.Errorf("wholeDate(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFamilyFirst(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Jane Roe", "Roe, Jane"}, {"Roe, Jane", "Roe, Jane"}, {"Jane Q. Roe Jr.", "Roe, Jane Q., Jr."}, {"Ludwig van Beethoven", "van Beethoven, Ludwig"},
		{"Mustafa AL-HADDAD", "Al-Haddad, Mustafa"}, {"DUPONT Jean", "Dupont, Jean"}, {"JANE ROE", "Roe, Jane"}, {"Dr. Jane Roe, PhD", "Roe, Jane"},
		{"Анна Сергеевна Котова", "Котова, Анна Сергеевна"}, {"Котова Анна Сергеевна", "Котова, Анна Сергеевна"},
		{"李明华", "李明华"}, {"سامي الحداد", "سامي الحداد"}, {"Plato", "Plato"}, {"Institute for Seas", "Institute for Seas"},
		{"The River Mailing List", "The River Mailing List"}, {"Human Rights Watch", "Human Rights Watch"},
		{"Hans zum Berg", "zum Berg, Hans"}, {"W. E. B. Du Bois", "Du Bois, W. E. B."}, {"José Ortega y Gasset", "Ortega y Gasset, José"},
	}
	for _, test := range tests {
		if got := familyFirst(test.name); got != test.want {
			t.Errorf("familyFirst(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTitleCase(t *testing.T) {
	acronyms := map[string]bool{"NATO": true}
	tests := []struct{ title, want string }{
		{"THE END OF NATO: A VIEW FROM THE EAST", "The End of NATO: A View from the East"},
		{"WORLD WAR II AND THE SEA", "World War II and the Sea"},
		{"RUSSIAN-IRANIAN RELATIONS", "Russian-Iranian Relations"},
		{"Iran and the US", "Iran and the US"},
		{"O'NEIL'S LAW", "O'Neil's Law"},
		{"SAND AND SILT OF THE DELTA", "Sand and Silt of the Delta"},
	}
	for _, test := range tests {
		if got := titleCase(test.title, acronyms); got != test.want {
			t.Errorf("titleCase(%q) = %q, want %q", test.title, got, test.want)
		}
	}
}

// Words that running text shouts are no acronyms.
func TestAcronymsOf(t *testing.T) {
	l := measured(line{Block: Block{Text: "The gates are opened by NATO engineers AND by nobody else, OR not at all, and the water stays where it is."}})
	got := acronymsOf([]line{l})
	if !got["NATO"] || got["AND"] || got["OR"] {
		t.Errorf("acronyms: %v, want NATO alone", got)
	}
}

func TestPersonName(t *testing.T) {
	for name, want := range map[string]bool{
		"Jane Roe": true, "Jane Roe1": true, "Jane Q. Roe*": true, "Recommendation R.7": false, "HN-R Recommendation R.81": false, "River Developers": false,
	} {
		if got := personName(name); got != want {
			t.Errorf("personName(%q) = %v", name, got)
		}
	}
}

func TestDesignation(t *testing.T) {
	for text, want := range map[string]bool{
		"HN-R R.7": true, "CRTTB R.81": true, "ISO 9001": true, "J. Waters (1955) 28, 541-546": true,
		"Web2c": false, "1917": false, "Voyage 24": false, "The Year 1848 in Westermouth": false, "NATO": false,
	} {
		if got := isDesignation(text); got != want {
			t.Errorf("isDesignation(%q) = %v", text, got)
		}
	}
}

// A title in two lines ends where no word is left open.
func TestWholeTitle(t *testing.T) {
	const text = "Practical Uses of\n\nTidal Gates\n\nThe gates of the mill are opened twice a day, when the water of the pond is higher than that of the sea. Nobody has to stay up for it.\n"
	d, err := Extract(t.Context(), File{Name: "gates.txt", Data: []byte(text)})
	if err != nil || d.Metadata.Title != "Practical Uses of Tidal Gates" || len(d.Metadata.Authors) > 0 || len(d.Blocks) != 1 {
		t.Errorf("title %q by %q, %d blocks, %v", d.Metadata.Title, d.Metadata.Authors, len(d.Blocks), err)
	}
}

// Dates and names in the text are not those of the work.
func TestNeverGuesses(t *testing.T) {
	const text = `A quiet harbour

On 3 May 2018 the council met in Westermouth, and John Miller said that the pier would be closed before the summer.

By September 7, nothing had happened. The ferry still ran, and the tickets were sold as they were in 2016.

The pier was closed on 12 October 2018, as the town had feared for a long time.

© 2024 Some Site
`
	d, err := Extract(context.Background(), File{Name: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if m := d.Metadata; m.Issued != "" || len(m.Authors) != 0 || m.Title != "A quiet harbour" || m.DOI != "" {
		t.Errorf("metadata = %+v, want the title and the owner only", m)
	}
}

func TestByline(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"By Jane Roe and Ben de Vries", []string{"Roe, Jane", "de Vries, Ben"}},
		{"by Jane Roe, Moscow correspondent", []string{"Roe, Jane"}},
		{"Von Jürgen Kraß", []string{"Kraß, Jürgen"}},
		{"Автор: Иван Петров", []string{"Петров, Иван"}},
		{"作者：李明华", []string{"李明华"}},
		{"By contrast", nil}, {"By Sunday Morning", nil}, {"Along the Road", nil},
	}
	for _, test := range tests {
		if got, _ := readByline(test.text); !slices.Equal(got, test.want) {
			t.Errorf("readByline(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWrittenNames(t *testing.T) {
	for value, want := range map[string][]string{
		"Feldkamp, Nora & Ekblad, Tomas": {"Feldkamp, Nora", "Ekblad, Tomas"}, "Nora Feldkamp; Tomas Ekblad": {"Feldkamp, Nora", "Ekblad, Tomas"},
		"Nora Feldkamp, Tomas Ekblad": {"Feldkamp, Nora", "Ekblad, Tomas"}, "de Bell, Mia": {"de Bell, Mia"}, "Simon & Schuster": {"Simon & Schuster"}, "Plato": {"Plato"},
		"King, Martin Luther, Jr.": {"King, Martin Luther, Jr."},
	} {
		if got := writtenNames(value); !slices.Equal(got, want) {
			t.Errorf("writtenNames(%q) = %q, want %q", value, got, want)
		}
	}
}

// Programs for citations write names into front matter in parts.
func TestNamesInParts(t *testing.T) {
	const text = "---\ntitle: Low Water\nsubtitle: A Study\nauthor:\n  - name: Mia Bell\n    affiliation: University of Westermouth\n  - name:\n      given: Tom\n      family: van der Ekb\n  - {given: Ludwig, family: Ott, non-dropping-particle: zum}\n  - literal: River Keepers\n  - {affiliation: nobody}\n---\n\n" +
		"The ferry crossed the sound twice a day, at the turn of the tide. Nobody was asked what was in the baskets.\n"
	d, err := Extract(t.Context(), File{Name: "a.md", Data: []byte(text)})
	want := []string{"Bell, Mia", "van der Ekb, Tom", "zum Ott, Ludwig", "River Keepers"}
	if err != nil || !slices.Equal(d.Metadata.Authors, want) || d.Metadata.Title != "Low Water: A Study" {
		t.Errorf("%q by %q, want %q (%v)", d.Metadata.Title, d.Metadata.Authors, want, err)
	}
}

func TestNamesIn(t *testing.T) {
	for text, want := range map[string][]string{
		"Jane Roe, MD, John Doe, Ph.D., and Ann Lee": {"Roe, Jane", "Doe, John", "Lee, Ann"},
		"Valentin Roe,∗ Baran Doe,∗ Ann Lee (✉)":     {"Roe, Valentin", "Doe, Baran", "Lee, Ann"},
		"Jane Roe and John Doe":                      {"Roe, Jane", "Doe, John"},
		"MD, Jane Roe":                               nil, "Jane Roe, of Leeds": nil, "": nil,
	} {
		if got := namesIn(text); !slices.Equal(got, want) {
			t.Errorf("namesIn(%q) = %q, want %q", text, got, want)
		}
	}
}
