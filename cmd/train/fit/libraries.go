package fit

import (
	"cmp"
	"context"
	"slices"

	"footnote/cmd/train/fit/group"
	"footnote/cmd/train/table"
	"footnote/retrieval/static"
)

// An asked is a question of the training material and the paragraph that answers it.
type asked struct{ article, question, paragraph string }

// readAsked reads lines "title TAB question TAB paragraph", without the reserved articles.
func readAsked(source string, reserved map[string]bool) []asked {
	var list []asked
	table.EachRow(source, 3, func(fields []string) {
		if !reserved[fields[0]] {
			list = append(list, asked{fields[0], fields[1], fields[2]})
		}
	})
	return list
}

// markdownOf gives the articles that have questions as Markdown, by title.
func markdownOf(raw map[string]string, questions []asked) map[string]string {
	articles := map[string]string{}
	for _, q := range questions {
		if text, ok := raw[q.article]; ok && articles[q.article] == "" {
			articles[q.article] = group.Markdown(q.article, text)
		}
	}
	return articles
}

// librarySize is how many articles a library of the training material has, as
// those of our users.
const librarySize = 5

// neighbours sorts articles into libraries of one field each: the first that is left, and
// those nearest to it by their vectors.
func neighbours(m *static.Model, articles map[string]string) ([][]string, error) {
	var titles, openings []string
	for title := range articles {
		titles = append(titles, title)
	}
	slices.Sort(titles)
	for _, title := range titles {
		text := articles[title]
		openings = append(openings, text[:min(len(text), 3000)])
	}
	vectors, err := m.EmbedPassages(context.Background(), openings)
	if err != nil {
		return nil, err
	}
	left := make([]int, len(titles))
	for i := range left {
		left[i] = i
	}
	var libraries [][]string
	for len(left) >= librarySize {
		first := vectors[left[0]]
		near := make(map[int]float32, len(left))
		for _, i := range left {
			near[i] = table.Dot4(vectors[i], first)
		}
		slices.SortFunc(left, func(a, b int) int { return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b)) })
		var library []string
		for _, i := range left[:librarySize] {
			library = append(library, titles[i])
		}
		libraries = append(libraries, library)
		left = left[librarySize:]
		slices.Sort(left)
	}
	return libraries, nil
}
