package corpus
import "context"
func readText(ctx context.Context, data []byte) (Document, error) { panic("todo") }
