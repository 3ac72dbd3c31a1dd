// Package disk tells how much room is left on one, as each system has it.
package disk
