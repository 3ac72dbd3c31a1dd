package pdf

import (
	"strconv"
	"strings"
	"sync"
)

// charactersOf gives the characters that a glyph with this name shows, "" if
// the name tells nothing. The rules are those of the Adobe Glyph List: a suffix
// after a full stop does not count, parts joined by "_" are a ligature.
func charactersOf(name string) string {
	name, _, _ = strings.Cut(name, ".")
	var out strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		out.WriteString(characterOf(part))
	}
	return out.String()
}

func characterOf(name string) string {
	if name == "" || len(name) > 60 {
		return ""
	}
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	for _, read := range []func(string) string{oneCharacter, uniName, accented, afii, styled} {
		if s := read(name); s != "" {
			return s
		}
	}
	return ""
}

// oneCharacter reads the names of letters, which are the letters.
func oneCharacter(name string) string {
	if len(name) == 1 || len([]rune(name)) == 1 {
		return name
	}
	return ""
}

// uniName reads "uni20AC", also with more groups of four, and "u1F600".
func uniName(name string) string {
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var out strings.Builder
		for ; hex != ""; hex = hex[4:] {
			n, err := strconv.ParseUint(hex[:4], 16, 32)
			if err != nil {
				return ""
			}
			out.WriteRune(rune(n))
		}
		return out.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(n))
		}
	}
	return ""
}

// accents are the ends of names of letters with a mark: "Aacute", "scaron".
var accents = []struct {
	name string
	mark rune
}{
	{"grave", 0x300}, {"acute", 0x301}, {"circumflex", 0x302}, {"tilde", 0x303}, {"macron", 0x304}, {"breve", 0x306},
	{"dotaccent", 0x307}, {"dot", 0x307}, {"dieresis", 0x308}, {"hookabove", 0x309}, {"ring", 0x30A}, {"hungarumlaut", 0x30B},
	{"caron", 0x30C}, {"dotbelow", 0x323}, {"commaaccent", 0x327}, {"cedilla", 0x327}, {"ogonek", 0x328}, {"horn", 0x31B}, {"tonos", 0x301},
}

// accented reads the name of a letter and its mark. The letter may have one of
// its own: "Ecircumflexacute".
func accented(name string) string {
	for _, a := range accents {
		base, ok := strings.CutSuffix(name, a.name)
		if !ok || base == "" {
			continue
		}
		letter := characterOf(base)
		if letter == "" || len([]rune(letter)) != 1 {
			return ""
		}
		return composedForm(letter + string(a.mark))
	}
	return ""
}

// afii reads the numbers that Cyrillic and Hebrew letters go by.
func afii(name string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "afii"))
	if err != nil || !strings.HasPrefix(name, "afii") {
		return ""
	}
	switch {
	case n == 10023, n == 10071: // the letter io stands sixth here
		return map[int]string{10023: "Ё", 10071: "ё"}[n]
	case n >= 10017 && n <= 10049:
		return string(rune(0x410 + n - 10017 - btoi(n > 10023)))
	case n >= 10065 && n <= 10097:
		return string(rune(0x430 + n - 10065 - btoi(n > 10071)))
	case n >= 57664 && n <= 57690:
		return string(rune(0x5D0 + n - 57664))
	case n == 61352:
		return "№"
	}
	return ""
}

// styled reads the names of small capitals and old style figures.
func styled(name string) string {
	if base, ok := strings.CutSuffix(name, "oldstyle"); ok {
		return characterOf(base)
	}
	if base, ok := strings.CutSuffix(name, "small"); ok && base != "" {
		return strings.ToLower(characterOf(strings.ToLower(base[:1]) + base[1:]))
	}
	return ""
}

var glyphNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	fields := strings.Fields(namedGlyphs)
	for i := 0; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	out["space"], out["nbspace"], out["visiblespace"] = " ", " ", " "
	out["softhyphen"], out["sfthyphen"] = "\u00AD", "\u00AD"
	return out
})

// namedGlyphs lists names that follow no rule, each with its character.
const namedGlyphs = `
exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , hyphen - minus −
period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @
bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~
quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright ›
guillemetleft « guillemetright » exclamdown ¡ questiondown ¿ cent ¢ sterling £ currency ¤ yen ¥ Euro € euro € florin ƒ section § paragraph ¶ dagger † daggerdbl ‡
bullet • ellipsis … endash – emdash — hyphentwo ‐ figuredash ‒ horizontalbar ― afii00208 ― perthousand ‰ fraction ⁄
copyright © registered ® trademark ™ degree ° ordfeminine ª ordmasculine º brokenbar ¦ logicalnot ¬ plusminus ± multiply × divide ÷ mu µ mu1 µ
periodcentered · middot · onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½ threequarters ¾ numero №
acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ
AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Lslash Ł lslash ł germandbls ß Germandbls ẞ Eth Ð eth ð Thorn Þ thorn þ Dcroat Đ dcroat đ Hbar Ħ hbar ħ Tbar Ŧ tbar ŧ
dotlessi ı dotlessj ȷ Eng Ŋ eng ŋ kgreenlandic ĸ longs ſ IJ Ĳ ij ĳ schwa ə Schwa Ə Idot İ
ff ff fi fi fl fl ffi ffi ffl ffl st st ct ct Th Th fj fj tt tt longst st
Alpha Α Beta Β Gamma Γ Delta Δ increment ∆ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ
Upsilon Υ Upsilon1 ϒ Phi Φ Chi Χ Psi Ψ Omega Ω Ohm Ω
alpha α beta β gamma γ delta δ epsilon ε epsilon1 ϵ zeta ζ eta η theta θ theta1 ϑ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π pi1 ϖ omega1 ϖ rho ρ rho1 ϱ
sigma σ sigma1 ς tau τ upsilon υ phi φ phi1 ϕ chi χ psi ψ omega ω
partialdiff ∂ nabla ∇ gradient ∇ infinity ∞ integral ∫ summation ∑ product ∏ radical √ proportional ∝ approxequal ≈ notequal ≠ equivalence ≡ lessequal ≤ greaterequal ≥
similar ∼ congruent ≅ element ∈ notelement ∉ suchthat ∋ propersubset ⊂ propersuperset ⊃ reflexsubset ⊆ reflexsuperset ⊇ notsubset ⊄ union ∪ intersection ∩ emptyset ∅
logicaland ∧ logicalor ∨ universal ∀ existential ∃ therefore ∴ angle ∠ perpendicular ⊥ dotmath ⋅ asteriskmath ∗ circleplus ⊕ circlemultiply ⊗ aleph ℵ weierstrass ℘
Ifraktur ℑ Rfraktur ℜ lozenge ◊ arrowleft ← arrowup ↑ arrowright → arrowdown ↓ arrowboth ↔ arrowupdn ↕ arrowdblleft ⇐ arrowdblup ⇑ arrowdblright ⇒ arrowdbldown ⇓
arrowdblboth ⇔ minute ′ second ″ prime ′ primes ′ angleleft ⟨ angleright ⟩ bardbl ∥ lscript ℓ club ♣ diamond ♦ heart ♥ spade ♠ check ✓ checkmark ✓
filledbox ■ H22073 □ triagup ▲ triagdn ▼ triagrt ► triaglf ◄ circle ○ H18533 ● openbullet ◦ H18543 ▪ H18551 ▫ blacksquare ■ square □ carriagereturn ↵
yi ї Yi Ї
`
