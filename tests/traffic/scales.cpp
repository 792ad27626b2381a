#include "tests/traffic/scales.hpp"

#include <algorithm>
#include <span>

#include "tests/traffic/witness.hpp"

namespace cueline::traffic {

Scales::Trend Scales::trend(Seconds warm_up) const {
  const auto warm = std::ranges::find_if(samples_, [&](const Sample& sample) { return sample.age >= warm_up; });
  const std::span all(warm, samples_.end());
  Trend trend;
  if (all.size() < 6) return trend;
  const auto third = all.size() / 3;
  const auto first = all.first(third);
  const auto last = all.last(third);
  const auto median_mib = [](std::span<const Sample> some) {
    std::vector<double> values;
    for (const auto& sample : some) values.push_back(sample.weight.resident_mib);
    return quantile(values, 0.5);
  };
  const auto fewest = [](std::span<const Sample> some, auto member) {
    return std::ranges::min(some, {}, [&](const Sample& sample) { return sample.weight.*member; }).weight.*member;
  };
  trend.over = all.back().age - all.front().age;
  trend.grown_mib = median_mib(last) - median_mib(first);
  trend.fewest_descriptors_first = fewest(first, &Weight::descriptors);
  trend.fewest_descriptors_last = fewest(last, &Weight::descriptors);
  trend.fewest_threads = fewest(all, &Weight::threads);

  double hours = 0;
  double mib = 0;
  for (const auto& sample : all) {
    hours += sample.age.count() / 3'600 / static_cast<double>(all.size());
    mib += sample.weight.resident_mib / static_cast<double>(all.size());
    trend.most_threads = std::max(trend.most_threads, sample.weight.threads);
    trend.most_mib = std::max(trend.most_mib, sample.weight.resident_mib);
  }
  double together = 0;
  double alone = 0;
  for (const auto& sample : all) {
    const auto from_middle = sample.age.count() / 3'600 - hours;
    together += from_middle * (sample.weight.resident_mib - mib);
    alone += from_middle * from_middle;
  }
  trend.mib_per_hour = together / alone;
  const auto messages = static_cast<double>(all.back().messages - all.front().messages);
  const auto disk_mib = all.back().weight.disk_mib - all.front().weight.disk_mib;
  trend.disk_bytes_per_message = messages > 0 ? disk_mib * 1'048'576 / messages : 0;
  return trend;
}

}  // namespace cueline::traffic
