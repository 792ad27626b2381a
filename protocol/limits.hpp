// Every limit of the wire, in one place. Sizes are bytes of UTF-8 unless the name says otherwise.
// The reader enforces them, the reference page and the TypeScript types print them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cueline::limits {

inline constexpr std::size_t frame_bytes = 65'536;            // one WebSocket message or HTTP body
inline constexpr std::size_t stored_bytes = 1'048'576;        // one entry or record, with all its recipients
inline constexpr std::size_t server_frame_bytes = 4'194'304;  // what a client accepts: a snapshot's part, a page
inline constexpr std::size_t frame_depth = 16;                // nested JSON arrays and objects
inline constexpr std::size_t command_id_bytes = 64;           // a client makes these: a UUID or ULID fits
inline constexpr std::size_t name_bytes = 120;                // a person, student, channel, school, place
inline constexpr std::size_t code_bytes = 40;                 // a sign, template, issue kind: snake_case
inline constexpr std::size_t title_bytes = 200;               // an issue's or alert's one line
inline constexpr std::size_t text_bytes = 4'000;              // a message, an answer in words
inline constexpr std::size_t note_bytes = 1'120;              // an observation's note: 280 characters of up to 4 bytes
inline constexpr std::size_t token_bytes = 128;               // a session, invitation or set-up token
inline constexpr std::size_t login_bytes = 254;               // an e-mail address or user name
inline constexpr std::size_t password_bytes = 256;            // upper bound, so that hashing stays bounded
inline constexpr std::size_t password_min_bytes = 12;         // lower bound (ux.md, Sign in)
inline constexpr std::size_t students_per_observation = 12;
inline constexpr std::size_t signs_per_observation = 9;
inline constexpr std::size_t audience_parts = 200;       // channels, roles or persons named in one audience
inline constexpr std::size_t members_per_command = 500;  // persons named in one channel command
inline constexpr std::size_t marks_per_command = 200;    // items marked delivered or seen at once
inline constexpr std::size_t edits_per_message = 100;    // so that a message's list of its edits stays small
inline constexpr std::size_t history_page = 200;         // entries in one page of history
inline constexpr std::size_t periods_per_day = 40;       // stretches between two bells
inline constexpr std::size_t cycle_days = 10;            // days of the rotation
inline constexpr std::size_t special_days = 200;         // days of a year that are not like the rotation says
inline constexpr std::size_t neighbours = 8;             // rooms next to a room
inline constexpr std::size_t spans_per_week = 40;        // stretches of a week: paid, protected, feedback
inline constexpr std::size_t card_steps = 20;            // steps of a routine card, parts of a goal
inline constexpr std::size_t card_ticks = 40;            // steps seen towards a goal that are kept one by one
inline constexpr std::size_t pursuit_steps = 8;          // steps of what silence leads to
inline constexpr std::size_t rows_per_command = 200;     // rows set at once
inline constexpr std::size_t profile_lines = 6;          // strengths, or things one would show others
inline constexpr std::size_t norm_lines = 6;             // of how a room or team works (ux.md, Norms)
inline constexpr std::size_t norm_suggestions = 12;      // of a room or team that nobody has decided yet
inline constexpr std::size_t planning_persons = 30;      // who plan together
inline constexpr std::size_t agenda_points = 30;         // of one planning
inline constexpr std::size_t languages_per_person = 12;  // spoken, or interpreted
inline constexpr std::size_t secret_bytes = 64;          // what opens an anonymous issue to who raised it
inline constexpr std::size_t reveals_per_hour = 40;      // full names of students that one person is shown
inline constexpr std::size_t reveal_ms = 60'000;         // a full name is told for so long after it was asked for
inline constexpr std::size_t endpoint_bytes = 2'048;     // where a push service takes a device's notices
inline constexpr std::size_t devices_per_person = 20;    // that show notices; the oldest makes room
inline constexpr std::size_t pin_bytes = 8;              // digits, at most
inline constexpr std::size_t pin_min_bytes = 4;          // digits, at least
inline constexpr std::size_t rooms_per_device = 8;       // whose people share a device
inline constexpr std::size_t search_bytes = 200;         // what is searched for
inline constexpr std::size_t search_page = 50;           // hits in one answer
inline constexpr std::size_t search_cursor_bytes = 64;   // where the next page begins
inline constexpr std::uint64_t sequence_max = (std::uint64_t{1} << 53) - 1;  // exact in a JavaScript number
inline constexpr std::int64_t time_max = 253'402'300'799'999;                // the end of the year 9999, in ms

struct Row {
  std::string_view name;
  std::uint64_t value;
  std::string_view meaning;
};

inline constexpr std::array rows{
    Row{"frame_bytes", frame_bytes, "bytes in one WebSocket message or HTTP body"},
    Row{"stored_bytes", stored_bytes, "bytes in one entry or record"},
    Row{"server_frame_bytes", server_frame_bytes, "bytes in one JSON object from the server"},
    Row{"frame_depth", frame_depth, "nested JSON arrays and objects in a frame"},
    Row{"command_id_bytes", command_id_bytes, "bytes in a client-made command id"},
    Row{"name_bytes", name_bytes, "bytes in the name of a person, student, channel, school or place"},
    Row{"code_bytes", code_bytes, "bytes in the code of a sign, template, issue kind or context"},
    Row{"title_bytes", title_bytes, "bytes in the one line of an issue or alert"},
    Row{"text_bytes", text_bytes, "bytes in a message or an answer in words"},
    Row{"note_bytes", note_bytes, "bytes in an observation's note"},
    Row{"token_bytes", token_bytes, "bytes in a session, invitation or set-up token"},
    Row{"login_bytes", login_bytes, "bytes in a login"},
    Row{"password_bytes", password_bytes, "bytes in a password, at most"},
    Row{"password_min_bytes", password_min_bytes, "bytes in a password, at least"},
    Row{"students_per_observation", students_per_observation, "students in one observation"},
    Row{"signs_per_observation", signs_per_observation, "signs in one observation"},
    Row{"audience_parts", audience_parts, "channels, roles or persons named in one audience"},
    Row{"members_per_command", members_per_command, "persons named in one channel command"},
    Row{"marks_per_command", marks_per_command, "items marked delivered or seen in one command"},
    Row{"edits_per_message", edits_per_message, "edits of one message"},
    Row{"history_page", history_page, "entries in one page of history"},
    Row{"periods_per_day", periods_per_day, "periods in one bell schedule"},
    Row{"cycle_days", cycle_days, "days of the rotation"},
    Row{"special_days", special_days, "special days of the calendar"},
    Row{"neighbours", neighbours, "rooms next to a room"},
    Row{"spans_per_week", spans_per_week, "stretches of a week in a person's hours or preferences"},
    Row{"card_steps", card_steps, "steps of a routine card, parts of a goal"},
    Row{"card_ticks", card_ticks, "steps seen towards a goal that are kept one by one"},
    Row{"pursuit_steps", pursuit_steps, "steps of a rule for silence"},
    Row{"rows_per_command", rows_per_command, "rows set in one command"},
    Row{"profile_lines", profile_lines, "strengths of a person, or things they would show others"},
    Row{"norm_lines", norm_lines, "lines of how a room or team works"},
    Row{"norm_suggestions", norm_suggestions, "suggestions of a room or team that nobody has decided yet"},
    Row{"planning_persons", planning_persons, "people who plan together"},
    Row{"agenda_points", agenda_points, "points of one agenda"},
    Row{"languages_per_person", languages_per_person, "languages a person speaks, or is qualified to interpret"},
    Row{"secret_bytes", secret_bytes, "bytes in the secret of an anonymous issue"},
    Row{"reveals_per_hour", reveals_per_hour, "full names of students that one person is shown in an hour"},
    Row{"reveal_ms", reveal_ms, "milliseconds for which a full name is told after it was asked for"},
    Row{"endpoint_bytes", endpoint_bytes, "bytes in the address of a device at its push service"},
    Row{"devices_per_person", devices_per_person, "devices of one person that show notices"},
    Row{"pin_bytes", pin_bytes, "digits in a PIN, at most"},
    Row{"pin_min_bytes", pin_min_bytes, "digits in a PIN, at least"},
    Row{"rooms_per_device", rooms_per_device, "rooms and teams whose people share one device"},
    Row{"search_bytes", search_bytes, "bytes in what is searched for"},
    Row{"search_page", search_page, "hits in one answer of a search"},
    Row{"search_cursor_bytes", search_cursor_bytes, "bytes in what says where the next page of a search begins"},
    Row{"sequence_max", sequence_max, "the largest sequence, exact in a JavaScript number"},
    Row{"time_max", time_max, "the largest time, in milliseconds since 1970: the end of the year 9999"},
};

}  // namespace cueline::limits
