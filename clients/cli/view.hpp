// What the signed-in person may see, as the command line holds it: the records of a snapshot, kept young by entries.
// Finds things by the words a person would type.
#pragma once

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/frames.hpp"

namespace cueline::cli {

class View {
 public:
  void take(const ServerFrame& frame);

  PersonId me;
  SchoolRecord school;
  std::map<PersonId, Person> people;
  std::map<ChannelId, Channel> channels;
  std::map<StudentId, Student> students;
  std::map<ObservationId, Observation> observations;
  std::map<AlertId, Alert> alerts;
  std::map<IssueId, Issue> issues;
  // The rows of the school's lists that this person may see, by id.
  template <class T>
  [[nodiscard]] std::map<std::uint64_t, T>& rows() {
    return std::get<std::map<std::uint64_t, T>>(row_maps_);
  }

  template <class T>
  [[nodiscard]] const std::map<std::uint64_t, T>& rows() const {
    return std::get<std::map<std::uint64_t, T>>(row_maps_);
  }

  // All whose name (or initials, or id) is meant by these words: an exact match alone, else every beginning that fits.
  [[nodiscard]] std::vector<PersonId> find_people(std::string_view words) const;
  [[nodiscard]] std::vector<ChannelId> find_channels(std::string_view words) const;
  [[nodiscard]] std::vector<StudentId> find_students(std::string_view words) const;
  [[nodiscard]] std::vector<RoomId> find_rooms(std::string_view words) const;

  [[nodiscard]] std::string name(PersonId person) const;    // "the server" for 0, "somebody" if unknown
  [[nodiscard]] std::string name(ChannelId channel) const;  // a direct channel by the other person's name
  [[nodiscard]] std::string initials(StudentId student) const;

  // A time as the school's clock shows it: "09:12" today, "Mon 09:12" within six days, else "3 Nov 09:12".
  [[nodiscard]] std::string clock(Millis time, Millis now) const;

 private:
  template <class T>
  using RowMap = std::map<std::uint64_t, T>;
  boost::mp11::mp_rename<boost::mp11::mp_transform<RowMap, Row>, std::tuple> row_maps_;

  void keep(const Record& record);
  void apply(const Entry& entry);
};

[[nodiscard]] Millis now();

}  // namespace cueline::cli
