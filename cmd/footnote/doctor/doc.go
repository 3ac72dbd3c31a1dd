// Package doctor looks whether an installation is as it should be, and says what to do:
// settings, folder, space, libraries, jobs, embedder, the process for strangers' files,
// and what Discord says of the bot.
//
// [Examine] looks at one thing after the other and gives a [Check] for each. It changes
// nothing.
package doctor
