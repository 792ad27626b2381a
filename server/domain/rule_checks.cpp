// What a school may make of its rules: everything but what would leave somebody in danger unheard.
#include <boost/describe/enum_from_string.hpp>

#include "protocol/catalog.hpp"
#include "protocol/catalog_pursuits.hpp"
#include "server/domain/rows.hpp"

namespace cueline::domain {
namespace {

constexpr std::array<std::string_view, 7> groups{"joining_in", "pulling_away", "too_much", "rising",
                                                 "language",   "body",         "call_now"};
constexpr std::array<std::string_view, 10> families{"time",     "place",   "people", "student",    "plan",
                                                    "building", "meeting", "help",   "protective", "custom"};
constexpr std::int64_t shortest_pause = 15;  // seconds between two steps, as between two repeats
constexpr std::int64_t most_repeats = 60;    // of all steps of a rule together

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const Code& code) {
  return std::find(words.begin(), words.end(), code) != words.end();
}

bool is_code(const Code& code) {
  return std::all_of(code.begin(), code.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// Until when a step keeps repeating, by its own count.
std::int64_t last_of(const PursuitStep& step) { return step.seconds + step.repeats * step.every; }

// Steps that are counted from the same moment come one after the other, or do different things at once; days are
// compared with days.
bool follows(const PursuitStep& step, const PursuitStep& before) {
  if (step.counted_from != before.counted_from) return true;
  const bool at_once = step.seconds == last_of(before) && step.act != before.act;
  const auto pause = step.counted_from == CountedFrom::school_days ? 1 : shortest_pause;
  return at_once || step.seconds >= last_of(before) + pause;
}

Refusal check(const PursuitStep& step) {
  if (step.repeats > 0 && step.every < shortest_pause) return {Errc::out_of_range, "/every"};
  if (step.counted_from == CountedFrom::school_days) {
    if (step.repeats > 0) return {Errc::out_of_range, "/repeats"};
    if (step.seconds > 200) return {Errc::out_of_range, "/seconds"};
  }
  if (step.seconds < 0 && step.counted_from != CountedFrom::start && step.counted_from != CountedFrom::due) {
    return {Errc::out_of_range, "/seconds"};
  }
  return {};
}

// Where somebody may be in danger silence is never left alone.
bool must_go_on(const Code& situation) {
  return situation == "alert_3" || situation == "assist" || situation == "come_now";
}

}  // namespace

Refusal check(const Asked&, const SignRule& row) {
  catalog::Valence valence{};
  if (!is_code(row.code)) return {Errc::unknown_code, "/code"};
  if (!is_one_of(groups, row.group)) return {Errc::unknown_code, "/group"};
  if (!boost::describe::enum_from_string(row.valence.c_str(), valence)) return {Errc::unknown_code, "/valence"};
  const auto* const started = in_catalog(catalog::signs, row.code);
  const bool calls = started && started->valence == catalog::Valence::call;
  if (calls && valence != catalog::Valence::call) return {Errc::wrong_state, "/valence"};
  if (calls && row.hidden.value_or(false)) return {Errc::wrong_state, "/hidden"};
  return {};
}

Refusal check(const Asked&, const TemplateRule& row) {
  if (!is_code(row.code)) return {Errc::unknown_code, "/code"};
  if (!is_one_of(families, row.family)) return {Errc::unknown_code, "/family"};
  const auto* const started = in_catalog(catalog::templates, row.code);
  const bool protective = row.family == "protective";
  if (protective != (row.severity == 3)) return {Errc::wrong_state, "/severity"};
  // Safe is not a thing to be done, and what is for information asks for nothing.
  const bool asks = !protective && row.mode != AnswerMode::information;
  if (row.to_do.value_or(false) && !asks) return {Errc::wrong_state, "/to_do"};
  if (!started) return {};
  // What a kind is made for stays: protective actions reach everybody, and one of many takes what needs one taker.
  if (protective != (started->family == "protective")) return {Errc::wrong_state, "/family"};
  if (protective && row.hidden.value_or(false)) return {Errc::wrong_state, "/hidden"};
  if (started->mode == "first_taker" && row.mode != AnswerMode::first_taker) return {Errc::wrong_state, "/mode"};
  return {};
}

Refusal check(const Asked&, const IssueRule& row) {
  if (!is_code(row.code)) return {Errc::unknown_code, "/code"};
  if (row.due_hours < row.promise_hours) return {Errc::end_before_start, "/due_hours"};
  return {};
}

Refusal check(const Asked&, const PursuitRule& row) {
  if (!in_catalog(catalog::pursuits, row.code)) return {Errc::unknown_code, "/code"};
  if (row.steps.empty() && must_go_on(row.code)) return {Errc::wrong_state, "/steps"};
  std::int64_t repeats = 0;
  for (std::size_t i = 0; i < row.steps.size(); ++i) {
    if (auto refusal = check(row.steps[i])) return in_list("steps", i, std::move(refusal));
    if (i > 0 && !follows(row.steps[i], row.steps[i - 1]))
      return in_list("steps", i, {Errc::end_before_start, "/seconds"});
    repeats += row.steps[i].repeats;
  }
  if (repeats > most_repeats) return {Errc::out_of_range, "/steps"};
  return {};
}

}  // namespace cueline::domain
