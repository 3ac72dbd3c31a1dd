// Package stored is how sources and passages stand in their tables: the form in which they
// are kept ([AsKept], [InOrder]), and the statements that store, change, find and read them,
// each in the transaction of whoever calls it. What belongs together in one transaction
// package library says.
package stored
