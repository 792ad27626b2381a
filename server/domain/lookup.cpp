#include "server/domain/items.hpp"

#include <cstdio>
#include <cstdlib>

#include "server/domain/access.hpp"

namespace cueline::domain {

void stop_on_bug(std::string_view what) {
  std::fprintf(stderr, "bug in the rules of the school: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

bool reads_cited(const Asked& asked) {
  return asked.cited && access::may_read_stored(asked.school, asked.by.id, *asked.cited);
}

bool reads(const Asked& asked, TimelineId timeline) { return access::may_read(asked.school, asked.by.id, timeline); }

bool is_active(const School& school, PersonId person) {
  const auto* const found = lookup(school.people, person);
  return found && found->active;
}

bool is_admin(const Asked& asked) { return asked.by.role == Role::admin; }

bool all_active(const School& school, const std::vector<PersonId>& persons) {
  return std::all_of(persons.begin(), persons.end(), [&](PersonId one) { return is_active(school, one); });
}

std::vector<PersonId> active_without(const School& school, std::vector<PersonId> persons, PersonId without) {
  std::erase_if(persons, [&](PersonId one) { return one == without || !is_active(school, one); });
  return sorted_unique(std::move(persons));
}

}  // namespace cueline::domain
