// Package journal keeps what people do with a library beside its sources: answers as they
// were given, so that a button finds them after a restart, with ratings; questions that were
// not surely answered; suggestions of sources; settings. The one door is [Journal], which
// every library has.
package journal
