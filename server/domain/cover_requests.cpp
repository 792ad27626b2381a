#include "server/domain/cover_requests.hpp"

#include "server/domain/alert_parts.hpp"
#include "server/domain/audience.hpp"
#include "server/domain/fair_order.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_cover_ms = std::int64_t{24} * 60 * 60 * 1000;

bool names_nobody(const Audience& audience) {
  return audience.channels.empty() && audience.roles.empty() && audience.persons.empty() && !audience.everyone &&
         audience.rooms.value_or(AudiencePart<RoomId>{}).empty() &&
         audience.students.value_or(AudiencePart<StudentId>{}).empty();
}

std::optional<PersonId> meant_alone(Audience audience) {
  if (audience.persons.size() != 1) return std::nullopt;
  const auto person = audience.persons.front();
  audience.persons.clear();
  return names_nobody(audience) ? std::optional(person) : std::nullopt;
}

}  // namespace

boost::system::error_code check_cover(const Asked& asked, const SendAlert& command, const TemplateRule& kind) {
  const auto& cover = *command.cover;
  if (!is_active(asked.school, cover.instead_of)) return Errc::not_found;
  const auto* const slot = cover.slot ? asked.school.row<Slot>(cover.slot->value) : nullptr;
  if (cover.slot && (!slot || slot->person != cover.instead_of)) return Errc::not_found;
  const bool arranges = asked.by.role != Role::para && asked.by.role != Role::substitute;
  if (!arranges && cover.instead_of != asked.by.id && kind.family != "help") return Errc::not_allowed;
  if (command.mode != AnswerMode::first_taker) return Errc::wrong_state;
  if (cover.exchange) {  // what is given for it is one person's, so that one alone is asked
    const auto* const given = asked.school.row<Slot>(cover.exchange->value);
    if (!given) return Errc::not_found;
    if (meant_alone(command.audience) != given->person) return Errc::wrong_state;
  }
  if (cover.until <= cover.from) return Errc::end_before_start;
  if (cover.until <= asked.now) return Errc::until_in_the_past;
  if (cover.until.value > cover.from.value + longest_cover_ms) return Errc::out_of_range;
  return {};
}

Rings rings(const Asked& asked, const SendAlert& command) {
  auto order = fair_order(asked.school, *command.cover, asked.now);
  std::erase(order, asked.by.id);
  if (!names_nobody(command.audience)) {
    const auto meant = asked_for(asked, command);
    std::erase_if(order, [&](PersonId one) { return !holds(meant, one); });
  }
  if (order.empty()) {  // an admin has to find another way, but for who is away themselves
    order = on_duty_in(asked.school, Role::admin, asked.now, asked.by.id);
    std::erase(order, command.cover->instead_of);
  }
  const auto first = std::min(ring_size, order.size());
  const auto split = order.begin() + static_cast<std::ptrdiff_t>(first);
  return {sorted_unique(std::vector(order.begin(), split)), std::vector(split, order.end())};
}

Drafts widen(const School& school, const Alert& alert, Millis now) {
  std::vector<PersonId> ring;
  for (const auto one : alert.waiting.value_or(std::vector<PersonId>{})) {
    if (ring.size() == ring_size) break;
    if (alert.cover && can_stand_in(school, *alert.cover, one, now)) ring.push_back(one);
  }
  if (ring.empty()) return {};
  return {Draft{timeline_of(alert.id), {}, sorted_unique(std::move(ring)), AlertWidened{alert.id}}};
}

// Who was passed over because they are not free any more stays on the list: they may be free when it widens again.
void apply(School& school, const Entry& entry, const AlertWidened& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  for (const auto person : entry.to) {
    add_recipient(alert, person);
    if (alert.waiting) std::erase(*alert.waiting, person);
    school.gain(person, entry.sequence);
  }
  if (alert.waiting && alert.waiting->empty()) alert.waiting.reset();
  school.forget_readers(timeline_of(alert.id));
  school.touch(name_of(alert));
}

}  // namespace cueline::domain
