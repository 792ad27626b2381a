#include <algorithm>

#include "tests/rules/plants.hpp"

namespace cueline::rules {

domain::School shown(Plant plant, const domain::School& school) {
  auto other = school;
  other.days_cache = {};  // the rows are changed under it
  auto& calendars = other.rows<Calendar>();
  switch (plant) {
    case Plant::absences_forgotten: other.rows<Absence>().clear(); break;
    case Plant::covers_forgotten: other.rows<Cover>().clear(); break;
    case Plant::moves_forgotten: other.rows<Reassignment>().clear(); break;
    case Plant::contract_hours_forgotten: other.rows<WorkHours>().clear(); break;
    case Plant::rotation_forgotten:
      for (auto& [id, calendar] : calendars) calendar.cycle.resize(1);
      break;
    case Plant::closed_days_forgotten:
      for (auto& [id, calendar] : calendars)
        std::erase_if(calendar.special, [](const auto& day) { return day.closed; });
      break;
    case Plant::early_dismissal_forgotten:
      for (auto& [id, calendar] : calendars) std::erase_if(calendar.special, [](const auto& day) { return day.ends; });
      break;
    case Plant::summer_time_forgotten:
      other.record.time_zone = other.record.time_zone == "Europe/Berlin"      ? "Africa/Tunis"
                               : other.record.time_zone == "America/New_York" ? "America/Panama"
                               : other.record.time_zone == "Australia/Sydney" ? "Australia/Brisbane"
                               : other.record.time_zone == "Europe/Lisbon"    ? "Africa/Abidjan"
                                                                              : "Asia/Kathmandu";
      break;
    case Plant::pass_end_forgotten:
      for (auto& [id, person] : other.people) {
        if (person.until) person.until->value += std::int64_t{30} * 24 * 3'600'000;
      }
      break;
    default: break;
  }
  return other;
}

}  // namespace cueline::rules
