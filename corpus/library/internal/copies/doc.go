// Package copies makes whole copies of libraries: of one file in another ([FromBackup], [Prove],
// [Publish], [Replace]), each as a draft that takes its place only when it is proven to be
// whole, and of all rows at one moment between two databases, whatever keeps them ([All],
// [Moment]). What a library is called, and who may have which copy, package library says.
package copies
