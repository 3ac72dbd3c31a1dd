// Package docx reads Word documents (ECMA-376): paragraphs by the looks that their styles
// give them, lists with the labels that Word would print, tables, notes and fields.
package docx
