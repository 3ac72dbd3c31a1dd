// Package build is what the program knows of its own making: its version, and under which
// licences its parts are.
package build
