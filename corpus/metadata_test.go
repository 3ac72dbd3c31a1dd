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
	}
	for _, test := range tests {
		if got := titleCase(test.title, acronyms); got != test.want {
			t.Errorf("titleCase(%q) = %q, want %q", test.title, got, test.want)
		}
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
