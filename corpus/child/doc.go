// Package child reads bytes of strangers in processes that may die. A [Pool] starts one for
// each task, gives it the bytes, and takes its answer within bounds of time and memory;
// [Serve] is the other side: it gives up whatever the system lets it give up, before it
// looks at a byte. What a task does is for whoever asks: corpus/extract reads files so,
// corpus/library the libraries of others.
package child
