// When people of the made-up school work, when they are not to be asked, and what they speak.
#pragma once

#include <array>
#include <string_view>

#include "clients/cli/demo/people.hpp"
#include "clients/cli/demo/timetable.hpp"

namespace cueline::demo {

struct HoursRow {
  Role role;
  int start, end;
};
inline constexpr std::array hours_of_roles{
    HoursRow{Role::admin, clock(7, 0), clock(17, 0)}, HoursRow{Role::office, clock(7, 0), clock(16, 30)},
    HoursRow{Role::teacher, clock(7, 30), clock(15, 40)}, HoursRow{Role::para, clock(7, 40), clock(15, 15)},
    HoursRow{Role::specialist, clock(7, 30), clock(15, 40)}};

struct ProtectedRow {
  std::string_view person, why;
  int start, end;
};
inline constexpr std::array protected_rows{ProtectedRow{"Hannah Okafor", "Planning", clock(12, 35), clock(13, 20)},
                                           ProtectedRow{"Marisol Vega", "Language group", clock(13, 25), clock(14, 10)},
                                           ProtectedRow{"Sam Whitlock", "Therapy", clock(9, 0), clock(10, 35)},
                                           ProtectedRow{"Grace Lindqvist", "Planning", clock(13, 25), clock(14, 10)}};

// What somebody speaks, and what of it they may be asked to interpret.
struct LanguageRow {
  std::string_view person, speaks, interprets;
};
inline constexpr std::array languages{LanguageRow{"Marisol Vega", "es", ""}, LanguageRow{"Rafael Ferreira", "pt", ""},
                                      LanguageRow{"Wendy Silva", "pt", "pt"}, LanguageRow{"Ruth Adler", "es", "es"}};

}  // namespace cueline::demo
