#include <fmt/core.h>

#include <filesystem>

#include "tests/bench/bare.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

// The acknowledgement rows again on a disk whose sync takes 2 ms longer: the promise must stay cheap there.
void measure_slow_disk(const Bench& bench) {
  const auto folder = bench.place("slow_disk");
  const auto senders = bench.size.senders;
  const auto shim = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "bench_slow_sync.so";
  const Variables slow{{"LD_PRELOAD", shim.string()}};
  Serving serving;
  serving.variables = slow;
  Cueline cueline(bench.binary, folder + "/cueline", Rooms::of_their_own(senders), serving);
  Bare bare("sync", folder, slow);
  Audience one(cueline, 1);
  Audience floor(bare, 1);
  const auto messages = bench.size.acknowledgements / 100;
  const auto before = acknowledge(floor, messages / 2, 1);
  const auto alone = acknowledge(one, messages, 1);
  const auto after = acknowledge(floor, messages / 2, 1);
  bench.table.add({"sync of 2 ms: 1 sender, p50", alone.p50, "us", "bare sync and answer", (before.p50 + after.p50) / 2,
                   1.3, true});
  Audience many(cueline, senders);
  for (const std::size_t window : {std::size_t{1}, std::size_t{16}}) {
    const auto answered = acknowledge(many, bench.size.acknowledgements / 4 * std::min<std::size_t>(window, 4), window);
    const auto what = fmt::format("sync of 2 ms: {} senders, {} in flight", senders, senders * window);
    bench.table.add({what, answered.per_second, "acknowledged / s"});
    bench.table.add({what + ", p50", answered.p50, "us", "bare sync and answer", (before.p50 + after.p50) / 2});
  }
}

}  // namespace cueline::bench
