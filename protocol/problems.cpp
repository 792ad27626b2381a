// Refusals as they cross the wire.
#include <boost/throw_exception.hpp>
#include <stdexcept>

#include "protocol/read.hpp"

namespace cueline {

static Problem problem_of(const ErrorRow& row) {
  Problem problem;
  problem.code = row.name;
  problem.sentence = row.sentence;
  problem.retry = row.retry != Retry::never;
  return problem;
}

Problem problem_of(const Fault& fault) {
  auto problem = problem_of(error_row(fault.code));
  if (!fault.field.empty()) problem.field = fault.field;
  if (!fault.allowed.empty()) problem.allowed = fault.allowed;
  return problem;
}

// What is not of our own list is trouble below (disk, network): nothing the author could mend, so: try later.
Problem problem_of(boost::system::error_code error) {
  const bool ours = error.category() == error_category();
  return problem_of(error_row(ours ? static_cast<Errc>(error.value()) : Errc::log_broken));
}

void throw_exception_from_error(const Fault& fault, const boost::source_location& where) {
  boost::throw_exception(std::invalid_argument(std::string(error_row(fault.code).name) + " at '" + fault.field + "'"),
                         where);
}

}  // namespace cueline
