// Package models keeps language models on this machine: a short table of those that are
// known, how they get here, and which one is used.
//
//	s := models.Store{Folder: "data/models"}
//	err := s.Get(ctx, "bge-small", progress)
//	e, err := s.Open("bge-small")
//
// A model is a folder under its name. It comes to be at once, when all of its files are
// there and are those that the table names: a download that was cut off leaves a folder
// beside it, from which the next one goes on.
package models
