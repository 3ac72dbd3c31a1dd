// Package group reads study groups: libraries of one field with questions as students type
// them, and what answers these. [Read] reads those whose texts lie beside the questions,
// [ReadOwn] those whose texts are articles of the encyclopaedia.
//
// [Quotes] and [Overlaps] tell whether a passage answers.
package group
