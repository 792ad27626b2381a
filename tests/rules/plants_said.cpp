#include <algorithm>

#include "tests/rules/clock.hpp"
#include "tests/rules/plants.hpp"

namespace cueline::rules {

namespace {

bool among(const std::vector<PersonId>& persons, PersonId one) {
  return std::ranges::find(persons, one) != persons.end();
}

// Somebody active who is neither of these nor the author.
void add_somebody(const domain::School& school, PersonId by, std::vector<PersonId>& persons,
                  const std::vector<PersonId>& but = {}) {
  for (const auto& [id, person] : school.people) {
    if (!person.active || id == by || among(persons, id) || among(but, id)) continue;
    return persons.push_back(id);
  }
}

std::vector<PersonId> of_role(const domain::School& school, Role role) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    if (person.role == role && person.active) persons.push_back(id);
  }
  return persons;
}

// One bug at a time, in the kind of fact it is about.
struct Change {
  Plant plant;
  const domain::School& school;
  PersonId by;
  Millis now;
  domain::Draft& draft;

  void operator()(AlertSent& sent) const {
    auto& to = draft.to;
    if (plant == Plant::affected_person_left_out && to.size() > 1) to.pop_back();
    if (plant == Plant::unaffected_person_added) add_somebody(school, by, to);
    if (plant == Plant::pursued_late && sent.pursuit && sent.pursuit->next) sent.pursuit->next->value += minute_ms;
    if (plant == Plant::answer_carried_for_the_silent && sent.supersedes && !to.empty()) sent.carried = to;
    if (plant == Plant::answer_carried_though_it_differs && sent.supersedes) carry_all(sent);
    if (plant == Plant::answer_not_carried) sent.carried.reset();
    if (plant == Plant::second_ring_at_once && sent.waiting) {
      to.push_back(sent.waiting->front());
      sent.waiting->erase(sent.waiting->begin());
    }
    if (plant == Plant::emergency_held_back && sent.severity == 3 && to.size() > 1) {
      sent.held = {{to.back(), {now.value + minute_ms}}};
      to.pop_back();
    }
    if (!sent.held || sent.held->empty()) return;
    if (plant == Plant::held_an_hour_off) sent.held->front().until.value += hour_ms;
    if (plant == Plant::held_person_addressed) {
      to.push_back(sent.held->front().person);
      sent.held->erase(sent.held->begin());
    }
  }
  void carry_all(AlertSent& sent) const {
    sent.carried.emplace();
    for (const auto& one : school.alerts.at(*sent.supersedes).recipients) {
      if (one.answer && among(draft.to, one.person)) sent.carried->push_back(one.person);
    }
  }
  void operator()(AlertAnswered& answered) const {
    if (plant == Plant::done_never_asked) answered.undone.reset();
    if (plant == Plant::done_asked_late && answered.undone) answered.undone->next->value += minute_ms;
  }
  void operator()(AlertWidened& widened) const {
    const auto& alert = school.alerts.at(widened.alert);
    if (plant == Plant::first_ring_asked_again) draft.to.push_back(alert.recipients.front().person);
    if (plant == Plant::next_ring_skipped && alert.waiting && alert.waiting->size() > draft.to.size()) {
      draft.to.front() = alert.waiting->back();
    }
  }
  void operator()(AlertReached& reached) const {
    const auto& alert = school.alerts.at(reached.alert);
    if (plant != Plant::reached_twice || alert.recipients.empty()) return;
    for (const auto& one : alert.recipients) {
      if (!one.held_until && !among(draft.to, one.person)) return draft.to.push_back(one.person);
    }
  }
  void operator()(Pursued& pursued) const {
    if (plant == Plant::repeat_one_too_many && pursued.act == PursuitAct::remind && pursued.pursuit.next) {
      pursued.pursuit.step -= pursued.pursuit.done == 0 && pursued.pursuit.step > 0 ? 1 : 0;
    }
    if (plant == Plant::sender_told_is_somebody_else && pursued.act == PursuitAct::tell_sender && !draft.to.empty()) {
      const auto sender = draft.to;
      draft.to.clear();
      add_somebody(school, by, draft.to, sender);
    }
    if (plant == Plant::admin_told_is_the_office && pursued.act == PursuitAct::tell_admin) {
      draft.to = of_role(school, Role::office);
    }
    if (plant == Plant::off_duty_neighbour_named && pursued.act == PursuitAct::name_to_neighbour) {
      add_somebody(school, by, draft.to);
    }
    if (plant == Plant::done_asked_of_another && pursued.pursuit.rule == "undone" && !draft.to.empty()) {
      add_somebody(school, by, pursued.silent, draft.to);
    }
    const auto alert = school.alerts.find(id_cast<AlertId>(pursued.item));
    if (plant != Plant::answered_called_silent || alert == school.alerts.end()) return;
    for (const auto& one : alert->second.recipients) {
      if (one.answer) pursued.silent.push_back(one.person);
    }
  }
  void operator()(ObservationSent& sent) const {
    if (plant == Plant::offered_an_hour_late && sent.pursuit && sent.pursuit->next)
      sent.pursuit->next->value += hour_ms;
  }
  void operator()(IssueRaised& raised) const {
    if (plant == Plant::promise_in_clock_hours) raised.due.value = now.value + 2 * hour_ms;
    if (plant == Plant::bypassed_person_addressed && raised.bypass) draft.to.push_back(*raised.bypass);
  }
  void operator()(auto&) const {}
};

template <class Fact>
bool is(const domain::Draft& draft) {
  return std::holds_alternative<Fact>(draft.body);
}

bool is_offer(const domain::Draft& draft) {
  const auto* const pursued = std::get_if<Pursued>(&draft.body);
  return pursued && pursued->act == PursuitAct::offer_author;
}

// An answer, and right after it what silence would have led to.
void pursue_answered(const domain::School& school, domain::Drafts& drafts) {
  const auto* const answer = drafts.empty() ? nullptr : std::get_if<ObservationAnswered>(&drafts.front().body);
  if (!answer || answer->answer == ObservationAnswer::seen) return;
  const auto& observation = school.observations.at(answer->observation);
  if (!observation.pursuit) return;
  const auto home = drafts.front().timeline;
  drafts.push_back(
      {home, {}, {}, Pursued{id_cast<ItemId>(observation.id), PursuitAct::offer_author, {}, *observation.pursuit}});
}

}  // namespace

void change(Plant plant, const domain::School& school, PersonId by, Millis now, domain::Drafts& drafts) {
  for (auto& draft : drafts) {
    std::visit([&](auto& fact) { Change{plant, school, by, now, draft}(fact); }, draft.body);
  }
  if (plant == Plant::pursued_after_the_answer) pursue_answered(school, drafts);
  if (drafts.empty() || by) return;
  const auto first = drafts.front();
  if (plant == Plant::due_fired_twice && is<AlertEnded>(first)) drafts.push_back(first);
  if (plant == Plant::end_forgotten && is<AlertEnded>(first)) drafts.clear();
  if (plant == Plant::back_forgotten && is<AlertReached>(first)) drafts.clear();
  if (plant == Plant::pass_never_ends && is<PersonDeactivated>(first)) drafts.clear();
  if (plant == Plant::offer_forgotten && is_offer(first)) drafts.clear();
  if (plant == Plant::ended_early && is<Pursued>(first)) {
    const auto item = std::get<Pursued>(first.body).item;
    const AlertId alert = id_cast<AlertId>(item);
    if (school.alerts.contains(alert)) drafts = {{first.timeline, {}, {}, AlertEnded{alert}}};
  }
}

domain::Drafts in_place_of_refusal(Plant plant, const domain::School& school, PersonId by, const Command& command) {
  const auto* const answer = std::get_if<AnswerAlert>(&command);
  if (plant != Plant::second_taker || !answer || answer->answer != AlertAnswer::got_it) return {};
  const auto alert = school.alerts.find(answer->alert);
  if (alert == school.alerts.end() || alert->second.state != AlertState::taken || alert->second.taken_by == by)
    return {};
  const auto is_recipient = [&](const Recipient& one) { return one.person == by && !one.held_until; };
  if (std::ranges::none_of(alert->second.recipients, is_recipient)) return {};
  const auto home = timeline_of(answer->alert);
  return {{home, {}, {}, AlertAnswered{answer->alert, answer->answer, {}, {}, {}}},
          {home, {}, {}, AlertTaken{answer->alert, by}}};
}

}  // namespace cueline::rules
