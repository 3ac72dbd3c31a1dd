// Package formula writes on one line what formulas and raised type say.
package formula
