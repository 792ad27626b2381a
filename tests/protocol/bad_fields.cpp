// Every field of every kind, broken in every way its description allows, one at a time.
#include <catch2/catch.hpp>
#include <cstdint>

#include "tests/protocol/sample.hpp"

namespace cueline {

namespace {

using generate::Shape;

// Walks one sample, breaks it in place, checks what the reader says, mends it again.
struct Breaker {
  const Host& host;
  Node whole;
  int broken = 0;

  void refused(Errc code, const std::string& pointer) {
    ++broken;
    const auto text = host.text(whole);
    CAPTURE(text.substr(0, 2000));
    const auto read = host.rewrite(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(error_row(read.error().code).name == error_row(code).name);
    CHECK(read.error().field == host.pointer + pointer);
  }

  void refused_with(Node& node, Node bad, Errc code, const std::string& pointer) {
    std::swap(node, bad);
    refused(code, pointer);
    std::swap(node, bad);
  }

  void accepted_with(Node& node, Node good) {
    std::swap(node, good);
    const auto text = host.text(whole);
    CAPTURE(text.substr(0, 2000));
    CHECK(host.rewrite(text).has_value());
    std::swap(node, good);
  }

  void object(Node& node, const generate::Object& object, const std::string& pointer) {
    node.children.emplace_back("zz~/z", scalar("1"));
    refused(Errc::unknown_field, pointer + "/zz~0~1z");
    node.children.pop_back();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const auto member = node.children[i];
      node.children.push_back(member);
      refused(Errc::duplicate_field, pointer + '/' + member.first);
      node.children.pop_back();
    }
    if (node.children.front().first == "kind") kind(node, pointer);
    for (const auto& field : object.fields) this->field(node, field, pointer + '/' + field.name);
  }

  void missing(Node& node, std::string_view name, const std::string& pointer) {
    auto without = node;
    std::erase_if(without.children, [name](const auto& one) { return one.first == name; });
    refused_with(node, without, Errc::missing_field, pointer);
  }

  void kind(Node& node, const std::string& pointer) {
    missing(node, "kind", pointer + "/kind");
    refused_with(node.child("kind"), quoted("no_such_kind"), Errc::unknown_kind, pointer + "/kind");
    refused_with(node.child("kind"), scalar("1"), Errc::wrong_type, pointer + "/kind");
    refused_with(node.child("kind"), scalar("null"), Errc::wrong_type, pointer + "/kind");
  }

  void field(Node& node, const generate::Field& field, const std::string& pointer) {
    if (!field.optional) {
      missing(node, field.name, pointer);
      refused_with(node.child(field.name), scalar("null"), Errc::wrong_type, pointer);
    }
    value(node.child(field.name), field.type, pointer);
  }

  void value(Node& node, const generate::Type& type, const std::string& pointer) {
    switch (type.shape) {
      case Shape::boolean: return wrong_types(node, {"1", "\"true\"", "[]"}, pointer);
      case Shape::number:
      case Shape::id:
      case Shape::time: return number(node, type, pointer);
      case Shape::text: return text(node, type, pointer);
      case Shape::list: return list(node, type, pointer);
      case Shape::choice:
        wrong_types(node, {"1", "true", "{}"}, pointer);
        return refused_with(node, quoted("no_such_value"), Errc::unknown_value, pointer);
      case Shape::object:
        wrong_types(node, {"1", "\"a\"", "[]"}, pointer);
        return object(node, model().object(type.name), pointer);
      case Shape::one_of:
        wrong_types(node, {"1", "\"a\"", "[]"}, pointer);
        return kind(node, pointer);  // the alternatives have their own hosts
    }
  }

  void wrong_types(Node& node, std::initializer_list<const char*> values, const std::string& pointer) {
    for (const auto* bad : values) refused_with(node, scalar(bad), Errc::wrong_type, pointer);
  }

  void number(Node& node, const generate::Type& type, const std::string& pointer) {
    wrong_types(node, {"\"1\"", "1.0", "1e0", "true", "[1]"}, pointer);
    accepted_with(node, scalar(std::to_string(type.min)));
    accepted_with(node, scalar(std::to_string(type.max)));
    refused_with(node, scalar(std::to_string(type.min - 1)), Errc::out_of_range, pointer);
    refused_with(node, scalar(std::to_string(type.max + 1)), Errc::out_of_range, pointer);
    refused_with(node, scalar("99999999999999999999"), Errc::out_of_range, pointer);
  }

  void text(Node& node, const generate::Type& type, const std::string& pointer) {
    wrong_types(node, {"1", "true", "[\"a\"]", "{}"}, pointer);
    if (!type.limited) return;
    const auto max = static_cast<std::size_t>(type.max);
    accepted_with(node, quoted(std::string(max, 'a')));
    refused_with(node, quoted(std::string(max + 1, 'a')), Errc::too_long, pointer);
    // Bytes are counted, not letters.
    refused_with(node, quoted(std::string(max - 1, 'a') + "é"), Errc::too_long, pointer);
    if (type.min > 0) refused_with(node, quoted(""), Errc::too_short, pointer);
  }

  void list(Node& node, const generate::Type& type, const std::string& pointer) {
    wrong_types(node, {"1", "\"a\"", "{}"}, pointer);
    if (type.limited) {
      Node many{Node::Shape::list};
      while (many.children.size() < static_cast<std::size_t>(type.max)) many.children.push_back(node.children.front());
      accepted_with(node, many);
      many.children.push_back(node.children.front());
      refused_with(node, many, Errc::too_long, pointer);
      if (type.min > 0) refused_with(node, {Node::Shape::list}, Errc::too_short, pointer);
    }
    value(node.children.back().second, type.item.front(), pointer + "/1");
  }
};

}  // namespace

TEST_CASE("every field of every kind refuses what it does not take, and says where") {
  for (const auto& host : hosts()) {
    CAPTURE(host.name);
    Breaker breaker{host, sample(model(), *host.object)};
    breaker.object(breaker.whole, *host.object, "");
    CHECK(breaker.broken >= 5);
  }
}

}  // namespace cueline
