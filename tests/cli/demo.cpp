// The made-up school can be made at any hour of any day, and is alive then.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "clients/cli/demo/story.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/school_time.hpp"
#include "storage/rocks_log.hpp"

using namespace cueline;

TEST_CASE("the made-up school is at work whenever it is made") {
  constexpr std::int64_t hour = 3'600'000;
  const Millis friday{1'794'585'600'000};                      // 13 November 2026, 16:00 UTC
  const std::int64_t hours[] = {0, 17, 40, 61, 230 * 24 + 5};  // afternoon, a weekend's morning and night, summer
  for (const auto ahead : hours) {
    CAPTURE(ahead);
    const Millis time{friday.value + ahead * hour};
    const auto folder = std::filesystem::temp_directory_path() / ("cueline-demo-" + std::to_string(getpid()));
    std::filesystem::remove_all(folder);
    {
      auto log = storage::RocksLog::open(folder.string());
      REQUIRE(log.has_value());
      const auto stage = demo::Stage::open(**log);
      REQUIRE(stage.has_value());
      demo::tell_story(**stage, time);
      CHECK((*stage)->problem().empty());
      INFO((*stage)->problem());
      const auto& school = (*stage)->engine().school();
      const auto local = domain::local(school, time);
      CHECK(local.minute / 60 == 9);
      CHECK(domain::school_day(school, local.date) != nullptr);
      for (const auto& [id, person] : school.people) {
        CAPTURE(person.name);
        CHECK(domain::on_duty(school, id, time));
      }
    }
    std::filesystem::remove_all(folder);
  }
}
