// Command train makes what the program has learned: the table of words (package table), the
// world of a table (-world), and, by its first argument, how to rank by a table and how sure
// to be ("fit"), which messages ask ("talk"), and which rows of a PDF's first page are its
// title ("titles"). README.md has the commands that make the shipped ones.
package main
