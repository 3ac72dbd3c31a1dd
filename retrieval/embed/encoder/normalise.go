package encoder

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// normalisers reads what is done to a text before it is cut.
func normalisers(raw json.RawMessage) (list []func(string) string, err error) {
	err = parts(raw, 2, func(kind string, raw json.RawMessage) error {
		f, err := normaliser(kind, raw)
		list = append(list, f)
		return err
	})
	return list, err
}

func normaliser(kind string, raw json.RawMessage) (func(string) string, error) {
	switch kind {
	case "BertNormalizer":
		return bertNormaliser(raw)
	case "Precompiled":
		return precompiled(raw)
	case "Replace":
		return replacing(raw)
	case "Lowercase":
		return lower, nil
	case "StripAccents":
		return func(s string) string { return without(unicode.Mn, s) }, nil
	case "Strip":
		return stripping(raw)
	case "NFC":
		return norm.NFC.String, nil
	case "NFD":
		return norm.NFD.String, nil
	case "NFKC":
		return norm.NFKC.String, nil
	case "NFKD":
		return norm.NFKD.String, nil
	}
	return nil, fmt.Errorf("kind %.40q is not known", kind)
}

func bertNormaliser(raw json.RawMessage) (func(string) string, error) {
	b := struct {
		Clean   bool  `json:"clean_text"`
		Chinese bool  `json:"handle_chinese_chars"`
		Strip   *bool `json:"strip_accents"`
		Lower   bool  `json:"lowercase"`
	}{true, true, nil, true}
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, err
	}
	return func(s string) string {
		if b.Clean || b.Chinese {
			s = cleaned(s, b.Clean, b.Chinese)
		}
		if b.Strip == nil && b.Lower || b.Strip != nil && *b.Strip {
			s = without(unicode.Mn, norm.NFD.String(s))
		}
		if b.Lower {
			s = lower(s)
		}
		return s
	}, nil
}

// cleaned drops control characters, makes every space a plain one and, if it is asked to,
// puts Chinese characters between spaces.
func cleaned(s string, clean, chinese bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case clean && isSpace(r):
			b.WriteByte(' ')
		case clean && (r == 0 || r == unicode.ReplacementChar || unicode.In(r, unicode.C)):
		case chinese && isChinese(r):
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isSpace(r rune) bool { return r == '\t' || r == '\n' || r == '\r' || unicode.IsSpace(r) }

// isChinese is true for the blocks of ideographs that BERT's own code names.
func isChinese(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x2A6DF ||
		r >= 0x2A700 && r <= 0x2B73F || r >= 0x2B740 && r <= 0x2B81F || r >= 0x2B920 && r <= 0x2CEAF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}

func without(set *unicode.RangeTable, s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(set, r) {
			return -1
		}
		return r
	}, s)
}

// lower is the full mapping of each letter by itself: it makes two of the Turkish I.
func lower(s string) string { return strings.ReplaceAll(lowerMap(s), "\x00", "i̇") }

func lowerMap(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 'İ' {
			return 0
		}
		return unicode.ToLower(r)
	}, s)
}

func replacing(raw json.RawMessage) (func(string) string, error) {
	var p struct {
		Pattern struct{ String, Regex *string }
		Content string
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	if p.Pattern.String != nil && *p.Pattern.String != "" {
		return strings.NewReplacer(*p.Pattern.String, p.Content).Replace, nil
	}
	if p.Pattern.Regex == nil || len(*p.Pattern.Regex) > 200 {
		return nil, fmt.Errorf("nothing to replace")
	}
	pattern, err := regexp.Compile(*p.Pattern.Regex)
	if err != nil {
		return nil, err
	}
	return func(s string) string { return pattern.ReplaceAllLiteralString(s, p.Content) }, nil
}

func stripping(raw json.RawMessage) (func(string) string, error) {
	p := struct {
		Left  bool `json:"strip_left"`
		Right bool `json:"strip_right"`
	}{true, true}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	return func(s string) string {
		if p.Left {
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
		}
		if p.Right {
			s = strings.TrimRightFunc(s, unicode.IsSpace)
		}
		return s
	}, nil
}
