package corpus

import "context"

// SKELETON
func Extract(ctx context.Context, f File) (Document, error) { panic("todo") }
func Split(d Document) []Passage                            { panic("todo") }
