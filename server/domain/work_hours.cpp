// Contract hours and preferences: what may be set.
#include <algorithm>

#include "server/domain/rows.hpp"

namespace cueline::domain {
namespace {

using boost::system::error_code;

bool overlap(const WeekSpan& one, const WeekSpan& other) {
  return one.weekday == other.weekday && one.start < other.end && other.start < one.end;
}

bool lies_within(const WeekSpan& span, const std::vector<WeekSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const WeekSpan& one) {
    return one.weekday == span.weekday && one.start <= span.start && span.end <= one.end;
  });
}

error_code check_spans(const std::vector<WeekSpan>& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].end <= spans[i].start) return Errc::end_before_start;
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(spans[i], spans[j])) return Errc::overlapping;
    }
  }
  return {};
}

}  // namespace

error_code check(const Asked& asked, const WorkHours& row) {
  if (!is_active(asked.school, row.id)) return Errc::not_found;
  if (const auto refusal = check_spans(row.paid)) return refusal;
  std::vector<WeekSpan> guarded;
  for (const auto& one : row.protected_time) guarded.push_back(one.span);
  if (const auto refusal = check_spans(guarded)) return refusal;
  for (const auto& span : guarded) {
    if (!row.paid.empty() && !lies_within(span, row.paid)) return Errc::not_at_work;
  }
  return {};
}

error_code check(const Asked&, const Preferences& row) { return check_spans(row.feedback); }

}  // namespace cueline::domain
