#include "storage/descriptors.hpp"

#include <sys/resource.h>

#include <cstdlib>

namespace cueline::storage {

std::uint64_t raise_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return least_descriptors;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return allowed_descriptors();
}

std::uint64_t allowed_descriptors() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : least_descriptors;
}

bool descriptors_are_shared() {
  return std::getenv("CUELINE_TEST_DESCRIPTORS") == nullptr;  // NOLINT(concurrency-mt-unsafe): at start-up
}

}  // namespace cueline::storage
