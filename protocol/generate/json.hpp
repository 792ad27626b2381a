// JSON for people to read: members stay in the order they were added, two spaces of indent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cueline::generate {

class Json {
 public:
  using Members = std::vector<std::pair<std::string, Json>>;
  using Items = std::vector<Json>;

  Json() : value_(Members{}) {}                                        // an empty object
  Json(Members members) : value_(std::move(members)) {}                // NOLINT(google-explicit-constructor)
  Json(Items items) : value_(std::move(items)) {}                      // NOLINT(google-explicit-constructor)
  Json(std::string_view text);                                         // NOLINT(google-explicit-constructor)
  Json(const std::string& text) : Json(std::string_view(text)) {}      // NOLINT(google-explicit-constructor)
  Json(const char* text) : Json(std::string_view(text)) {}             // NOLINT(google-explicit-constructor)
  Json(std::int64_t number) : value_(std::to_string(number)) {}        // NOLINT(google-explicit-constructor)
  Json(bool truth) : value_(std::string(truth ? "true" : "false")) {}  // NOLINT(google-explicit-constructor)

  void add(std::string name, Json value);  // to an object
  void add(Json value);                    // to a list

  [[nodiscard]] std::string text() const;  // ends with a newline

 private:
  void append_to(std::string& out, std::size_t indent) const;

  std::variant<std::string, Items, Members> value_;  // a string is the JSON text of a scalar
};

}  // namespace cueline::generate
