#include "protocol/errors.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>

#include "protocol/read.hpp"

namespace cueline {

namespace {

// "busy" for Errc::busy, and something with a bracket for a number that is no code.
template <Errc code>
std::string_view name_in_the_enum() {
  const std::string_view whole = __PRETTY_FUNCTION__;
  const auto start = whole.find("code = ") + 7;
  const auto name = whole.substr(start, whole.find_first_of(";]", start) - start);
  return name.substr(name.rfind(':') + 1);
}

template <std::size_t... I>
std::vector<std::string_view> names_in_the_enum(std::index_sequence<I...>) {
  std::vector<std::string_view> names;
  (..., (name_in_the_enum<static_cast<Errc>(I)>().find(')') == std::string_view::npos
             ? names.push_back(name_in_the_enum<static_cast<Errc>(I)>())
             : void()));
  return names;
}

}  // namespace

TEST_CASE("every error code has a row with its own name, in order") {
  const auto names = names_in_the_enum(std::make_index_sequence<128>());
  REQUIRE(names.size() == error_rows.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(names[i] == error_rows[i].name);
    CHECK(&error_row(error_rows[i].code) == &error_rows[i]);
  }
}

TEST_CASE("every row speaks to a person") {
  std::set<std::string_view> sentences;
  for (const auto& row : error_rows) {
    CAPTURE(row.name);
    CHECK(row.sentence.ends_with('.'));
    CHECK(row.sentence.size() <= 90);
    CHECK(sentences.insert(row.sentence).second);
  }
}

TEST_CASE("an error code carries its sentence and crosses the wire as a problem") {
  const boost::system::error_code error = Errc::busy;
  CHECK(error.message() == error_row(Errc::busy).sentence);
  CHECK(std::string(error.category().name()) == "cueline");
  const auto problem = problem_of(error);
  CHECK(problem.code == "busy");
  CHECK(problem.retry);
  CHECK_FALSE(problem.field.has_value());
  CHECK_FALSE(problem_of(make_error_code(Errc::not_found)).retry);
}

TEST_CASE("trouble of another library is told as a server that cannot save") {
  const auto problem = problem_of(boost::system::errc::make_error_code(boost::system::errc::io_error));
  CHECK(problem.code == "log_broken");
  CHECK(problem.retry);
}

TEST_CASE("a fault names the field and what is allowed") {
  const auto problem = problem_of(Fault{Errc::out_of_range, "/limit", "1 to 200", "h1"});
  CHECK(problem.code == "out_of_range");
  CHECK(problem.field == "/limit");
  CHECK(problem.allowed == "1 to 200");
  CHECK_THROWS_AS(static_cast<void>(Parsed<Entry>(Fault{}).value()), std::invalid_argument);
}

}  // namespace cueline
