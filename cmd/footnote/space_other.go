//go:build !linux && !darwin && !freebsd && !windows

package main

import "errors"

// freeSpace is not known how to ask here.
func freeSpace(string) (int64, error) { return 0, errors.ErrUnsupported }
