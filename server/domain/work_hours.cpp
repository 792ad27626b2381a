// Contract hours and preferences: what may be set.
#include <algorithm>

#include "server/domain/rows.hpp"

namespace cueline::domain {
namespace {

bool overlap(const WeekSpan& one, const WeekSpan& other) {
  return one.weekday == other.weekday && one.start < other.end && other.start < one.end;
}

bool lies_within(const WeekSpan& span, const std::vector<WeekSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const WeekSpan& one) {
    return one.weekday == span.weekday && one.start <= span.start && span.end <= one.end;
  });
}

// `field`: where the spans stand, `step`: where in one item of it, if that is more than the span.
Refusal check_spans(const std::vector<WeekSpan>& spans, std::string_view field, const std::string& step = {}) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].end <= spans[i].start) return in_list(field, i, {Errc::end_before_start, step + "/end"});
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(spans[i], spans[j])) return in_list(field, i, {Errc::overlapping, step + "/start"});
    }
  }
  return {};
}

}  // namespace

Refusal check(const Asked& asked, const WorkHours& row) {
  if (!is_active(asked.school, row.id)) return {Errc::not_found, "/id"};
  if (auto refusal = check_spans(row.paid, "paid")) return refusal;
  std::vector<WeekSpan> guarded;
  for (const auto& one : row.protected_time) guarded.push_back(one.span);
  if (auto refusal = check_spans(guarded, "protected_time", "/span")) return refusal;
  for (std::size_t i = 0; i < guarded.size(); ++i) {
    if (!row.paid.empty() && !lies_within(guarded[i], row.paid)) {
      return in_list("protected_time", i, {Errc::not_at_work, "/span"});
    }
  }
  return {};
}

Refusal check(const Asked&, const Preferences& row) { return check_spans(row.feedback, "feedback"); }

}  // namespace cueline::domain
