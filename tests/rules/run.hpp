// One run: a school, some days of it, people who do what they do, a server that is away now and then; from one seed.
// Everything that is in the log is judged as it comes (watch*.cpp), by the model.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "protocol/commands.hpp"
#include "tests/rules/book.hpp"
#include "tests/rules/model.hpp"
#include "tests/rules/town.hpp"
#include "tests/rules/verdict.hpp"

namespace cueline::rules {

class Run {
 public:
  explicit Run(std::uint64_t seed, Plant plant = Plant::none);

  Verdict run();

 private:
  // set_up.cpp
  void set_up();
  void add_people();
  void add_places();
  void add_timetable();
  Reply expect(PersonId by, const Command& command);

  // acts.cpp: what people do.
  void act();
  void trouble();
  void let_time_pass();
  [[nodiscard]] PersonId somebody();
  [[nodiscard]] std::int64_t soon(std::int64_t most);
  template <class Map>
  [[nodiscard]] typename Map::key_type one_of(const Map& records);
  [[nodiscard]] Command something(PersonId me);
  [[nodiscard]] std::pair<PersonId, Command> follow_up();
  [[nodiscard]] Command correction(AlertId id);
  [[nodiscard]] AnswerAlert answer_to(AlertId id);
  [[nodiscard]] Command about_the_day(PersonId me);
  [[nodiscard]] Command about_alerts(PersonId me);
  [[nodiscard]] Command about_observations(PersonId me);
  [[nodiscard]] Command about_issues(PersonId me);
  [[nodiscard]] SendAlert some_alert();
  [[nodiscard]] Audience some_audience();
  [[nodiscard]] DayChange some_change();
  void several_take_it();

  void end();

  Verdict verdict_;
  Chance chance_;
  Model model_;
  std::unique_ptr<Book> book_;
  std::unique_ptr<Town> town_;
  PersonId admin_{2};
};

}  // namespace cueline::rules
