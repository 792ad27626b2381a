// What a notice says: a room and a kind, in the reader's language; never a student, a name or a sign, because nothing
// of those comes this far.
#pragma once

#include <string>
#include <string_view>

#include "server/domain/notices.hpp"

namespace cueline::notify {

struct Wording {
  std::string title;   // "Room 12: change at 10:40"
  std::string body;    // "Open to confirm"
  std::string got_it;  // the words of the button; empty: there is nothing to confirm
  std::string open;    // likewise
};

// `language`: en, es or pt; of another the first part counts ("pt-BR"), and English is for all the rest.
[[nodiscard]] Wording wording(const domain::Notice& notice, std::string_view language);

// "Room 12: change at 10:40. Open to confirm."
[[nodiscard]] std::string one_line(const Wording& words);

// The last line of an e-mail: why it came.
[[nodiscard]] std::string_view mail_footer(std::string_view language);

}  // namespace cueline::notify
