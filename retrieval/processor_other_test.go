//go:build !unix

package retrieval

import "time"

// processorTime is not known here.
func processorTime() time.Duration { return 0 }
