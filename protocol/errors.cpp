#include "protocol/errors.hpp"

#include <string>

namespace cueline {

namespace {

constexpr bool in_order_of_their_codes() {
  for (std::size_t i = 0; i < error_rows.size(); ++i) {
    if (static_cast<std::size_t>(error_rows[i].code) != i + 1) return false;
  }
  return true;
}
static_assert(in_order_of_their_codes(), "a row stands at the place of its code");

class Category final : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "cueline"; }
  std::string message(int code) const override { return std::string(error_row(static_cast<Errc>(code)).sentence); }
};

}  // namespace

const ErrorRow& error_row(Errc code) { return error_rows.at(static_cast<std::size_t>(code) - 1); }

const boost::system::error_category& error_category() {
  static const Category category;
  return category;
}

boost::system::error_code make_error_code(Errc code) { return {static_cast<int>(code), error_category()}; }

}  // namespace cueline
