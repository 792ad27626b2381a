#include "clients/cli/demo/story.hpp"

#include <utility>

#include "clients/cli/demo/year.hpp"

namespace cueline::demo {

void tell_story(Stage& stage, Millis now) {
  const Millis founded{now.value - 15 * day};
  auto cast = gather(stage, zone_of(now), founded);
  if (!stage.problem().empty()) return;
  set_up_year(stage, cast, founded, now);
  if (!stage.problem().empty()) return;
  Script script(stage, std::move(cast));
  put_down_two_weeks(script, now);
  put_down_today(script, now);
  put_down_together(script, now);
  script.tell();
}

}  // namespace cueline::demo
