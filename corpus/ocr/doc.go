// Package ocr reads pictures of pages with tesseract, a program of its own that the
// machine may have. A page comes back as lines with their places, as package
// corpus/pdf gives them, and with how sure the program is of it.
package ocr
