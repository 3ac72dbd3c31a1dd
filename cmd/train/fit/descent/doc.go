// Package descent learns weights by gradient descent, and knows nothing of questions or
// libraries: a net or a line that puts right candidates first, from lessons ([FitNet],
// [FitLinear]), and a logistic regression from samples ([FitLogistic]).
//
// Everything is learned to the bit again from the same lessons in the same order.
package descent
