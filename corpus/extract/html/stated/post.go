package stated

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// post gives the title of the only post on the page of a blog that has its own name for
// the headline, and that name: the title of the page is the name, or both. It gives
// nothing for any other page.
func (d *Data) post() (title, blog string) {
	only := lang.Unique(d.Posts)
	names := lang.Unique(slices.Concat(d.Headings, d.InHead, d.Sites))
	if d.PostsFollow || len(only) != 1 || len(names) != 1 || len(d.Headings)+len(d.InHead) > 1 {
		return "", ""
	}
	title, blog = only[0], names[0]
	page, name, post := lang.Plain(d.Title), lang.Plain(blog), lang.Plain(title)
	if name == "" || post == "" || page != name && (name == post || page != name+" "+post && page != post+" "+name) {
		return "", ""
	}
	return title, strings.Trim(blog, " :|")
}
