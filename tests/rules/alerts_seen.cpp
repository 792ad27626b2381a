// Alerts: whom they reach and when, who takes them, when they end.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "protocol/catalog.hpp"
#include "tests/rules/book.hpp"

namespace cueline::rules {

namespace {

bool names_somebody(const Audience& audience) {
  const auto some = [](const auto& part) { return part && !part->empty(); };
  return !audience.channels.empty() || !audience.roles.empty() || !audience.persons.empty() || audience.everyone ||
         some(audience.rooms) || some(audience.students);
}

constexpr std::size_t ring_size = 3;

std::string numbers(const People& persons) {
  std::string all;
  for (const auto person : persons) all += ' ' + std::to_string(person.value);
  return all;
}

}  // namespace

// Whether another alert has changed the same day already.
bool Book::changes_twice(const AlertSent& fact) const {
  if (!fact.change || fact.audience.everyone != Everyone::affected) return false;
  return std::ranges::any_of(model_.changes, [&](const auto& one) {
    const auto apart = one.second.change.from_start.value - fact.change->from_start.value;
    return one.first != fact.supersedes && apart < day_ms && -apart < day_ms;
  });
}

// Of those asked for: who works is told, who is back in time hears of it then, the others not at all. What protects
// people asks nobody's hours: it reaches who is on site, and who is named.
void Book::expect_reached(const AlertAccount& alert, const People& asked) {
  const auto& fact = alert.fact();
  const auto& named = fact.audience.persons;
  People told;
  std::map<PersonId, std::int64_t> held;
  for (const auto person : asked) {
    const bool works = model_.on_duty(person, now());
    const bool is_named = std::ranges::find(named, person) != named.end();
    const bool protects = fact.severity == 3;
    const bool reaches = protects ? is_named || model_.on_site(person, now()) : works;
    if (reaches && !works) ++totals().off_hours;
    const auto back = protects ? std::nullopt : model_.next_on_duty(person, now());
    if (reaches) {
      told.insert(person);
    } else if (back && *back < fact.until.value) {
      held.emplace(person, *back);
    } else {
      ++totals().left_out;
    }
  }
  if (changes_twice(fact)) ++totals().changed_twice;
  expect(alert.told == told,
         "an alert reaches those whom it concerns and who are at work, nobody else:" + numbers(told));
  expect(alert.held == held, "an alert waits for those who are back before it ends, until their next paid start");
}

std::optional<Announced> Book::announced(const AlertSent& fact) const {
  if (!fact.change) return std::nullopt;
  const auto before = fact.supersedes ? said_.find(*fact.supersedes) : said_.end();
  return Announced{*fact.change, before == said_.end() ? std::vector<DayChange>() : before->second};
}

// A request for cover goes to who could stand in, three at a time, who has carried least first; if there is nobody, to
// the admins.
void Book::expect_covers(const AlertAccount& alert, const People& asked) {
  const auto& fact = alert.fact();
  auto eligible = who_could_cover(*fact.cover, entry_->author);
  if (names_somebody(fact.audience)) std::erase_if(eligible, [&](PersonId one) { return !asked.contains(one); });
  auto reached = alert.told;
  reached.insert(alert.waiting.begin(), alert.waiting.end());
  const auto is_substitute = [&](PersonId one) { return model_.plan.staff.at(one).role == Role::substitute; };
  const auto substitutes = std::erase_if(reached, is_substitute);
  for (const auto person : alert.told) expect(model_.on_duty(person, now()), "who is asked to stand in is at work");
  expect(!alert.told.contains(fact.cover->instead_of), "nobody is asked to stand in for themselves");
  if (eligible.empty() && substitutes == 0) {
    for (const auto& [id, staff] : model_.plan.staff) {
      const bool may_arrange = id != entry_->author && id != fact.cover->instead_of;
      if (staff.role == Role::admin && may_arrange && model_.on_duty(id, now())) eligible.insert(id);
    }
  }
  expect(reached == eligible,
         "a request for cover goes to those who could stand in, all of them, nobody else:" + numbers(eligible));
  expect(alert.told.size() == std::min(ring_size, alert.told.size() + alert.waiting.size()),
         "a request for cover asks three at a time");
  const auto load = [&](PersonId one) {
    const auto known = carried_.find(one);
    return std::pair(known == carried_.end() ? decltype(known->second)() : known->second, one);
  };
  std::vector<PersonId> order(alert.told.begin(), alert.told.end());
  std::ranges::sort(order, {}, load);
  order.insert(order.end(), alert.waiting.begin(), alert.waiting.end());
  const bool falls_to_admins = order.empty() || std::ranges::find(eligible, order.front()) == eligible.end();
  expect(falls_to_admins || std::ranges::is_sorted(order, {}, load), "who has carried least is asked first");
}

// Of those who wait to be asked the first three who could stand in now. (Of substitutes it is not said here.)
People Book::next_ring(const AlertAccount& alert) const {
  const auto able = who_could_cover(*alert.fact().cover, alert.sent.author);
  People ring;
  for (const auto person : alert.waiting) {
    if (ring.size() < ring_size && able.contains(person)) ring.insert(person);
  }
  return ring;
}

// A correction asks those again for whom it differs: whose day is another one than it was announced, or all if what it
// says is another thing.
void Book::expect_carried(const AlertAccount& alert) {
  const auto& fact = alert.fact();
  if (!fact.supersedes) return;
  ++totals().corrected;
  totals().carried += alert.answered.size();
  const auto& old = alerts_.at(*fact.supersedes);
  const auto change = announced(fact);
  const auto said = [](const AlertSent& one) {
    return std::tie(one.template_code, one.title, one.from, one.to, one.place, one.text, one.starts);
  };
  const bool says_the_same = said(fact) == said(old.fact()) && fact.change == old.fact().change;
  for (const auto person : alert.answered) {
    expect(old.answered.contains(person), "only an answer that was given is carried over");
    expect(alert.told.contains(person), "an answer is carried over for whom the correction reaches");
    expect(!model_.differs(person, change, *fact.supersedes), "for whom a correction differs is asked again");
    const bool of_their_day = fact.change && old.fact().change;
    expect(says_the_same || of_their_day, "who is told something else is asked again");
  }
  const bool by_all = fact.mode == AnswerMode::all && old.fact().mode == AnswerMode::all;
  const bool protects = fact.severity == 3 || old.fact().severity == 3;
  if (!says_the_same || !by_all || protects || days_changed_ > old.sent.sequence.value) return;
  for (const auto person : old.answered) {
    expect(!alert.told.contains(person) || alert.answered.contains(person),
           "who has answered is not asked again if nothing differs");
  }
}

std::string situation_of(const AlertSent& fact) {
  if (fact.mode == AnswerMode::information) return {};
  const auto* const kind =
      std::ranges::find(catalog::templates, std::string_view(fact.template_code), &catalog::Template::code);
  if (fact.mode == AnswerMode::first_taker && kind->family == "help") return "assist";
  if (fact.cover) return "cover";
  return fact.severity == 0 ? "" : "alert_" + std::to_string(fact.severity.value);
}

CountFrom Book::moments_of(const AlertSent& fact) const {
  CountFrom moments{.sent = now(), .until = fact.until.value};
  if (fact.starts) moments.start = fact.starts->value;
  if (!moments.start && fact.change) {
    moments.start = std::min(fact.change->from_start, fact.change->to_start.value_or(fact.change->from_start)).value;
  }
  if (moments.start && *moments.start <= now()) moments.start.reset();
  return moments;
}

// Counted from when it reached somebody who is waited for.
Silence Book::silence_of(const AlertSent& fact) const { return {steps_of(situation_of(fact)), moments_of(fact)}; }

void Book::expect_interpreters(const AlertAccount& alert) {
  ++totals().interpreters;
  for (const auto person : alert.told) {
    const auto& able = model_.plan.staff.at(person).interprets;
    const bool qualified = std::ranges::find(able, Language(alert.fact().title)) != able.end();
    expect(qualified, "only the qualified are asked to interpret");
  }
}

void Book::saw(const AlertSent& fact) {
  const AlertId id{entry_->sequence.value};
  ++totals().alerts;
  auto& alert = alerts_[id];
  alert.sent = *entry_;
  alert.told = addressed();
  for (const auto& one : fact.held.value_or(std::vector<Held>())) alert.held.emplace(one.person, one.until.value);
  if (fact.waiting) alert.waiting = *fact.waiting;
  if (fact.carried) alert.answered = {fact.carried->begin(), fact.carried->end()};
  if (fact.supersedes) {
    const auto& old = alerts_.at(*fact.supersedes).has_it;
    std::ranges::set_intersection(old, alert.answered, std::inserter(alert.has_it, alert.has_it.end()));
    if (!alert.has_it.empty()) wait_for_it(alert);
  }
  totals().told += alert.told.size();
  totals().held += alert.held.size();
  expect_carried(alert);
  if (fact.severity == 3) ++totals().emergencies;
  const auto asked = asked_for(fact, entry_->author);
  fact.cover ? expect_covers(alert, asked) : expect_reached(alert, asked);
  if (fact.template_code == "interpreter") expect_interpreters(alert);
  alert.silence = silence_of(fact);
  if (fact.supersedes) model_.changes.erase(*fact.supersedes);
  const auto change = announced(fact);
  if (fact.supersedes) said_[id] = said_[*fact.supersedes];
  if (!change) return;
  ++totals().day_changes;
  model_.changes[id] = *change;
  said_[id].push_back(change->change);
  days_changed_ = entry_->sequence.value;
}

void Book::saw(const AlertReached& fact) {
  auto& alert = alerts_.at(fact.alert);
  expect(!alert.over, "what is over reaches nobody any more");
  for (const auto person : entry_->to) {
    ++totals().reached;
    const auto held = alert.held.find(person);
    expect(model_.on_duty(person, now()), "who was held hears of it when at work");
    if (held == alert.held.end()) {
      fail("who was held hears of it once");
      continue;
    }
    expect_time(std::max(held->second, alert.open_since), "an alert that waited for somebody");
    alert.held.erase(held);
    alert.told.insert(person);
  }
  for (const auto& one : fact.held.value_or(std::vector<Held>())) {
    expect(!model_.on_duty(one.person, now()), "who is at work is not held any longer");
    expect_time(std::max(alert.held[one.person], alert.open_since), "an alert that waits for somebody");
    const auto back = model_.next_on_duty(one.person, now());
    const auto until = back && *back < alert.fact().until.value ? *back : alert.fact().until.value;
    expect(one.until.value == until, "an alert waits on for who is away still, until their next paid start");
    alert.held[one.person] = one.until.value;
  }
  if (!entry_->to.empty() && !alert.silence.next()) alert.silence = silence_of(alert.fact());
}

// Before the entry that says what was done about silence, in the same moment.
void Book::saw(const AlertWidened& fact) {
  auto& alert = alerts_.at(fact.alert);
  ++totals().widened;
  expect(!alert.over && !alert.taker, "what is over or taken asks nobody else");
  const auto due = alert.silence.next();
  expect(due && due->act == PursuitAct::widen, "others are asked when it is their turn");
  if (due) expect_time(due->time, "that others are asked");
  auto ring = addressed();
  for (const auto person : ring) expect(model_.on_duty(person, now()), "who is asked next is at work");
  const auto able = next_ring(alert);
  for (const auto person : entry_->to) {
    expect(std::erase(alert.waiting, person) == 1, "who is asked next was waiting for it");
    alert.told.insert(person);
  }
  expect(ring.size() <= ring_size, "a request for cover asks three at a time");
  const auto is_substitute = [&](PersonId one) { return model_.plan.staff.at(one).role == Role::substitute; };
  if (std::erase_if(ring, is_substitute) == 0)
    expect(ring == able, "the next who could stand in are asked:" + numbers(able));
  alert.widened = now();
}

void Book::saw(const AlertAnswered& fact) {
  auto& alert = alerts_.at(fact.alert);
  expect(alert.told.contains(entry_->author), "an alert is answered by somebody it reached");
  alert.answered.insert(entry_->author);
  alert.has_it.erase(entry_->author);
  if (fact.answer == AlertAnswer::got_it) {
    alert.has_it.insert(entry_->author);
    wait_for_it(alert);
  }
  const auto answered = [&](PersonId one) { return alert.answered.contains(one); };
  if (alert.fact().mode == AnswerMode::all && alert.held.empty() && std::ranges::all_of(alert.told, answered)) {
    alert.silence.stop();
  }
  if (alert.taker != entry_->author || fact.answer != AlertAnswer::conflict) return;
  alert.taker.reset();
  alert.undone.stop();
  alert.open_since = now();  // nobody else was waited for meanwhile
  alert.silence.wait_until(now());
}

void Book::saw(const AlertTaken& fact) {
  auto& alert = alerts_.at(fact.alert);
  ++totals().taken;
  expect(!alert.taker, "an alert has one taker");
  expect(alert.told.contains(fact.person), "an alert is taken by somebody it reached");
  alert.taker = fact.person;
}

// A kind that has to be done: who has got it is asked at its start, or after ten minutes.
void Book::wait_for_it(AlertAccount& alert) {
  const auto& fact = alert.fact();
  const auto* const kind =
      std::ranges::find(catalog::templates, std::string_view(fact.template_code), &catalog::Template::code);
  const bool again = fact.mode == AnswerMode::first_taker;
  if (!kind->to_do || fact.mode == AnswerMode::information || alert.done || (alert.to_do_by && !again)) return;
  alert.to_do_by = now();
  auto moments = moments_of(fact);
  if (!moments.start) moments.start = now() + 10 * minute_ms;
  alert.undone = {steps_of("undone"), moments};
}

void Book::saw(const AlertDone& fact) {
  auto& alert = alerts_.at(fact.alert);
  const auto by = entry_->author;
  const bool steers = by == alert.sent.author || model_.plan.staff.at(by).role == Role::admin;
  expect(!alert.done && !alert.over, "what is done is done once, while it runs");
  expect(steers || alert.told.contains(by), "who was told says that it is done, or who sent it");
  if (alert.fact().mode == AnswerMode::first_taker)
    expect(alert.taker && (steers || alert.taker == by), "what one of many took is done by who took it");
  alert.done = true;
  alert.undone.stop();
  ++totals().done;
}

void Book::saw(const AlertNudged& fact) {
  const auto& alert = alerts_.at(fact.alert);
  for (const auto person : entry_->to) {
    expect(alert.fact().severity == 3 || model_.on_duty(person, now()), "who is reminded is at work");
    expect(!alert.answered.contains(person), "who has answered is not reminded");
  }
}

void Book::over(AlertId id) {
  auto& alert = alerts_.at(id);
  alert.over = now();
  alert.silence.stop();
  alert.undone.stop();
}

void Book::saw(const AlertSuperseded& fact) { over(fact.alert); }

void Book::saw(const AlertCancelled& fact) {
  over(fact.alert);
  if (model_.changes.erase(fact.alert) == 1) days_changed_ = entry_->sequence.value;
}

void Book::saw(const AlertEnded& fact) {
  const auto& alert = alerts_.at(fact.alert);
  ++totals().ended;
  expect(!alert.over, "an alert ends once");
  expect_time(alert.fact().until.value, "the end of an alert");
  const bool at_its_time = alert.fact().until.value == now();
  expect(!at_its_time || !alert.undone.next(), "who has got it was asked whether it is done");
  over(fact.alert);
}

}  // namespace cueline::rules
