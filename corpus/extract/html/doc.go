// Package html reads pages of the web: it tells the text from what stands around it, the
// page from the wall in front of it, and what the page says of itself as a record.
package html
