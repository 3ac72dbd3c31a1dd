// Package markdown reads Markdown (CommonMark with tables and notes) and the front matter
// before it.
package markdown
