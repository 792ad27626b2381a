// Every refusal and trouble that crosses the wire: code, whether a retry helps, and a sentence for a person with a
// child at the other hand. The reference page and the TypeScript union are printed from this list.
#pragma once

#include <array>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <string_view>

namespace cueline {

enum class Errc {
  // The frame itself.
  malformed = 1,
  too_large,
  too_deep,
  unknown_kind,
  unknown_field,
  missing_field,
  wrong_type,
  duplicate_field,
  too_short,
  too_long,
  out_of_range,
  unknown_value,
  not_text,
  // Who is asking.
  not_signed_in,
  wrong_login,
  too_many_tries,
  invitation_used,
  wrong_pin,
  easy_pin,
  pin_blocked,
  not_a_shared_device,
  only_own_device,
  not_allowed,
  deactivated,
  // What is asked.
  not_found,
  not_yours,
  too_late,
  already_answered,
  already_taken,
  needs_reason,
  needs_text,
  nobody_to_tell,
  nudged_recently,
  not_waiting,
  not_a_student_of_yours,
  wrong_state,
  last_admin,
  name_taken,
  until_in_the_past,
  unknown_code,
  end_before_start,
  overlapping,
  no_such_date,
  not_on_care_team,
  not_at_work,
  not_qualified,
  protected_time,
  // The server.
  busy,
  disk_full,
  search_not_ready,
  log_broken,
  stopping,
  epoch_changed,
  access_changed,
  too_slow,
};

enum class Retry { never, later, after_sign_in };

struct ErrorRow {
  Errc code;
  std::string_view name;
  Retry retry;
  std::string_view sentence;
};

inline constexpr std::array error_rows{
    ErrorRow{Errc::malformed, "malformed", Retry::never, "That was not valid JSON."},
    ErrorRow{Errc::too_large, "too_large", Retry::never, "That is larger than the server accepts."},
    ErrorRow{Errc::too_deep, "too_deep", Retry::never, "That is nested deeper than the server accepts."},
    ErrorRow{Errc::unknown_kind, "unknown_kind", Retry::never, "The server does not know this kind of request."},
    ErrorRow{Errc::unknown_field, "unknown_field", Retry::never, "There is a field the server does not know."},
    ErrorRow{Errc::missing_field, "missing_field", Retry::never, "A field is missing."},
    ErrorRow{Errc::wrong_type, "wrong_type", Retry::never, "A field has the wrong type."},
    ErrorRow{Errc::duplicate_field, "duplicate_field", Retry::never, "A field appears twice."},
    ErrorRow{Errc::too_short, "too_short", Retry::never, "A field is too short."},
    ErrorRow{Errc::too_long, "too_long", Retry::never, "A field is too long."},
    ErrorRow{Errc::out_of_range, "out_of_range", Retry::never, "A number is outside its range."},
    ErrorRow{Errc::unknown_value, "unknown_value", Retry::never, "A field has a value that is not on its list."},
    ErrorRow{Errc::not_text, "not_text", Retry::never, "Only text is accepted here."},
    ErrorRow{Errc::not_signed_in, "not_signed_in", Retry::after_sign_in, "Sign in first."},
    ErrorRow{Errc::wrong_login, "wrong_login", Retry::never, "The login or the password is not right."},
    ErrorRow{Errc::too_many_tries, "too_many_tries", Retry::later, "Too many tries. Wait a little and try again."},
    ErrorRow{Errc::invitation_used, "invitation_used", Retry::never,
             "This link was used or is too old. Ask the office for a new one."},
    ErrorRow{Errc::wrong_pin, "wrong_pin", Retry::never, "That PIN is not right."},
    ErrorRow{Errc::easy_pin, "easy_pin", Retry::never,
             "That PIN is too easy to guess. Take digits that are not a row, a repeat or a year."},
    ErrorRow{Errc::pin_blocked, "pin_blocked", Retry::never,
             "This PIN was tried too often. Set a new one on a device of your own."},
    ErrorRow{Errc::not_a_shared_device, "not_a_shared_device", Retry::never,
             "This is not a shared device, or the office has ended it."},
    ErrorRow{Errc::only_own_device, "only_own_device", Retry::never, "Do this on a device of your own."},
    ErrorRow{Errc::not_allowed, "not_allowed", Retry::never, "Your role does not include this."},
    ErrorRow{Errc::deactivated, "deactivated", Retry::never, "This account has ended. Ask the office."},
    ErrorRow{Errc::not_found, "not_found", Retry::never, "That does not exist, or it is not for you."},
    ErrorRow{Errc::not_yours, "not_yours", Retry::never, "Only the person who wrote this can change it."},
    ErrorRow{Errc::too_late, "too_late", Retry::never, "That is already over."},
    ErrorRow{Errc::already_answered, "already_answered", Retry::never, "You have already answered this."},
    ErrorRow{Errc::already_taken, "already_taken", Retry::never, "Somebody else has taken this. You can stand down."},
    ErrorRow{Errc::needs_reason, "needs_reason", Retry::never, "Say which of the reasons it is."},
    ErrorRow{Errc::needs_text, "needs_text", Retry::never, "This answer needs a few words."},
    ErrorRow{Errc::nobody_to_tell, "nobody_to_tell", Retry::never, "There is nobody in this audience but you."},
    ErrorRow{Errc::nudged_recently, "nudged_recently", Retry::never, "They were reminded less than two minutes ago."},
    ErrorRow{Errc::not_waiting, "not_waiting", Retry::never, "Nobody is still to answer."},
    ErrorRow{Errc::not_a_student_of_yours, "not_a_student_of_yours", Retry::never,
             "You are not on the care team of this student."},
    ErrorRow{Errc::wrong_state, "wrong_state", Retry::never, "That step is not open right now."},
    ErrorRow{Errc::last_admin, "last_admin", Retry::never,
             "A school needs one admin. Make somebody else an admin first."},
    ErrorRow{Errc::name_taken, "name_taken", Retry::never, "That name is taken."},
    ErrorRow{Errc::until_in_the_past, "until_in_the_past", Retry::never, "The end of a change must lie ahead."},
    ErrorRow{Errc::unknown_code, "unknown_code", Retry::never, "That code is not on the school's list."},
    ErrorRow{Errc::end_before_start, "end_before_start", Retry::never, "The end must lie after the start."},
    ErrorRow{Errc::overlapping, "overlapping", Retry::never, "That overlaps with something else at the same time."},
    ErrorRow{Errc::no_such_date, "no_such_date", Retry::never, "There is no such day in the calendar."},
    ErrorRow{Errc::not_on_care_team, "not_on_care_team", Retry::never,
             "That person is not on the care team of this student."},
    ErrorRow{Errc::not_at_work, "not_at_work", Retry::never, "That person is not at work then."},
    ErrorRow{Errc::not_qualified, "not_qualified", Retry::never,
             "That person speaks the language but is not a qualified interpreter."},
    ErrorRow{Errc::protected_time, "protected_time", Retry::never,
             "That is protected time. Say why it cannot wait, or ask somebody else."},
    ErrorRow{Errc::busy, "busy", Retry::later, "The server has a lot to do. It will take this in a moment."},
    ErrorRow{Errc::disk_full, "disk_full", Retry::later,
             "The server's disk is full, so it takes only urgent changes or nothing. Try again later."},
    ErrorRow{Errc::search_not_ready, "search_not_ready", Retry::later,
             "Search is being made ready. Everything else works; try again in a moment."},
    ErrorRow{Errc::log_broken, "log_broken", Retry::later, "The server cannot save anything right now."},
    ErrorRow{Errc::stopping, "stopping", Retry::later, "The server is restarting."},
    ErrorRow{Errc::epoch_changed, "epoch_changed", Retry::later,
             "The server was restored from a backup. Loading its state afresh."},
    ErrorRow{Errc::access_changed, "access_changed", Retry::later, "What you may see has changed. Loading it afresh."},
    ErrorRow{Errc::too_slow, "too_slow", Retry::later,
             "The connection was too slow. Connect again to go on where you were."},
};

[[nodiscard]] const ErrorRow& error_row(Errc code);  // every code has a row: a test walks the enum
[[nodiscard]] const boost::system::error_category& error_category();
[[nodiscard]] boost::system::error_code make_error_code(Errc code);

template <class T>
using result = boost::system::result<T>;

}  // namespace cueline

template <>
struct boost::system::is_error_code_enum<cueline::Errc> : std::true_type {};
