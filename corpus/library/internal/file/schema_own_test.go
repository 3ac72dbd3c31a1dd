package file

import "testing"

// The sum of the newest schema is that of the steps that make it; and nothing less, more or
// other than that schema is taken for it.
func TestNewestSchema(t *testing.T) {
	all, err := OwnSchemas()
	if err != nil {
		t.Fatal(err)
	}
	newest := all[len(all)-1]
	if newestForm != len(all)-1 || newestSum != sumOf(newest) {
		t.Fatalf("the newest form is %d, with the sum %q", len(all)-1, sumOf(newest))
	}
	other := newest[0]
	other.sql += " "
	for name, objects := range map[string][]schemaObject{
		"less": newest[1:], "more": append(newest[:len(newest):len(newest)], schemaObject{"view", "v", "v", "CREATE VIEW v AS SELECT 1"}), "other": append([]schemaObject{other}, newest[1:]...),
	} {
		if isNewest(newestForm, objects) {
			t.Errorf("%s is taken for the newest schema", name)
		}
	}
	if isNewest(newestForm-1, newest) {
		t.Error("another form is taken for the newest")
	}
}
