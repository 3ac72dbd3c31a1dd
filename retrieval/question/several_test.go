package question

import (
	"slices"
	"testing"
)

func TestSeveral(t *testing.T) {
	for asked, want := range map[string][]string{
		"who dug the canal? what does a lock keeper earn?":                      {"who dug the canal?", "what does a lock keeper earn?"},
		"hi! who dug the canal and when do the locks freeze? thanks":            {"who dug the canal", "when do the locks freeze?"},
		"who dug the canal? why did he drain it":                                nil,
		"who dug the canal and when":                                            nil,
		"which locks does Ames praise and which does Bell":                      nil,
		"the locks froze last night. who dug the canal?":                        nil,
		"who dug the canal":                                                     nil,
		`who said "why dig it? who pays the men?" of the canal`:                 nil,
		"why do the locks freeze? and in spring?":                               nil,
		"can a barge turn in a lock? can dogs swim? who digs? who eats":         nil,
		"who dug the canal and drained the lake? what does a lock keeper earn?": {"who dug the canal and drained the lake?", "what does a lock keeper earn?"},
		"who dug the canal? who drains":                                         {"who dug the canal?", "who drains"},
		"who dug the canal and is there ice":                                    {"who dug the canal", "is there ice"},
		"who dug the canal and is buried there":                                 nil,
		"who dug the canal? who is it":                                          nil,
		"who dug the canal and":                                                 nil,
		"":                                                                      nil,
	} {
		if got := Several(asked, func(string) float64 { return 8 }); !slices.Equal(got, want) {
			t.Errorf("Several(%q) = %q, want %q", asked, got, want)
		}
	}
}
