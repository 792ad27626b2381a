// What rings at the made-up school, its rooms, and who does what when.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "clients/cli/demo/people.hpp"
#include "clients/cli/demo/places.hpp"

namespace cueline::demo {

constexpr int clock(int hour, int minute) { return hour * 60 + minute; }

struct PeriodRow {
  std::string_view name;
  PeriodKind kind;
  int start, end;
};
inline constexpr std::array regular{
    PeriodRow{"Arrival", PeriodKind::other, clock(7, 50), clock(8, 15)},
    PeriodRow{"Period 1", PeriodKind::lesson, clock(8, 15), clock(9, 0)},
    PeriodRow{"Period 2", PeriodKind::lesson, clock(9, 0), clock(9, 50)},
    PeriodRow{"Period 3", PeriodKind::lesson, clock(9, 50), clock(10, 35)},
    PeriodRow{"Recess", PeriodKind::recess, clock(10, 35), clock(11, 5)},
    PeriodRow{"Period 4", PeriodKind::lesson, clock(11, 15), clock(12, 0)},
    PeriodRow{"Lunch", PeriodKind::lunch, clock(12, 0), clock(12, 35)},
    PeriodRow{"Period 5", PeriodKind::lesson, clock(12, 35), clock(13, 20)},
    PeriodRow{"Period 6", PeriodKind::lesson, clock(13, 25), clock(14, 10)},
    PeriodRow{"Period 7", PeriodKind::lesson, clock(14, 10), clock(14, 55)},
    PeriodRow{"Dismissal", PeriodKind::other, clock(14, 55), clock(15, 10)},
};
// On a day with an assembly it takes the place of this period; on a short day nothing is after that time.
inline constexpr std::string_view gives_way_to_assembly = "Period 4";
inline constexpr int early_release = clock(13, 30);

struct SlotRow {
  std::string_view person, period, what, place;
  SlotKind kind = SlotKind::lesson;
  std::optional<SupportMode> mode = {};
  Room group = Room::none;
  std::string_view student = "", cycle_day = "";
};

namespace rows {
using enum SlotKind;
using enum SupportMode;
inline constexpr auto r12 = Room::twelve, r14 = Room::fourteen, r9 = Room::nine, nobody = Room::none;

inline constexpr std::array twelve{
    SlotRow{"Hannah Okafor", "Period 1", "Morning meeting", "Room 12", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Period 2", "Reading", "Room 12", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Period 3", "Math", "Room 12", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Period 4", "Writing", "Room 12", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Assembly", "Assembly", "Gym", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Lunch", "Lunch", "", pause},
    SlotRow{"Hannah Okafor", "Period 5", "Planning", "Library", planning},
    SlotRow{"Hannah Okafor", "Period 6", "Science", "Room 12", lesson, whole_class, r12},
    SlotRow{"Hannah Okafor", "Period 7", "Centers", "Room 12", lesson, station, r12},
    SlotRow{"Marisol Vega", "Arrival", "Bus 4", "Bus loop", bus},
    SlotRow{"Marisol Vega", "Period 1", "Morning meeting", "Room 12", support, whole_class, r12},
    SlotRow{"Marisol Vega", "Period 2", "Reading", "Room 12", support, small_group, r12},
    SlotRow{"Marisol Vega", "Period 3", "Math", "Room 12", support, one_on_one, r12, "Jonas Reyes"},
    SlotRow{"Marisol Vega", "Recess", "Recess duty", "Playground", recess_duty},
    SlotRow{"Marisol Vega", "Period 4", "Writing", "Room 12", support, small_group, r12},
    SlotRow{"Marisol Vega", "Assembly", "Assembly", "Gym", support, whole_class, r12},
    SlotRow{"Marisol Vega", "Lunch", "Lunch", "", pause},
    SlotRow{"Marisol Vega", "Period 5", "Music", "Room 9", support, roaming, r12, "", "A"},
    SlotRow{"Marisol Vega", "Period 5", "Gym", "Gym", support, roaming, r12, "", "B"},
    SlotRow{"Marisol Vega", "Period 6", "Language group", "Room 5", support, language_support, r12},
    SlotRow{"Marisol Vega", "Period 7", "Centers", "Room 12", support, station, r12},
    SlotRow{"Marisol Vega", "Dismissal", "Bus 4", "Bus loop", bus},
    SlotRow{"Priya Nair", "Period 1", "Morning meeting", "Room 12", support, one_on_one, r12, "Leo Tanaka"},
    SlotRow{"Priya Nair", "Period 2", "Reading", "Room 12", support, station, r12},
    SlotRow{"Priya Nair", "Period 3", "Therapy", "Room 5", support, one_on_one, nobody, "Kiran Dutta"},
    SlotRow{"Priya Nair", "Period 4", "Writing", "Room 12", support, station, r12},
    SlotRow{"Priya Nair", "Lunch", "Lunch duty", "Cafeteria", lunch_duty},
    SlotRow{"Priya Nair", "Period 5", "Lunch", "", pause},
    SlotRow{"Priya Nair", "Period 6", "Science", "Room 12", support, station, r12},
    SlotRow{"Priya Nair", "Period 7", "Centers", "Room 12", support, station, r12},
};
inline constexpr std::array fourteen{
    SlotRow{"Tom Baker", "Period 1", "Morning meeting", "Room 14", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Period 2", "Reading", "Room 14", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Period 3", "Planning", "Library", planning},
    SlotRow{"Tom Baker", "Period 4", "Writing", "Room 14", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Assembly", "Assembly", "Gym", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Lunch", "Lunch", "", pause},
    SlotRow{"Tom Baker", "Period 5", "Math", "Room 14", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Period 6", "Science", "Room 14", lesson, whole_class, r14},
    SlotRow{"Tom Baker", "Period 7", "Centers", "Room 14", lesson, station, r14},
    SlotRow{"Denise Carter", "Arrival", "Bus 7", "Bus loop", bus},
    SlotRow{"Denise Carter", "Period 1", "Morning meeting", "Room 14", support, whole_class, r14},
    SlotRow{"Denise Carter", "Period 2", "Reading", "Room 14", support, small_group, r14},
    SlotRow{"Denise Carter", "Period 3", "Library", "Library", support, whole_class, r14},
    SlotRow{"Denise Carter", "Recess", "Recess duty", "Playground", recess_duty},
    SlotRow{"Denise Carter", "Assembly", "Assembly", "Gym", support, whole_class, r14},
    SlotRow{"Denise Carter", "Lunch", "Lunch", "", pause},
    SlotRow{"Denise Carter", "Period 5", "Math", "Room 14", support, one_on_one, r14, "Hugo Lindgren"},
    SlotRow{"Denise Carter", "Period 7", "Centers", "Room 14", support, station, r14},
    SlotRow{"Denise Carter", "Dismissal", "Bus 7", "Bus loop", bus},
    SlotRow{"Jonah Tate", "Period 2", "Reading", "Room 14", support, station, r14},
    SlotRow{"Jonah Tate", "Period 3", "Library", "Library", support, roaming, r14},
    SlotRow{"Jonah Tate", "Lunch", "Lunch duty", "Cafeteria", lunch_duty},
};
inline constexpr std::array nine{
    SlotRow{"Grace Lindqvist", "Period 1", "Morning meeting", "Room 9", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Period 2", "Reading", "Room 9", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Period 3", "Math", "Room 9", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Period 4", "Writing", "Room 9", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Assembly", "Assembly", "Gym", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Lunch", "Lunch", "", pause},
    SlotRow{"Grace Lindqvist", "Period 5", "Science", "Room 9", lesson, whole_class, r9},
    SlotRow{"Grace Lindqvist", "Period 6", "Planning", "Library", planning},
    SlotRow{"Grace Lindqvist", "Period 7", "Centers", "Room 9", lesson, station, r9},
    SlotRow{"Rafael Ferreira", "Period 1", "Morning meeting", "Room 9", support, whole_class, r9},
    SlotRow{"Rafael Ferreira", "Period 2", "Reading", "Room 9", support, language_support, r9},
    SlotRow{"Rafael Ferreira", "Period 3", "Math", "Room 9", support, small_group, r9},
    SlotRow{"Rafael Ferreira", "Assembly", "Assembly", "Gym", support, whole_class, r9},
    SlotRow{"Rafael Ferreira", "Lunch", "Lunch duty", "Cafeteria", lunch_duty},
    SlotRow{"Rafael Ferreira", "Period 5", "Lunch", "", pause},
    SlotRow{"Rafael Ferreira", "Period 7", "Centers", "Room 9", support, station, r9},
};
inline constexpr std::array around{
    SlotRow{"Sam Whitlock", "Period 2", "Therapy", "Room 12", support, one_on_one, r12, "Theo Wallin", "A"},
    SlotRow{"Sam Whitlock", "Period 2", "Therapy", "Room 14", support, one_on_one, r14, "Esme Duval", "B"},
    SlotRow{"Sam Whitlock", "Period 3", "Therapy", "Room 5", support, one_on_one, nobody, "Kiran Dutta"},
    SlotRow{"Sam Whitlock", "Lunch", "Lunch", "", pause},
    SlotRow{"Sam Whitlock", "Period 6", "Support team", "Library", meeting, {}, nobody, "", "A"},
    SlotRow{"Wendy Silva", "Period 2", "Speech group", "Room 9", support, small_group, r9},
    SlotRow{"Wendy Silva", "Lunch", "Lunch", "", pause},
    SlotRow{"Wendy Silva", "Period 5", "Speech", "Room 5", support, one_on_one, nobody, "Ben Achterberg"},
    SlotRow{"Wendy Silva", "Period 6", "Support team", "Library", meeting, {}, nobody, "", "A"},
    SlotRow{"Marcus Bell", "Arrival", "Front door", "Office", duty},
    SlotRow{"Marcus Bell", "Lunch", "Lunch duty", "Cafeteria", lunch_duty},
    SlotRow{"Ruth Adler", "Arrival", "Front desk", "Office", duty},
    SlotRow{"Ruth Adler", "Dismissal", "Front desk", "Office", duty},
};
}  // namespace rows

}  // namespace cueline::demo
