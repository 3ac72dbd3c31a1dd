package corpus
import "context"
func readMarkdown(ctx context.Context, data []byte) (Document, error) { panic("todo") }
func sniffMarkdown(data []byte) bool {return false}
