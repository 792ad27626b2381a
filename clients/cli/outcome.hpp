// How a word of the command line ends. The numbers are part of its interface: scripts rely on them.
#pragma once

namespace cueline::cli {

enum class Outcome : int {
  done = 0,
  refused = 1,      // the server said no; the sentence is on standard error
  usage = 2,        // the words were wrong
  unreachable = 3,  // no connection, or no answer in time
  not_signed_in = 4,
  trouble = 5,  // disk, files, a damaged data folder
};

}  // namespace cueline::cli
