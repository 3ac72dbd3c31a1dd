package bot

// Texts of our own, for tests.
const (
	bridges = `---
title: Bridges of the Old Town
authors: ["Mason, Ada", "Reed, Paul"]
issued: 2019-04-02
publisher: River Press
url: https://example.org/bridges
---

# Stone

The oldest bridge was built of granite because the spring floods carried every wooden bridge away.
Its builders quarried the granite upstream and floated the blocks down on rafts.

# Tolls

Merchants paid a toll of two pennies for each cart that crossed the granite bridge on a market day.
The toll ended when the town bought the bridge from the abbey and opened it to everyone.
`
	lighthouses = `---
title: Keepers of the Light
authors: ["Vane, Iris"]
issued: 1987
---

# Oil

Every lighthouse keeper trimmed the wick of the whale oil lamp four times in a winter night.
When petroleum replaced whale oil, one keeper could tend two lighthouses at once.

# Fog

The fog bell rang once a minute, driven by a clockwork that the keeper wound before dusk.
`
)
