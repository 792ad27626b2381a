#include "server/ops/metrics.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <utility>
#include <vector>

#include "storage/free_space.hpp"

namespace cueline::ops {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

class Page {
 public:
  void count(const char* name, const char* help, std::uint64_t value) {
    ClientMetric metric;
    metric.counter.value = static_cast<double>(value);
    put(name, help, MetricType::Counter, std::move(metric));
  }
  void gauge(const char* name, const char* help, double value) {
    ClientMetric metric;
    metric.gauge.value = value;
    put(name, help, MetricType::Gauge, std::move(metric));
  }
  // `unit` turns the stored whole numbers into what the name says.
  template <std::size_t Buckets>
  void histogram(const char* name, const char* help, const storage::Histogram<Buckets>& values, double unit) {
    ClientMetric metric;
    std::uint64_t so_far = 0;
    for (std::size_t at = 0; at < Buckets; ++at) {
      so_far += values.counts[at];
      metric.histogram.bucket.push_back({so_far, static_cast<double>(values.bounds[at]) * unit});
    }
    so_far += values.counts[Buckets];
    metric.histogram.sample_count = so_far;
    metric.histogram.sample_sum = static_cast<double>(values.sum) * unit;
    put(name, help, MetricType::Histogram, std::move(metric));
  }
  [[nodiscard]] std::string text() const { return prometheus::TextSerializer().Serialize(families_); }

 private:
  void put(const char* name, const char* help, MetricType type, ClientMetric metric) {
    MetricFamily family;
    family.name = name;
    family.help = help;
    family.type = type;
    family.metric.push_back(std::move(metric));
    families_.push_back(std::move(family));
  }
  std::vector<MetricFamily> families_;
};

void add_net(Page& page, const net::Figures& net) {
  page.gauge("cueline_connections", "Signed-in WebSocket connections", static_cast<double>(net.connections));
  page.count("cueline_accepted_total", "TCP connections accepted", net.accepted);
  page.count("cueline_http_requests_total", "HTTP requests", net.requests);
  page.count("cueline_http_refused_total", "HTTP requests answered with 4xx", net.refused_http);
  page.count("cueline_http_failed_total", "HTTP requests answered with 5xx", net.failed_http);
  page.count("cueline_frames_in_total", "Frames from clients", net.frames_in);
  page.count("cueline_bad_frames_total", "Frames that could not be read", net.bad_frames);
  page.count("cueline_over_rate_total", "Frames refused for coming too fast", net.over_rate);
  page.count("cueline_deliveries_total", "Frames to clients", net.frames_out);
  page.count("cueline_delivered_bytes_total", "Bytes of those", net.bytes_out);
  page.count("cueline_history_pages_total", "Pages of history asked for", net.histories);
  page.count("cueline_catch_up_reads_total", "Reads of storage for connections that missed entries or fell behind",
             net.catch_ups);
  page.count("cueline_too_slow_total", "Connections closed for not reading", net.too_slow);
  page.count("cueline_silent_total", "Connections given up for silence", net.silent);
  page.count("cueline_sign_ins_total", "Sessions made", net.sign_ins);
  page.count("cueline_sign_ins_refused_total", "Sign-ins refused", net.sign_in_refused);
}

void add_engine(Page& page, const engine::Engine::Figures& engine) {
  page.count("cueline_commands_total", "Commands submitted", engine.commands);
  page.count("cueline_refusals_total", "Commands refused by a rule", engine.refusals);
  page.count("cueline_repeats_total", "Commands submitted again and answered from the first time", engine.repeats);
  page.count("cueline_entries_total", "Entries committed", engine.entries);
  page.count("cueline_batches_total", "Batches given to the log", engine.batches);
  page.count("cueline_joins_total", "Connections and readers that joined", engine.joins);
  page.gauge("cueline_engine_waiting", "Commands waiting for the log", static_cast<double>(engine.waiting));
}

void add_log(Page& page, const storage::LogFigures& log) {
  page.count("cueline_log_syncs_total", "Commits, each with one sync", log.commits);
  page.count("cueline_log_appends_total", "Batches in those commits", log.appends);
  page.count("cueline_log_bytes_total", "Bytes committed, about", log.bytes);
  page.count("cueline_log_read_failures_total", "Reads that ended with an error", log.read_failures);
  page.gauge("cueline_log_waiting", "Batches waiting for a commit", static_cast<double>(log.waiting));
  page.gauge("cueline_disk_free_bytes", "Free bytes of the data folder's disk", static_cast<double>(log.free_bytes));
  page.gauge("cueline_disk_room", "0 enough, 1 low, 2 only changes are taken, 3 nothing is taken",
             static_cast<double>(storage::room_of(log.free_bytes, storage::Room::enough)));
  page.histogram("cueline_log_commit_seconds", "Time of a commit with its sync", log.commit_us, 1e-6);
  page.histogram("cueline_log_appends_per_commit", "Batches in one commit", log.appends_per_commit, 1);
}

void add_notify(Page& page, const notify::Figures& notify) {
  page.gauge("cueline_notices_waiting", "Notices that are still to go out", static_cast<double>(notify.waiting));
  page.gauge("cueline_notify_devices", "Devices that show notices", static_cast<double>(notify.devices));
  page.count("cueline_notify_sent_total", "Letters handed to the network: pushes, mails, webhooks", notify.sent);
  page.count("cueline_notify_accepted_total", "Letters taken by a push service, mail server or gateway",
             notify.accepted);
  page.count("cueline_notify_later_total", "Letters that are to be tried again", notify.later);
  page.count("cueline_notify_gone_total", "Letters to nobody: the device was forgotten", notify.gone);
  page.count("cueline_notify_refused_total", "Letters refused for good", notify.refused);
  page.count("cueline_notices_shown_total", "Notices that a device said it showed", notify.shown);
  page.count("cueline_notices_failed_total", "Notices that no way took", notify.failed);
  page.count("cueline_notices_expired_total", "Notices that were of no use any more", notify.expired);
  page.count("cueline_notices_withdrawn_total", "Notices taken back before they went", notify.withdrawn);
  page.count("cueline_notices_answered_total", "Notices answered before they went", notify.answered);
}

}  // namespace

std::string metrics_text(const net::Figures& net, const engine::Engine::Figures& engine, const storage::LogFigures& log,
                         const notify::Figures& notify, bool ready) {
  Page page;
  page.gauge("cueline_ready", "1 when requests are taken", ready ? 1 : 0);
  add_net(page, net);
  add_engine(page, engine);
  add_log(page, log);
  add_notify(page, notify);
  return page.text();
}

}  // namespace cueline::ops
