package record

import "testing"

func TestOwner(t *testing.T) {
	for text, want := range map[string][2]string{
		"Copyright (c) 2011-2022 Alder Press":                {"Alder Press", "2022"},
		"© 2005, 2011 Alder Press":                           {"Alder Press", "2011"},
		"© 2011–present Alder Press":                         {"Alder Press", ""}, // made when?
		"© Alder Press 2017":                                 {"Alder Press", "2017"},
		"c 2001–2022 Harbour Sound Foundation":               {"Harbour Sound Foundation", "2022"},
		"© Crown copyright 2011":                             {"", "2011"}, // every office's
		"© 2014 The Author(s)":                               {"", "2014"},
		"(c) 2005 (06-10) by Jane Roe":                       {"", "2005"},
		"© 2019 by":                                          {"", "2019"}, // of whom stands in the next row
		"Copyright is held by the author/owner(s).":          {"", ""},
		"© 2014 Agnew-Dale et al.; licensee Alder Ltd.":      {"", "2014"},
		"Copyright 2004 ACM 1-58113-840-7/04/0006 ...$5.00.": {"ACM", "2004"},
		"© 2004 Remains Press":                               {"Remains Press", "2004"},
		"c 20 mills of the Harbour Foundation":               {"", ""},
	} {
		m := Merge(ReadOwner(text)...)
		if got := [2]string{m.Publisher, m.Issued}; got != want {
			t.Errorf("ReadOwner(%q) = %q, want %q", text, got, want)
		}
	}
	if IsOwnerNotice("Harbour Sound Foundation") || !IsOwnerNotice("c 2001–2022 Harbour Sound Foundation") {
		t.Error("a notice of copyright is not told from a name")
	}
}
