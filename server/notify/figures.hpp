// What this folder counts, for /metrics: added to on the notifier's thread, read by anybody. No names, no texts.
#pragma once

#include <atomic>
#include <cstdint>

namespace cueline::notify {

struct Figures {
  using Count = std::atomic<std::uint64_t>;
  Count waiting{0};    // notices that are not done
  Count devices{0};    // that show notices
  Count sent{0};       // letters handed to the network
  Count accepted{0};   // letters that a push service, mail server or gateway took
  Count later{0};      // letters that are to be tried again
  Count gone{0};       // letters to nobody: the device is forgotten
  Count refused{0};    // letters refused for good
  Count shown{0};      // notices that a device showed
  Count failed{0};     // notices that no way took
  Count expired{0};    // notices that were of no use any more
  Count withdrawn{0};  // notices taken back before they went
  Count answered{0};   // notices answered before they went
};

}  // namespace cueline::notify
