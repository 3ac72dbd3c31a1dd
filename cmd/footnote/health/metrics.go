package health

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"footnote/bot"
	"footnote/cmd/footnote/disk"
	"footnote/cmd/footnote/settings"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
	"footnote/retrieval/pool"
)

// Metrics are the figures of a bot that runs, for Prometheus. Nothing of people is
// in them: no names, no numbers of servers, no texts.
type Metrics struct {
	registry *prometheus.Registry
	version  string

	requests       *prometheus.CounterVec   // by command and outcome
	requestTime    *prometheus.HistogramVec // by command
	questions      *prometheus.CounterVec   // by verdict
	questionTime   prometheus.Histogram
	ingestions     *prometheus.CounterVec // by outcome
	ingestionTime  prometheus.Histogram
	embeddings     *prometheus.CounterVec   // by what and outcome
	embeddingsTime *prometheus.HistogramVec // by what
}

// seconds are the bounds of what people wait for, and minutes of what runs on its own.
var (
	seconds = []float64{.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}
	minutes = []float64{.5, 1, 2, 5, 10, 30, 60, 120, 300, 600}
)

// New makes the figures of a program of a version, built from a commit.
func New(version, commit string) *Metrics {
	m := &Metrics{
		registry:       prometheus.NewRegistry(),
		version:        version,
		requests:       counter("requests_total", "Requests of members that have ended, by command and outcome (done, refused, failed).", "command", "outcome"),
		requestTime:    histogram("request_seconds", "From the arrival of a request to its answer.", seconds, "command"),
		questions:      counter("questions_total", "Questions that were answered, by verdict (sure, maybe, nothing).", "verdict"),
		questionTime:   prometheus.NewHistogram(prometheus.HistogramOpts{Name: prefix + "question_seconds", Help: "From the arrival of a question to its answer.", Buckets: seconds}),
		ingestions:     counter("ingestions_total", "Sources that were to be added, read again or imported, by outcome (done, refused, failed).", "outcome"),
		ingestionTime:  prometheus.NewHistogram(prometheus.HistogramOpts{Name: prefix + "ingestion_seconds", Help: "From the command to its end.", Buckets: minutes}),
		embeddings:     counter("embeddings_total", "Calls of the embedder, by what was embedded (question, passages) and outcome (done, failed).", "what", "outcome"),
		embeddingsTime: histogram("embedding_seconds", "How long the embedder took.", seconds, "what"),
	}
	m.registry.MustRegister(
		m.requests, m.requestTime, m.questions, m.questionTime, m.ingestions, m.ingestionTime, m.embeddings, m.embeddingsTime,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	for _, v := range []string{"sure", "maybe", "nothing"} {
		m.questions.WithLabelValues(v) // so that rates have a beginning
	}
	for _, o := range []bot.Outcome{bot.Answered, bot.Declined, bot.Failed} {
		m.ingestions.WithLabelValues(string(o))
	}
	for _, what := range []string{"question", "passages"} {
		m.embeddings.WithLabelValues(what, string(bot.Answered))
		m.embeddings.WithLabelValues(what, string(bot.Failed))
		m.embeddingsTime.WithLabelValues(what)
	}
	m.gauge("build_info", "1, with the version and the commit of the program.", prometheus.Labels{"version": version, "commit": commit}, func() float64 { return 1 })
	return m
}

const prefix = "footnote_"

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + name, Help: help}, labels)
}

func histogram(name, help string, bounds []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + name, Help: help, Buckets: bounds}, labels)
}

func (m *Metrics) gauge(name, help string, labels prometheus.Labels, value func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + name, Help: help, ConstLabels: labels}, value))
}

// handler serves the figures.
func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 10 * time.Second})
}

// ingesting are the commands by which sources come in.
var ingesting = map[string]bool{"source add": true, "source refresh": true, "library import": true, "button paste": true, "button take": true}

// Done counts a request.
func (m *Metrics) Done(d bot.Done) {
	m.requests.WithLabelValues(d.Command, string(d.Outcome)).Inc()
	m.requestTime.WithLabelValues(d.Command).Observe(d.Took.Seconds())
	if d.Verdict != "" {
		m.questions.WithLabelValues(d.Verdict).Inc()
		m.questionTime.Observe(d.Took.Seconds())
	}
	if ingesting[d.Command] {
		m.ingestions.WithLabelValues(string(d.Outcome)).Inc()
		m.ingestionTime.Observe(d.Took.Seconds())
	}
}

// Counted is an embedder whose calls are counted.
func (m *Metrics) Counted(emb embed.Embedder) embed.Embedder { return countedEmbedder{emb, m} }

type countedEmbedder struct {
	embed.Embedder
	m *Metrics
}

// EmbedPassages counts a call for passages.
func (c countedEmbedder) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	began := time.Now()
	vectors, err := c.Embedder.EmbedPassages(ctx, texts)
	c.m.embedded("passages", began, err)
	return vectors, err
}

// EmbedQuestion counts a call for a question.
func (c countedEmbedder) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	began := time.Now()
	vector, err := c.Embedder.EmbedQuestion(ctx, text)
	c.m.embedded("question", began, err)
	return vector, err
}

func (m *Metrics) embedded(what string, began time.Time, err error) {
	outcome := bot.Answered
	if err != nil {
		outcome = bot.Failed
	}
	m.embeddings.WithLabelValues(what, string(outcome)).Inc()
	m.embeddingsTime.WithLabelValues(what).Observe(time.Since(began).Seconds())
}

// A snapshot collects what is so at the moment of the look.
type snapshot struct {
	status func() bot.Status
	config settings.Config
}

// Describe says nothing, so that Collect is believed.
func (snapshot) Describe(chan<- *prometheus.Desc) {}

// A giver takes one figure: its labels are names and values in turn.
type giver func(kind prometheus.ValueType, name, help string, value float64, labels ...string)

// Collect takes one look at the bot and gives all figures of it.
func (s snapshot) Collect(out chan<- prometheus.Metric) {
	st := s.status()
	give := func(kind prometheus.ValueType, name, help string, value float64, labels ...string) {
		names := make([]string, 0, len(labels)/2)
		values := make([]string, 0, len(labels)/2)
		for i := 0; i+1 < len(labels); i += 2 {
			names, values = append(names, labels[i]), append(values, labels[i+1])
		}
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(prefix+name, help, names, nil), kind, value, values...)
	}
	const gauge, counts = prometheus.GaugeValue, prometheus.CounterValue
	s.collectGateway(st, give)
	give(gauge, "commands_registered", "1 if the commands are registered with Discord.", number(st.Commands))
	give(counts, "discord_requests_total", "Requests to Discord that were sent.", float64(st.Requests.Sent))
	give(counts, "discord_retries_total", "Requests to Discord that were sent again.", float64(st.Requests.Retried))
	give(counts, "discord_failures_total", "Requests to Discord that failed.", float64(st.Requests.Failed))
	give(counts, "discord_limited_total", "Requests that Discord refused because there were too many.", float64(st.Requests.Limited))
	give(gauge, "discord_limited_seconds", "How long Discord's limits still count.", max(0, time.Until(st.Requests.LimitedUntil).Seconds()))
	s.collectPool(st, give, out)
	s.collectWork(st, give)
	s.collectFleet(st, give)
	if s.config.IsServed() {
		return // each process would count the same
	}
	libraries, bytes := librarySizes(s.config.Data)
	give(gauge, "libraries", "Libraries in the folder for data.", float64(libraries))
	give(gauge, "libraries_bytes", "Size of their files and logs.", float64(bytes))
	if free, err := disk.Free(s.config.Data); err == nil {
		give(gauge, "data_free_bytes", "Space left on the disk of the folder for data.", float64(free))
	}
}

// collectPool gives the figures of the libraries that are open.
func (s snapshot) collectPool(st bot.Status, give giver, out chan<- prometheus.Metric) {
	const gauge, counts = prometheus.GaugeValue, prometheus.CounterValue
	give(gauge, "pool_libraries", "Libraries that are open, by whether somebody uses them.", float64(st.Pool.Open-st.Pool.InUse), "state", "idle")
	give(gauge, "pool_libraries", "Libraries that are open, by whether somebody uses them.", float64(st.Pool.InUse), "state", "in_use")
	give(gauge, "pool_bytes", "Memory of open libraries, about.", float64(st.Pool.Bytes))
	give(gauge, "pool_budget_bytes", "Memory that open libraries may have.", float64(st.Pool.Budget))
	give(counts, "pool_used_total", "Times that a library was asked for; one that was not opened for it is a hit.", float64(st.Pool.Used))
	give(counts, "pool_opened_total", "Libraries that were opened.", float64(st.Pool.Opened))
	for what, t := range map[string]pool.Times{"library": st.Pool.Opening, "index": st.Pool.Indexing} {
		out <- prometheus.MustNewConstHistogram(prometheus.NewDesc(prefix+"pool_opening_seconds", "How long it took to open a library, and to make its index of words.", []string{"what"}, nil),
			t.Count, t.Sum.Seconds(), t.Within, what)
	}
	give(counts, "pool_evicted_total", "Libraries that were closed because room was needed.", float64(st.Pool.Evicted))
}

// collectWork gives the figures of requests, and of the jobs that take longer.
func (s snapshot) collectWork(st bot.Status, give giver) {
	const gauge, counts = prometheus.GaugeValue, prometheus.CounterValue
	give(gauge, "work", "Requests, by whether they are worked on or wait.", float64(st.Work.Running), "state", "running")
	give(gauge, "work", "Requests, by whether they are worked on or wait.", float64(st.Work.Waiting), "state", "waiting")
	give(gauge, "work_most", "Requests that are worked on at once at most.", float64(st.Work.Most))
	give(gauge, "work_expected_seconds", "How long a new request would wait.", st.Work.Expected.Seconds())
	give(counts, "work_refused_total", "Requests that were refused because they would have waited too long.", float64(st.Work.Refused))
	if !st.JobsUnknown {
		const jobs = "Sources to be read, of all processes, by whether one does it or it waits."
		give(gauge, "jobs", jobs, float64(st.Jobs.Running), "state", "running")
		give(gauge, "jobs", jobs, float64(st.Jobs.Waiting), "state", "waiting")
		give(gauge, "jobs_oldest_seconds", "How long the oldest that waits has waited.", st.Jobs.Oldest.Seconds())
	}
	give(counts, "jobs_lost_total", "Jobs that another process took over in the midst of them.", float64(st.JobsLost))
	give(counts, "jobs_given_up_total", "Jobs that were given up after several tries.", float64(st.JobsGivenUp))
}

// collectFleet gives the figures of a process among those that are the bot together.
func (s snapshot) collectFleet(st bot.Status, give giver) {
	if st.Fleet == nil {
		return
	}
	const gauge, counts = prometheus.GaugeValue, prometheus.CounterValue
	give(gauge, "fleet_shards", "Connections to Discord that all processes have together.", float64(st.Fleet.Shards))
	give(gauge, "fleet_shards_held", "Those that are leased to this process.", float64(st.Fleet.Held))
	give(gauge, "fleet_processes", "Processes that live, as this one saw last.", float64(st.Fleet.Processes))
	give(gauge, "fleet_database_reachable", "1 if the database was reached at the last turn, each second.", number(st.Fleet.Reachable))
	give(counts, "fleet_turns_failed_total", "Turns at which the database was not reached.", float64(st.Fleet.Failed))
	give(counts, "fleet_leases_taken_total", "Leases that this process took.", float64(st.Fleet.Taken))
	give(counts, "fleet_leases_lost_total", "Leases that another process took from this one.", float64(st.Fleet.Lost))
	give(counts, "fleet_leases_handed_total", "Leases that this process handed over.", float64(st.Fleet.Handed))
}

// collectGateway gives the figures of the connections to Discord.
func (s snapshot) collectGateway(st bot.Status, give giver) {
	const gauge, counts = prometheus.GaugeValue, prometheus.CounterValue
	states := map[string]int{"waiting": 0, "connecting": 0, "serving": 0, "refused": 0}
	var latency time.Duration
	past := st.Gateway.Past
	resumes, identifies, zombies := past.Resumes, past.Identifies, past.Zombies
	for _, shard := range st.Gateway.Shards {
		states[shard.State]++
		latency = max(latency, shard.Latency)
		resumes, identifies, zombies = resumes+shard.Resumes, identifies+shard.Identifies, zombies+shard.Zombies
	}
	for state, n := range states {
		give(gauge, "gateway_shards", "Connections to Discord, by state.", float64(n), "state", state)
	}
	give(gauge, "gateway_ready", "1 if every connection to Discord is served.", number(st.Gateway.Ready))
	give(gauge, "gateway_latency_seconds", "The slowest connection's time from a heartbeat to its answer.", latency.Seconds())
	give(counts, "gateway_resumes_total", "Connections that went on after a break.", float64(resumes))
	give(counts, "gateway_identifies_total", "Connections that began anew.", float64(identifies))
	give(counts, "gateway_zombies_total", "Connections that were given up because a heartbeat was not answered.", float64(zombies))
	give(gauge, "gateway_identifies_left", "Connections that may still begin anew today.", float64(st.Gateway.IdentifiesLeft))
}

func number(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// librarySizes counts the libraries of a folder and the bytes that they take.
func librarySizes(folder string) (libraries int, bytes int64) {
	for _, name := range settings.LibrariesIn(folder) {
		libraries++
		files, _ := filepath.Glob(filepath.Join(folder, name+library.LibraryExtension+"*"))
		for _, f := range files {
			if info, err := os.Stat(f); err == nil {
				bytes += info.Size()
			}
		}
	}
	return libraries, bytes
}
