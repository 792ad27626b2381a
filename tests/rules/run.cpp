#include "tests/rules/run.hpp"

#include "protocol/write.hpp"

namespace cueline::rules {

namespace {

constexpr std::int64_t days_after = 12;  // for what is still to come

}  // namespace

Run::Run(std::uint64_t seed, Plant plant) : chance_(seed) {
  choose_days(chance_, model_.plan);
  book_ = std::make_unique<Book>(model_, verdict_);
  const auto morning = model_.plan.zone.at(model_.plan.first_day, 5 * 60);
  town_ = std::make_unique<Town>(
      morning, [this](const Entry& entry, const domain::School& school) { book_->saw(entry, school, *town_); },
      [this](const std::string& promise) { verdict_.fail(promise); }, plant);
}

Verdict Run::run() {
  set_up();
  const auto last = model_.plan.zone.at(model_.plan.first_day + model_.plan.days, 0);
  while (town_->now() < last && verdict_.broken.empty()) {
    for (auto acts = chance_.below(4); acts > 0; --acts) act();
    if (chance_.one_in(25)) trouble();
    let_time_pass();
  }
  if (verdict_.broken.empty()) end();
  verdict_.totals.entries = town_->entries().size();
  if (verdict_.broken.empty()) return verdict_;
  for (const auto& entry : town_->entries()) verdict_.log += write(entry) + '\n';
  return verdict_;
}

void Run::act() {
  const auto somebody_else = somebody();
  if (chance_.one_in(6)) return several_take_it();
  const auto [me, command] = chance_.one_in(3) ? follow_up() : std::pair(somebody_else, something(somebody_else));
  ++verdict_.totals.commands;
  const auto reply = town_->ask(me, command);
  if (!reply.problem) return;
  ++verdict_.totals.refused;
  ++verdict_.totals.refusals[std::string(kind_of(command)) + ":" + reply.problem->code];
}

// By day a few minutes, by night till the morning.
void Run::let_time_pass() {
  const auto now = town_->now();
  const auto day = model_.plan.zone.day_at(now);
  const auto evening = model_.plan.zone.at(day, 17 * 60);
  if (now < evening) return town_->pass_until(now + chance_.between(1, 40 * minute_ms));
  if (chance_.one_in(2)) return town_->pass_until(now + chance_.between(1, 5 * hour_ms));
  town_->pass_until(model_.plan.zone.at(day + 1, chance_.between(0, 8 * 60)));
}

// The server is away: for a second, a while, or till the next day; with it goes what was not saved.
void Run::trouble() {
  ++verdict_.totals.restarts;
  for (auto said = chance_.below(4); said > 0; --said) {
    const auto me = somebody();
    town_->say(me, something(me), [](const Reply&) {});
  }
  const auto away = chance_.one_in(3) ? 20 * hour_ms : chance_.one_in(2) ? hour_ms : second_ms;
  town_->die_until(town_->now() + chance_.between(1, away), chance_.below(3));
}

// Nobody does anything any more: everything that was promised happens, and comes to an end.
void Run::end() {
  const auto last = model_.plan.first_day + model_.plan.days;
  const auto offset = [&](std::int64_t day) { return model_.plan.zone.offset_at(model_.plan.zone.at(day, 0)); };
  if (offset(model_.plan.first_day) != offset(last)) ++verdict_.totals.clock_changes;
  town_->pass_until(model_.plan.zone.at(last + days_after, 0));
  town_->die_until(town_->now(), 0);
  if (!town_->live().same_as(town_->school())) verdict_.fail("replaying the log gives the live state");
  book_->at_end(*town_);
}

}  // namespace cueline::rules
