// Package health says how a bot is that runs: /healthz for what starts it again, and
// /metrics for Prometheus.
//
// [New] makes the figures, which count what Done and Counted tell them; Serve serves both
// addresses, and [Ask] asks a bot on this machine whether it is well. Nothing of people is
// in any of it: no names, no numbers of servers, no texts.
package health
