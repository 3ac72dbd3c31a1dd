package static

import (
	"errors"
	"math"
	"testing"
)

func TestTranslation(t *testing.T) {
	b, err := EncodeTranslation(map[string][]Rendering{"kid": {{"children", 0.5}, {"child", 0.02}}, "start": {{"begin", 0.24}}, "begin": {{"onset", 1}}})
	if err != nil {
		t.Fatal(err)
	}
	tr, err := DecodeTranslation(b)
	if err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[string][]Rendering{"kid": {{"child", 0.02}, {"children", 0.5}}, "start": {{"begin", 0.24}}, "begin": {{"onset", 1}}, "onset": nil, "zebra": nil, "": nil} {
		got := tr.Of(asked)
		if len(got) != len(want) {
			t.Errorf("Of(%q) = %v, want %v", asked, got, want)
			continue
		}
		for i, r := range got {
			if r.Word != want[i].Word || math.Abs(r.Chance-want[i].Chance) > 0.005 {
				t.Errorf("Of(%q) = %v, want %v", asked, got, want)
			}
		}
	}
	if none := (*Translation)(nil).Of("kid"); none != nil {
		t.Errorf("no translation knows %v", none)
	}
	for i := range b {
		if _, err := DecodeTranslation(b[:i]); !errors.Is(err, ErrTable) {
			t.Errorf("the first %d bytes: %v", i, err)
		}
	}
	if _, err := DefaultTranslation(); err != nil {
		t.Error(err)
	}
}
