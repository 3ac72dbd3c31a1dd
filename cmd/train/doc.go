// Command train makes what package retrieval has learned: the table of words (package
// table), the world of a table (-world), and, with "fit" as its first argument, how to rank
// by it and how sure to be (package fit). README.md has the commands that make the shipped
// ones.
package main
