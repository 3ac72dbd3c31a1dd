package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.." // of the repository

// arrows are the imports among our own packages that the architecture allows.
var arrows = map[string][]string{
	"cmd/footnote":                       {"cmd/footnote/build", "cmd/footnote/command", "cmd/footnote/copies", "cmd/footnote/intake", "cmd/footnote/program", "cmd/footnote/questions", "cmd/footnote/readone", "cmd/footnote/serving", "cmd/footnote/sources", "cmd/footnote/terminal", "corpus/web", "retrieval/secrets"},
	"cmd/footnote/advice":                {"corpus", "corpus/postgres", "retrieval", "retrieval/embed", "retrieval/embed/encoder", "retrieval/embed/models", "retrieval/wording", "retrieval/wording/texts"},
	"cmd/footnote/build":                 {},
	"cmd/footnote/command":               {"cmd/footnote/advice", "cmd/footnote/settings", "cmd/footnote/terminal", "corpus/extract", "corpus/library", "corpus/picture", "corpus/web", "retrieval", "retrieval/embed", "retrieval/embed/models"},
	"cmd/footnote/copies":                {"bot", "bot/fleet", "cmd/footnote/advice", "cmd/footnote/command", "cmd/footnote/settings", "cmd/footnote/terminal", "corpus", "corpus/library", "corpus/library/jobs", "corpus/postgres"},
	"cmd/footnote/disk":                  {},
	"cmd/footnote/doctor":                {"bot", "cmd/footnote/advice", "cmd/footnote/disk", "cmd/footnote/health", "cmd/footnote/settings", "cmd/footnote/terminal", "corpus", "corpus/extract", "corpus/library", "corpus/library/jobs", "corpus/ocr", "corpus/postgres", "retrieval/embed"},
	"cmd/footnote/evaluation":            {"cmd/footnote/advice", "cmd/footnote/terminal", "corpus", "corpus/lang", "corpus/library", "retrieval", "retrieval/embed", "retrieval/eval"},
	"cmd/footnote/health":                {"bot", "cmd/footnote/disk", "cmd/footnote/settings", "cmd/footnote/terminal", "corpus/library", "retrieval/embed", "retrieval/pool"},
	"cmd/footnote/intake":                {"cmd/footnote/advice", "cmd/footnote/command", "cmd/footnote/settings", "cmd/footnote/shown", "cmd/footnote/terminal", "cmd/footnote/typed", "corpus", "corpus/extract", "corpus/library", "corpus/library/leftovers", "corpus/ocr", "corpus/record/identifier", "corpus/references", "corpus/split", "corpus/structure", "retrieval/embed", "retrieval/likeness", "retrieval/wording", "retrieval/wording/texts"},
	"cmd/footnote/program":               {"cmd/footnote/advice", "cmd/footnote/build", "cmd/footnote/command", "cmd/footnote/evaluation", "cmd/footnote/settings", "cmd/footnote/shown", "cmd/footnote/terminal", "retrieval", "retrieval/embed", "retrieval/embed/models"},
	"cmd/footnote/questions":             {"cmd/footnote/advice", "cmd/footnote/command", "cmd/footnote/settings", "cmd/footnote/shown", "cmd/footnote/terminal", "cmd/footnote/typed", "corpus", "corpus/cite", "corpus/library", "corpus/link", "retrieval", "retrieval/catalogue", "retrieval/embed", "retrieval/quote", "retrieval/wording"},
	"cmd/footnote/readone":               {"cmd/footnote/command", "cmd/footnote/settings", "corpus/child", "corpus/extract", "corpus/library", "corpus/picture"},
	"cmd/footnote/serving":               {"bot", "bot/fleet", "bot/sandbox", "cmd/footnote/advice", "cmd/footnote/build", "cmd/footnote/command", "cmd/footnote/doctor", "cmd/footnote/health", "cmd/footnote/readone", "cmd/footnote/settings", "cmd/footnote/terminal", "corpus", "corpus/library", "corpus/library/leftovers", "retrieval", "retrieval/embed"},
	"cmd/footnote/settings":              {"cmd/footnote/advice", "cmd/footnote/terminal", "corpus", "corpus/library", "corpus/library/leftovers", "corpus/postgres", "corpus/starter", "retrieval", "retrieval/embed", "retrieval/embed/encoder", "retrieval/embed/models", "retrieval/secrets"},
	"cmd/footnote/shown":                 {"cmd/footnote/terminal", "corpus", "retrieval/wording"},
	"cmd/footnote/sources":               {"cmd/footnote/advice", "cmd/footnote/command", "cmd/footnote/settings", "cmd/footnote/shown", "cmd/footnote/terminal", "cmd/footnote/typed", "corpus", "corpus/cite", "corpus/library", "corpus/picture", "retrieval", "retrieval/wording"},
	"cmd/footnote/terminal":              {"retrieval"},
	"cmd/footnote/terminal/terminaltest": {},
	"cmd/footnote/typed":                 {"cmd/footnote/advice", "cmd/footnote/command", "corpus", "corpus/library", "corpus/record", "corpus/record/date", "corpus/record/entered", "corpus/record/identifier", "corpus/web"},
	"cmd/train":                          {"cmd/train/asides", "cmd/train/fit", "cmd/train/table", "cmd/train/talk", "cmd/train/titles"},
	"cmd/train/asides":                   {"cmd/train/table", "retrieval/question", "retrieval/question/aside", "retrieval/rank"},
	"cmd/train/fit":                      {"cmd/train/fit/bitext", "cmd/train/fit/descent", "cmd/train/fit/group", "cmd/train/table", "corpus", "corpus/extract", "corpus/library", "retrieval", "retrieval/embed", "retrieval/embed/models", "retrieval/question", "retrieval/rank", "retrieval/static"},
	"cmd/train/fit/bitext":               {"retrieval/lexical", "retrieval/question", "retrieval/static"},
	"cmd/train/fit/descent":              {"retrieval/rank"},
	"cmd/train/fit/group":                {"cmd/train/table"},
	"cmd/train/talk":                     {"cmd/train/table", "retrieval/rank", "retrieval/talk"},
	"cmd/train/table":                    {"retrieval/eval", "retrieval/static"},
	"cmd/train/titles":                   {"corpus", "corpus/extract/pdf", "corpus/extract/pdf/titling"},
	"bot":                                {"bot/discord", "bot/fleet", "corpus", "corpus/cite", "corpus/extract", "corpus/library", "corpus/library/jobs", "corpus/library/journal", "corpus/library/leftovers", "corpus/link", "corpus/ocr", "corpus/picture", "corpus/record", "corpus/record/date", "corpus/record/entered", "corpus/record/identifier", "corpus/starter", "corpus/web", "retrieval", "retrieval/embed", "retrieval/likeness", "retrieval/pool", "retrieval/quote", "retrieval/wording", "retrieval/wording/texts"},
	"bot/discord":                        {"bot/fleet", "retrieval/secrets"},
	"bot/fleet":                          {},
	"bot/sandbox":                        {},
	"retrieval":                          {"corpus", "corpus/lang", "corpus/library", "retrieval/backlog", "retrieval/catalogue", "retrieval/embed", "retrieval/glossary", "retrieval/highlight", "retrieval/index", "retrieval/lexical", "retrieval/lexicon", "retrieval/marks", "retrieval/place", "retrieval/question", "retrieval/rank", "retrieval/ranking", "retrieval/recall", "retrieval/static", "retrieval/talk", "retrieval/verdict"},
	"retrieval/backlog":                  {"corpus", "corpus/library", "retrieval/embed"},
	"retrieval/catalogue":                {"corpus", "corpus/cite/work", "corpus/lang", "corpus/record/date", "retrieval/catalogue/kind", "retrieval/catalogue/names", "retrieval/catalogue/order", "retrieval/catalogue/period", "retrieval/catalogue/phrase", "retrieval/catalogue/phrasebook", "retrieval/catalogue/scope", "retrieval/lexical", "retrieval/question"},
	"retrieval/catalogue/kind":           {"corpus", "corpus/cite/work", "corpus/lang"},
	"retrieval/catalogue/names":          {"corpus", "corpus/lang", "corpus/record/date", "retrieval/lexical", "retrieval/question"},
	"retrieval/catalogue/order":          {"corpus", "corpus/record/date", "retrieval/catalogue/names"},
	"retrieval/catalogue/patterntest":    {},
	"retrieval/catalogue/period":         {"corpus", "corpus/lang", "corpus/record/date"},
	"retrieval/catalogue/phrase":         {"corpus/lang", "retrieval/catalogue/period"},
	"retrieval/catalogue/phrasebook":     {"corpus/lang", "retrieval/lexical"},
	"retrieval/catalogue/scope":          {"corpus/lang", "retrieval/catalogue/phrase"},
	"retrieval/embed":                    {"corpus", "retrieval/secrets", "retrieval/static"},
	"retrieval/embed/encoder":            {},
	"retrieval/embed/models":             {"retrieval/embed", "retrieval/embed/encoder"},
	"retrieval/eval":                     {},
	"retrieval/glossary":                 {"corpus/lang", "retrieval/lexical", "retrieval/static"},
	"retrieval/highlight":                {"corpus/lang", "retrieval/lexical", "retrieval/question", "retrieval/rank", "retrieval/ranking"},
	"retrieval/index":                    {"corpus", "corpus/lang", "corpus/library", "retrieval/embed", "retrieval/initials", "retrieval/lexical", "retrieval/lexicon", "retrieval/rank", "retrieval/static", "retrieval/vector"},
	"retrieval/initials":                 {"retrieval/lexicon", "retrieval/question"},
	"retrieval/lexical":                  {},
	"retrieval/likeness":                 {"corpus", "corpus/library", "retrieval/lexical"},
	"retrieval/lexicon":                  {"corpus/lang", "retrieval/lexical", "retrieval/rank", "retrieval/static", "retrieval/vector"},
	"retrieval/place":                    {"corpus", "corpus/lang", "corpus/library", "retrieval/lexical", "retrieval/question"},
	"retrieval/question":                 {"corpus/lang", "retrieval/lexical", "retrieval/question/aside", "retrieval/question/grammar", "retrieval/question/spelling", "retrieval/static"},
	"retrieval/question/aside":           {"corpus/lang", "retrieval/question/grammar"},
	"retrieval/question/grammar":         {"corpus/lang"},
	"retrieval/question/spelling":        {"retrieval/lexical", "retrieval/question/grammar", "retrieval/static"},
	"retrieval/rank":                     {},
	"retrieval/ranking":                  {"corpus", "corpus/lang", "corpus/library", "retrieval/glossary", "retrieval/index", "retrieval/initials", "retrieval/lexical", "retrieval/lexicon", "retrieval/question", "retrieval/question/spelling", "retrieval/rank", "retrieval/ranking/capitals", "retrieval/ranking/compound", "retrieval/shorthand", "retrieval/static", "retrieval/talk"},
	"retrieval/ranking/capitals":         {},
	"retrieval/ranking/compound":         {"corpus/lang", "retrieval/lexical"},
	"retrieval/marks":                    {},
	"retrieval/recall":                   {"corpus", "retrieval/catalogue", "retrieval/question"},
	"retrieval/secrets":                  {},
	"retrieval/shorthand":                {},
	"retrieval/static":                   {},
	"retrieval/talk":                     {"retrieval/lexical"},
	"retrieval/vector":                   {"retrieval/embed", "retrieval/static"},
	"retrieval/verdict":                  {"corpus/lang", "retrieval/lexicon", "retrieval/question", "retrieval/rank", "retrieval/ranking"},
	"retrieval/pool":                     {"corpus", "corpus/library", "retrieval", "retrieval/embed"},
	"retrieval/quote":                    {"corpus", "corpus/lang", "corpus/library", "retrieval", "retrieval/lexical", "retrieval/question", "retrieval/question/spelling", "retrieval/quote/speech", "retrieval/quote/words", "retrieval/shorthand"},
	"retrieval/quote/speech":             {"corpus/lang", "retrieval/question", "retrieval/quote/words"},
	"retrieval/quote/words":              {"corpus/lang", "retrieval/lexical", "retrieval/question/spelling"},
	"retrieval/wording":                  {"corpus", "corpus/library", "corpus/record/date", "retrieval", "retrieval/catalogue", "retrieval/question", "retrieval/quote", "retrieval/wording/texts"},
	"retrieval/wording/texts":            {},
	"corpus":                             {"corpus/lang"},
	"corpus/child":                       {"corpus"},
	"corpus/cite":                        {"corpus", "corpus/cite/data", "corpus/cite/law", "corpus/cite/person", "corpus/cite/phrase", "corpus/cite/place", "corpus/cite/work", "corpus/lang", "corpus/record", "corpus/record/date"},
	"corpus/cite/data":                   {"corpus/cite/person", "corpus/cite/tex", "corpus/cite/work", "corpus/lang", "corpus/record/date", "corpus/record/identifier"},
	"corpus/cite/law":                    {"corpus/cite/phrase", "corpus/cite/work", "corpus/lang"},
	"corpus/cite/place":                  {"corpus", "corpus/cite/phrase", "corpus/cite/work"},
	"corpus/cite/work":                   {"corpus", "corpus/cite/person", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/identifier", "corpus/record/periodical"},
	"corpus/cite/person":                 {"corpus", "corpus/lang"},
	"corpus/cite/phrase":                 {"corpus", "corpus/cite/person", "corpus/lang"},
	"corpus/cite/tex":                    {},
	"corpus/link":                        {"corpus", "corpus/lang"},
	"corpus/extract":                     {"corpus", "corpus/child", "corpus/extract/captions", "corpus/extract/docx", "corpus/extract/epub", "corpus/extract/fictionbook", "corpus/extract/html", "corpus/extract/internal/sniff", "corpus/extract/internal/zipxml", "corpus/extract/jats", "corpus/extract/mail", "corpus/extract/markdown", "corpus/extract/notebook", "corpus/extract/opendocument", "corpus/extract/org", "corpus/extract/pdf", "corpus/extract/plain", "corpus/extract/rfc", "corpus/extract/rst", "corpus/extract/rtf", "corpus/extract/sheet", "corpus/extract/slides", "corpus/extract/textile", "corpus/extract/wiki", "corpus/lang", "corpus/ocr", "corpus/picture", "corpus/references", "corpus/split", "corpus/structure"},
	"corpus/extract/docx":                {"corpus", "corpus/extract/internal/formula", "corpus/extract/internal/typesize", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/line", "corpus/pdf/symbols", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/epub":                {"corpus", "corpus/extract/internal/encoding", "corpus/extract/internal/xhtml", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/record/identifier", "corpus/structure"},
	"corpus/extract/html/linked":         {"corpus/lang", "corpus/record"},
	"corpus/extract/html/refusal":        {"corpus", "corpus/extract/internal/xhtml", "corpus/lang"},
	"corpus/extract/html":                {"corpus", "corpus/extract/html/linked", "corpus/extract/html/refusal", "corpus/extract/html/stated", "corpus/extract/internal/encoding", "corpus/extract/internal/subject", "corpus/extract/internal/xhtml", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/html/stated":         {"corpus", "corpus/extract/html/linked", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/identifier", "corpus/record/periodical"},
	"corpus/extract/captions":            {"corpus", "corpus/extract/internal/sniff", "corpus/extract/plain", "corpus/lang", "corpus/line", "corpus/structure"},
	"corpus/extract/internal/sniff":      {"corpus/extract/internal/encoding", "corpus/lang"},
	"corpus/extract/internal/subject":    {"corpus/lang"},
	"corpus/extract/fictionbook":         {"corpus", "corpus/extract/internal/formula", "corpus/extract/internal/sniff", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/identifier", "corpus/structure"},
	"corpus/extract/jats":                {"corpus", "corpus/extract/internal/sniff", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/line", "corpus/record", "corpus/structure"},
	"corpus/extract/mail":                {"corpus", "corpus/extract/html", "corpus/extract/internal/encoding", "corpus/extract/internal/sniff", "corpus/extract/internal/subject", "corpus/extract/internal/xhtml", "corpus/extract/plain", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/notebook":            {"corpus", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/lang", "corpus/line", "corpus/record", "corpus/structure"},
	"corpus/extract/opendocument":        {"corpus", "corpus/extract/internal/formula", "corpus/extract/internal/typesize", "corpus/extract/internal/xhtml", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/org":                 {"corpus", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/extract/plain", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/rfc":                 {"corpus", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/extract/plain", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/rst":                 {"corpus", "corpus/extract/internal/formula", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/extract/plain", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/rtf":                 {"corpus", "corpus/extract/internal/encoding", "corpus/extract/internal/formula", "corpus/extract/internal/sniff", "corpus/extract/internal/typesize", "corpus/lang", "corpus/line", "corpus/pdf/symbols", "corpus/record", "corpus/structure"},
	"corpus/extract/sheet":               {"corpus", "corpus/extract/internal/sniff", "corpus/extract/internal/zipxml", "corpus/extract/plain", "corpus/lang", "corpus/structure"},
	"corpus/extract/slides":              {"corpus", "corpus/extract/internal/typesize", "corpus/extract/internal/zipxml", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/internal/encoding":   {"corpus", "corpus/lang"},
	"corpus/extract/internal/formula":    {"corpus/lang"},
	"corpus/extract/internal/typesize":   {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/internal/xhtml":      {"corpus", "corpus/extract/internal/formula", "corpus/lang", "corpus/line", "corpus/structure"},
	"corpus/extract/internal/zipxml":     {"corpus", "corpus/extract/internal/encoding", "corpus/lang"},
	"corpus/extract/markdown":            {"corpus", "corpus/extract/internal/formula", "corpus/extract/plain", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/record/identifier", "corpus/structure"},
	"corpus/extract/pdf":                 {"corpus", "corpus/extract/pdf/garbled", "corpus/extract/pdf/layout", "corpus/extract/pdf/opening", "corpus/extract/pdf/titling", "corpus/lang", "corpus/line", "corpus/pdf", "corpus/record", "corpus/record/container", "corpus/record/date", "corpus/record/identifier", "corpus/record/imprint", "corpus/record/report", "corpus/structure"},
	"corpus/extract/pdf/garbled":         {},
	"corpus/extract/pdf/titling":         {"corpus/extract/pdf/hyphen", "corpus/extract/pdf/layout", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/container", "corpus/record/date"},
	"corpus/extract/pdf/opening":         {"corpus/extract/pdf/layout", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/report", "corpus/record/ruling"},
	"corpus/extract/pdf/hyphen":          {"corpus/lang", "corpus/line"},
	"corpus/extract/pdf/sidehead":        {"corpus/pdf"},
	"corpus/extract/pdf/layout":          {"corpus", "corpus/extract/pdf/hyphen", "corpus/extract/pdf/sidehead", "corpus/lang", "corpus/line", "corpus/pdf", "corpus/record", "corpus/record/container", "corpus/record/date", "corpus/structure"},
	"corpus/extract/plain":               {"corpus", "corpus/extract/internal/encoding", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/textile":             {"corpus", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/extract/plain", "corpus/lang", "corpus/structure"},
	"corpus/extract/wiki":                {"corpus", "corpus/extract/internal/formula", "corpus/extract/internal/sniff", "corpus/extract/markdown", "corpus/extract/plain", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/internal/corpustest":         {"corpus", "corpus/lang"},
	"corpus/lang":                        {},
	"corpus/library":                     {"corpus", "corpus/child", "corpus/lang", "corpus/library/internal/copies", "corpus/library/internal/embeddings", "corpus/library/internal/file", "corpus/library/internal/foreign", "corpus/library/internal/history", "corpus/library/internal/originals", "corpus/library/internal/stored", "corpus/library/internal/sums", "corpus/library/journal", "corpus/library/leftovers", "corpus/postgres", "corpus/record/date"},
	"corpus/line":                        {"corpus", "corpus/lang", "corpus/record", "corpus/record/container", "corpus/record/date"},
	"corpus/library/journal":             {"corpus", "corpus/library/internal/file"},
	"corpus/library/internal/file":       {"corpus", "corpus/library/leftovers"},
	"corpus/library/internal/copies":     {"corpus", "corpus/library/internal/file", "corpus/library/internal/foreign", "corpus/library/internal/originals", "corpus/library/internal/stored", "corpus/library/internal/sums", "corpus/library/leftovers"},
	"corpus/library/internal/embeddings": {"corpus", "corpus/library/internal/file", "corpus/library/internal/foreign"},
	"corpus/library/internal/history":    {"corpus", "corpus/library/internal/file"},
	"corpus/library/internal/originals":  {"corpus", "corpus/library/internal/file"},
	"corpus/library/internal/sums":       {"corpus", "corpus/library/internal/file", "corpus/library/internal/foreign"},
	"corpus/library/jobs":                {"corpus", "corpus/library/internal/file"},
	"corpus/library/leftovers":           {},
	"corpus/library/internal/foreign":    {"corpus", "corpus/child", "corpus/library/internal/file"},
	"corpus/library/internal/stored":     {"corpus", "corpus/library/internal/file", "corpus/library/internal/foreign", "corpus/library/internal/sums"},
	"corpus/ocr":                         {"corpus", "corpus/pdf"},
	"corpus/pdf":                         {"corpus/pdf/symbols"},
	"corpus/pdf/symbols":                 {},
	"corpus/picture":                     {"corpus", "corpus/child", "corpus/lang", "corpus/pdf"},
	"corpus/record":                      {"corpus", "corpus/lang", "corpus/record/date", "corpus/record/identifier", "corpus/record/judgment"},
	"corpus/postgres":                    {"corpus"},
	"corpus/postgres/postgrestest":       {"corpus/postgres"},
	"corpus/record/identifier":           {"corpus/lang"},
	"corpus/record/container":            {"corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/identifier"},
	"corpus/record/judgment":             {"corpus/lang"},
	"corpus/record/remainder":            {"corpus", "corpus/lang", "corpus/record/date"},
	"corpus/record/imprint":              {"corpus/lang", "corpus/record", "corpus/record/container", "corpus/record/date", "corpus/record/periodical", "corpus/record/report"},
	"corpus/record/report":               {"corpus/lang", "corpus/record", "corpus/record/date"},
	"corpus/record/ruling":               {"corpus/lang", "corpus/record", "corpus/record/date"},
	"corpus/record/periodical":           {"corpus/lang", "corpus/record"},
	"corpus/record/entered":              {"corpus", "corpus/lang", "corpus/record"},
	"corpus/record/date":                 {"corpus/lang"},
	"corpus/references":                  {"corpus", "corpus/cite/person", "corpus/cite/work", "corpus/lang", "corpus/record", "corpus/record/date", "corpus/record/entered", "corpus/record/identifier", "corpus/record/periodical"},
	"corpus/split":                       {"corpus", "corpus/lang"},
	"corpus/starter":                     {"corpus", "corpus/extract", "corpus/library"},
	"corpus/structure":                   {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/container", "corpus/record/date", "corpus/record/imprint", "corpus/record/judgment", "corpus/record/remainder", "corpus/record/report", "corpus/structure/biography", "corpus/structure/boilerplate", "corpus/structure/caption", "corpus/structure/copied", "corpus/structure/head", "corpus/structure/heading", "corpus/structure/notes", "corpus/structure/pages", "corpus/structure/repeats", "corpus/structure/rights"},
	"corpus/structure/biography":         {"corpus", "corpus/lang", "corpus/line", "corpus/record"},
	"corpus/structure/caption":           {"corpus", "corpus/lang", "corpus/line"},
	"corpus/structure/copied":            {"corpus/lang", "corpus/line", "corpus/record"},
	"corpus/structure/head":              {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/container", "corpus/record/date", "corpus/record/imprint", "corpus/record/report"},
	"corpus/structure/heading":           {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date"},
	"corpus/structure/notes":             {"corpus", "corpus/lang", "corpus/line"},
	"corpus/structure/pages":             {"corpus", "corpus/line"},
	"corpus/structure/repeats":           {"corpus", "corpus/lang", "corpus/line"},
	"corpus/structure/rights":            {"corpus", "corpus/lang", "corpus/line", "corpus/record"},
	"corpus/structure/boilerplate":       {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/structure/heading"},
	"corpus/web":                         {"corpus", "corpus/record", "corpus/record/identifier"},
}

// testArrows are those that only tests need besides.
var testArrows = map[string][]string{
	"cmd/footnote":                     {"bot", "bot/fleet", "bot/sandbox", "cmd/footnote/doctor", "cmd/footnote/health", "cmd/footnote/settings", "cmd/footnote/terminal/terminaltest", "corpus", "corpus/cite", "corpus/extract", "corpus/library", "corpus/library/jobs", "corpus/postgres", "corpus/postgres/postgrestest", "retrieval/embed", "retrieval/embed/models"},
	"cmd/footnote/serving":             {"corpus/starter", "retrieval/quote"},
	"cmd/footnote/terminal":            {"cmd/footnote/terminal/terminaltest"},
	"cmd/train":                        {"retrieval/rank", "retrieval/static"},
	"bot":                              {"bot/sandbox", "corpus/postgres/postgrestest", "corpus/child", "corpus/lang", "retrieval/catalogue"},
	"bot/discord":                      {"bot/sandbox", "corpus/postgres", "corpus/postgres/postgrestest"},
	"bot/fleet":                        {"corpus/postgres", "corpus/postgres/postgrestest"},
	"retrieval":                        {"corpus/extract", "corpus/postgres/postgrestest", "corpus/starter", "retrieval/eval", "retrieval/vector"},
	"retrieval/catalogue":              {"retrieval/catalogue/patterntest"},
	"retrieval/catalogue/phrasebook":   {"retrieval/catalogue/patterntest"},
	"retrieval/catalogue/scope":        {"retrieval/catalogue/patterntest"},
	"retrieval/pool":                   {"corpus/extract", "corpus/library/journal", "retrieval/static"},
	"retrieval/quote":                  {"corpus/extract", "retrieval/static"},
	"corpus/cite":                      {"corpus/cite/tex", "corpus/internal/corpustest", "corpus/record/identifier"},
	"corpus/cite/data":                 {"corpus"},
	"corpus/cite/work":                 {"corpus/cite/phrase"},
	"corpus/extract":                   {"corpus/internal/corpustest", "corpus/line", "corpus/record"},
	"corpus/pdf":                       {"corpus/internal/corpustest"},
	"corpus/extract/docx":              {"corpus/internal/corpustest"},
	"corpus/extract/epub":              {"corpus/internal/corpustest", "corpus/split"},
	"corpus/extract/captions":          {"corpus/internal/corpustest"},
	"corpus/extract/notebook":          {"corpus/internal/corpustest"},
	"corpus/extract/mail":              {"corpus/internal/corpustest"},
	"corpus/extract/rfc":               {"corpus/internal/corpustest"},
	"corpus/extract/rst":               {"corpus/internal/corpustest"},
	"corpus/extract/rtf":               {"corpus/internal/corpustest"},
	"corpus/extract/org":               {"corpus/internal/corpustest"},
	"corpus/extract/fictionbook":       {"corpus/internal/corpustest"},
	"corpus/extract/jats":              {"corpus/internal/corpustest"},
	"corpus/extract/slides":            {"corpus/internal/corpustest"},
	"corpus/extract/opendocument":      {"corpus/internal/corpustest"},
	"corpus/extract/sheet":             {"corpus/internal/corpustest"},
	"corpus/extract/textile":           {"corpus/internal/corpustest"},
	"corpus/extract/wiki":              {"corpus/internal/corpustest"},
	"corpus/extract/html":              {"corpus/internal/corpustest", "corpus/split"},
	"corpus/extract/internal/encoding": {"corpus/internal/corpustest"},
	"corpus/extract/internal/typesize": {"corpus", "corpus/lang", "corpus/line", "corpus/record", "corpus/record/date", "corpus/structure"},
	"corpus/extract/internal/xhtml":    {"corpus/internal/corpustest"},
	"corpus/extract/internal/zipxml":   {"corpus/internal/corpustest"},
	"corpus/extract/pdf":               {"corpus/internal/corpustest", "corpus/split"},
	"corpus/library":                   {"corpus/internal/corpustest", "corpus/postgres/postgrestest"},
	"corpus/link":                      {"corpus/internal/corpustest"},
	"corpus/library/jobs":              {"corpus/postgres", "corpus/postgres/postgrestest"},
	"corpus/picture":                   {"corpus/internal/corpustest"},
	"corpus/postgres":                  {"corpus/postgres/postgrestest"},
	"corpus/split":                     {"corpus/internal/corpustest"},
	"corpus/structure":                 {"corpus/extract", "corpus/internal/corpustest", "corpus/split"},
	"corpus/references":                {"corpus/cite"},
}

// outside says which of our packages may import which outside module.
var outside = map[string][]string{
	"github.com/spf13/cobra":               {"cmd/footnote/command"},
	"github.com/spf13/pflag":               {"cmd/footnote/command"},
	"github.com/joho/godotenv":             {"cmd/footnote/settings"},
	"github.com/schollz/progressbar/v3":    {"cmd/footnote/terminal", "cmd/train/table"},
	"github.com/ulikunitz/xz":              {"cmd/train/table"},
	"github.com/dustin/go-humanize":        {"cmd/footnote/settings"},
	"github.com/prometheus/client_golang":  {"cmd/footnote/health"},
	"github.com/rivo/uniseg":               {"cmd/footnote/terminal"},
	"golang.org/x/term":                    {"cmd/footnote/terminal"},
	"github.com/philippgille/chromem-go":   {"retrieval/embed", "retrieval/vector"},
	"github.com/blevesearch/snowballstem":  {"retrieval/lexical"},
	"golang.org/x/net":                     {"corpus/extract/html", "corpus/extract/internal/encoding", "corpus/extract/internal/xhtml"},
	"golang.org/x/sys":                     {"cmd/footnote/disk", "retrieval/embed/encoder", "retrieval/static", "corpus/child", "corpus/ocr"},
	"github.com/elastic/go-seccomp-bpf":    {"corpus/child"},
	"golang.org/x/text":                    {"cmd/train/titles", "corpus/extract/html", "retrieval", "retrieval/embed/encoder", "retrieval/lexical", "retrieval/static", "corpus/cite/tex", "corpus/extract/internal/encoding", "corpus/internal/corpustest", "corpus/lang", "corpus/pdf", "retrieval/wording/texts"},
	"golang.org/x/image":                   {"corpus/pdf"},
	"github.com/pdfcpu/pdfcpu":             {"corpus/pdf"},
	"github.com/klippa-app/go-pdfium":      {"corpus/picture"},
	"github.com/tetratelabs/wazero":        {"corpus/picture"},
	"modernc.org/sqlite":                   {"corpus/library/internal/file"},
	"github.com/jackc/pgx/v5":              {"corpus/postgres", "corpus/postgres/postgrestest"},
	"code.dny.dev/ssrf":                    {"corpus/web"},
	"github.com/RadhiFadlillah/whatlanggo": {"corpus/lang"},
	"github.com/clipperhouse/uax29/v2":     {"retrieval/embed/encoder", "corpus/lang"},
	"github.com/gogs/chardet":              {"corpus/extract/internal/encoding"},
	"github.com/yuin/goldmark":             {"corpus/extract/markdown"},
	"go.yaml.in/yaml/v3":                   {"corpus/extract/markdown"},
	"github.com/leonelquinteros/gotext":    {"retrieval/wording/texts"},
	"github.com/bwmarrin/discordgo":        {"bot/discord"},
	"github.com/gofrs/flock":               {"bot"},
	"github.com/gorilla/websocket":         {"bot/discord", "bot/sandbox"},
}

// rooms are packages that are there for one module: whoever leaves it leaves the package.
var rooms = map[string]string{"corpus/postgres": "github.com/jackc/pgx/v5", "corpus/postgres/postgrestest": "github.com/jackc/pgx/v5"}

// inTests are modules for tests alone.
var inTests = []string{"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "github.com/chromedp", "github.com/santhosh-tekuri/jsonschema"}

// An imported is one import of one file.
type imported struct{ pkg, file, path string }

func TestImportsFollowTheArchitecture(t *testing.T) {
	imports := ourImports(t)
	if len(imports) < 50 {
		t.Fatalf("found %d imports, want those of the whole repository", len(imports))
	}
	for _, i := range imports {
		if why := forbidden(i); why != "" {
			t.Errorf("%s imports %s: %s", i.file, i.path, why)
		}
	}
}

func TestEachOutsidePackageIsBehindOneFile(t *testing.T) {
	file := map[[2]string]string{}
	for _, i := range ourImports(t) {
		if strings.HasSuffix(i.file, "_test.go") || !strings.Contains(i.path, ".") {
			continue
		}
		if room := rooms[i.pkg]; room != "" && strings.HasPrefix(i.path, room) {
			continue
		}
		key := [2]string{i.pkg, i.path}
		if other, ok := file[key]; ok {
			t.Errorf("%s is imported by %s and %s, want one file", i.path, other, i.file)
		}
		file[key] = i.file
	}
}

// mostLines is how long a package may be, in lines without tests, so that one person can know
// it; wide are those that are longer because what they speak with is wide.
const mostLines = 2500

var wide = []string{"bot", "bot/sandbox", "corpus/pdf"}

func TestPackagesCanBeKnown(t *testing.T) {
	lines := map[string]int{}
	eachFile(t, func(name, rel string) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines[path.Dir(rel)] += bytes.Count(data, []byte("\n"))
	})
	for pkg, n := range lines {
		if n > mostLines && !slices.Contains(wide, pkg) {
			t.Errorf("%s has %d lines, want %d at most: a part of it that has a noun and a narrow door is a room of its own", pkg, n, mostLines)
		}
	}
}

func forbidden(i imported) string {
	test := strings.HasSuffix(i.file, "_test.go")
	if own, ok := strings.CutPrefix(i.path, "footnote/"); ok {
		if allowed, known := arrows[i.pkg]; !known {
			return "the package is not in the architecture"
		} else if !slices.Contains(allowed, own) && !(test && (own == i.pkg || slices.Contains(testArrows[i.pkg], own))) {
			return "this arrow is not in the architecture"
		}
		return ""
	}
	if first, _, _ := strings.Cut(i.path, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for _, module := range inTests {
		if within(i.path, module) {
			if !test && i.pkg != "corpus/internal/corpustest" {
				return "this module is for tests"
			}
			return ""
		}
	}
	for module, packages := range outside {
		if within(i.path, module) {
			// The tests of bot/sandbox use the client library that bot/discord uses.
			if !slices.Contains(packages, i.pkg) && !(test && i.pkg == "bot/sandbox" && slices.Contains(packages, "bot/discord")) {
				return "only " + strings.Join(packages, ", ") + " may import it"
			}
			return ""
		}
	}
	return "this module is not among those agreed on"
}

func within(path, module string) bool {
	return path == module || strings.HasPrefix(path, module+"/")
}

func ourImports(t *testing.T) []imported {
	t.Helper()
	var all []imported
	eachFile(t, func(name, rel string) {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			importPath, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, imported{path.Dir(rel), rel, importPath})
		}
	})
	return all
}

// eachFile goes over the Go files of the repository; rel is the path of one in it.
func eachFile(t *testing.T, do func(name, rel string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 2 && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err == nil {
			do(name, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
