package wiki

import "footnote/corpus/lang"

// wikiFormula is a formula of MediaWiki, which is written in TeX.
var wikiFormula = lang.Regexp(`(?s)<(?:math|chem|ce)(?:\s[^<>]*)?>(.*?)</(?:math|chem|ce)>`)

// templateFormulas are the templates with which articles write formulas without TeX, number
// them and draw boxes around them. Those of single signs stand in the others.
var templateFormulas = []rewriting{
	{lang.Regexp(`\{\{=\}\}`), "="},
	{lang.Regexp(`\{\{(?i:pi)\}\}`), "π"},
	{lang.Regexp(`\{\{(?i:sup)\|([^{}|]*)\}\}`), "<sup>$1</sup>"},
	{lang.Regexp(`\{\{(?i:sub)\|([^{}|]*)\}\}`), "<sub>$1</sub>"},
	{lang.Regexp(`\{\{(?i:sfrac|frac)\|([^{}|]*)\|([^{}|]*)\}\}`), "$1/$2"},
	{lang.Regexp(`\{\{(?i:sqrt|radic)\|(?:1=)?([^{}|]*)\}\}`), "√$1"},
	{lang.Regexp(`\{\{(?i:abs)\|(?:1=)?([^{}|]*)\}\}`), "|$1|"},
	{lang.Regexp(`\{\{(?i:mvar)\|(?:1=)?([^{}|]*)\}\}`), "''$1''"},
	{lang.Regexp(`\{\{(?i:bigmath|math)\|(?:(?i:big|size)=[^{}|]*\|)?(?:1=)?([^{}]*)\}\}`), "$1"},
	{lang.Regexp(`\{\{(?i:numblk)\|\s*([^{}|]*)\|\s*([^{}|]*)(?:\|(?:[^{}]|\{\{[^{}]*\}\})*)?\}\}`), "$1$2"},
	{lang.Regexp(`\{\{(?i:equation box 1)\s*\|(?:[^{}|]*\|)*?\s*equation\s*=\s*([^{}|]*)(?:\|[^{}]*)?\}\}`), "$1"},
}
