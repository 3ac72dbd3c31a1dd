// Package embeddings keeps the vectors of passages, by the model that made them: all vectors
// of a model have one length and point somewhere ([Check], [Add]), and each model has a mark
// below which every passage has its vector ([MoveComplete], [EmbedAgain]).
package embeddings
