// Package head reads the lines over a text that say by themselves what the work is: the
// masthead of a newspaper or of the papers of a meeting, the head of a letter, a mail or a
// memorandum, labels with their values, an imprint, and the lines on where a work appeared.
// Each rule sees nothing of a draft but its lines, marks those that it took, and gives what
// they say of the work.
package head
