// Who works and learns at the made-up school. No real person is meant by any name.
#pragma once

#include <array>
#include <string_view>

#include "protocol/kinds.hpp"

namespace cueline::demo {

inline constexpr std::string_view school_name = "Maple Street School";
inline constexpr std::string_view time_zone = "America/New_York";  // if it is morning there

enum class Room { none, twelve, fourteen, nine };
struct RoomRow {
  Room room;
  std::string_view name;
};
inline constexpr std::array rooms{RoomRow{Room::twelve, "Room 12"}, RoomRow{Room::fourteen, "Room 14"},
                                  RoomRow{Room::nine, "Room 9"}};

struct StaffRow {
  std::string_view name;
  Role role;
  std::string_view title;
  Room room;  // specialists are in all of them
};
// The first one founds the school.
inline constexpr std::array staff{
    StaffRow{"Marcus Bell", Role::admin, "Assistant principal", Room::none},
    StaffRow{"Ruth Adler", Role::office, "Front office", Room::none},
    StaffRow{"Hannah Okafor", Role::teacher, "", Room::twelve},
    StaffRow{"Marisol Vega", Role::para, "Paraprofessional", Room::twelve},
    StaffRow{"Priya Nair", Role::para, "Paraprofessional", Room::twelve},
    StaffRow{"Tom Baker", Role::teacher, "", Room::fourteen},
    StaffRow{"Denise Carter", Role::para, "Paraprofessional", Room::fourteen},
    StaffRow{"Grace Lindqvist", Role::teacher, "", Room::nine},
    StaffRow{"Rafael Ferreira", Role::para, "Paraprofessional", Room::nine},
    StaffRow{"Sam Whitlock", Role::specialist, "Occupational therapist", Room::none},
    StaffRow{"Wendy Silva", Role::specialist, "Speech and language", Room::none},
    StaffRow{"Jonah Tate", Role::substitute, "Substitute", Room::fourteen},
};

struct StudentRow {
  std::string_view name;
  Room room;
};
inline constexpr std::array students{
    StudentRow{"Jonas Reyes", Room::twelve},      StudentRow{"Amina Mubarak", Room::twelve},
    StudentRow{"Leo Tanaka", Room::twelve},       StudentRow{"Kiran Dutta", Room::twelve},
    StudentRow{"Eli Brandt", Room::twelve},       StudentRow{"Sofia Marchetti", Room::twelve},
    StudentRow{"Noor Haddad", Room::twelve},      StudentRow{"Theo Wallin", Room::twelve},
    StudentRow{"Ivy Castellanos", Room::twelve},  StudentRow{"Omar Fadel", Room::twelve},
    StudentRow{"Juno Rausch", Room::twelve},      StudentRow{"Malik Osei", Room::twelve},
    StudentRow{"Clara Novak", Room::twelve},      StudentRow{"Diego Paz", Room::twelve},
    StudentRow{"Hugo Lindgren", Room::fourteen},  StudentRow{"Zara Iqbal", Room::fourteen},
    StudentRow{"Ben Achterberg", Room::fourteen}, StudentRow{"Luz Quintana", Room::fourteen},
    StudentRow{"Mina Park", Room::fourteen},      StudentRow{"Arlo Finch", Room::fourteen},
    StudentRow{"Esme Duval", Room::fourteen},     StudentRow{"Tariq Yilmaz", Room::fourteen},
    StudentRow{"Nell Sorensen", Room::fourteen},  StudentRow{"Rico Almeida", Room::fourteen},
    StudentRow{"Freya Holm", Room::fourteen},     StudentRow{"Samir Gupta", Room::fourteen},
    StudentRow{"Wren Abbott", Room::fourteen},    StudentRow{"Pia Kowalska", Room::nine},
    StudentRow{"Idris Bello", Room::nine},        StudentRow{"Maya Ortega", Room::nine},
    StudentRow{"Finn Gallagher", Room::nine},     StudentRow{"Aiko Mori", Room::nine},
    StudentRow{"Caleb Stone", Room::nine},        StudentRow{"Vera Petrov", Room::nine},
    StudentRow{"Luca Bianchi", Room::nine},       StudentRow{"Amara Diallo", Room::nine},
    StudentRow{"Otis Kerr", Room::nine},          StudentRow{"Yara Nasser", Room::nine},
    StudentRow{"Emil Voss", Room::nine},          StudentRow{"Rosa Delgado", Room::nine},
};

}  // namespace cueline::demo
