#include "clients/cli/demo/story.hpp"

namespace cueline::demo {

void tell_story(Stage& stage, Millis now) {
  Script script(stage, gather(stage, Millis{now.value - 15 * day}));
  put_down_two_weeks(script, now);
  put_down_today(script, now);
  script.tell();
}

}  // namespace cueline::demo
