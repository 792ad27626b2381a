#include "tests/protocol/sample.hpp"

#include <algorithm>
#include <stdexcept>

#include "protocol/http.hpp"
#include "protocol/write.hpp"

namespace cueline {

using generate::Shape;

std::string Node::text() const {
  if (shape == Shape::scalar) return scalar;
  std::string out(1, shape == Shape::list ? '[' : '{');
  for (const auto& [name, node] : children) {
    if (out.size() > 1) out += ',';
    if (shape == Shape::object) out += '"' + name + "\":";
    out += node.text();
  }
  return out + (shape == Shape::list ? ']' : '}');
}

Node& Node::child(std::string_view name) {
  const auto found = std::ranges::find(children, name, &std::pair<std::string, Node>::first);
  if (found == children.end()) throw std::out_of_range(std::string(name));
  return found->second;
}

Node scalar(std::string text) { return {Node::Shape::scalar, std::move(text)}; }
Node quoted(std::string_view plain) { return scalar('"' + std::string(plain) + '"'); }

static Node sample_text(const generate::Type& type) {
  const bool roomy = !type.limited || type.max >= 40;
  if (roomy) return scalar(R"("Zoë \"ok\" \\ / \n\t\u0001 🙂")");
  return quoted(std::string(std::max<std::size_t>(1, static_cast<std::size_t>(type.min)), 'a'));
}

static Node sample_list(const generate::Model& model, const generate::Type& type) {
  const auto item = sample(model, type.item.front());
  return {Node::Shape::list, {}, {{"", item}, {"", item}}};
}

Node sample(const generate::Model& model, const generate::Type& type) {
  switch (type.shape) {
    case Shape::boolean: return scalar("true");
    case Shape::number:
    case Shape::id:
    case Shape::time: return scalar(std::to_string(type.max));
    case Shape::text: return sample_text(type);
    case Shape::list: return sample_list(model, type);
    case Shape::choice: return quoted(model.choice(type.name).values.back());
    case Shape::object: {
      auto node = sample(model, model.object(type.name));
      std::erase_if(node.children, [](const auto& one) { return one.first == "kind"; });
      return node;
    }
    case Shape::one_of: return sample(model, model.object(model.family(type.name).members.back()));
  }
  throw std::logic_error("a shape of no kind");
}

Node sample(const generate::Model& model, const generate::Object& object) {
  Node node{Node::Shape::object};
  if (!object.kind.empty()) node.children.emplace_back("kind", quoted(object.kind));
  for (const auto& field : object.fields) node.children.emplace_back(field.name, sample(model, field.type));
  return node;
}

const generate::Model& model() {
  static const auto made = generate::model_of_protocol();
  return made;
}

namespace {

template <auto read>
Parsed<std::string> rewrite(std::string_view json) {
  auto value = read(json);
  if (!value) return value.error();
  return write(*value);
}

constexpr const char* before_body =
    R"({"version":1,"sequence":9,"timeline":7,"previous":0,"also":[],"to":[],"time":1,"author":2,"command":"","body":)";

struct Family {
  const char* name;
  const char* before;
  const char* after;
  const char* pointer;
  Parsed<std::string> (*rewrite)(std::string_view);
};

constexpr Family families[] = {
    {"Command", R"({"kind":"command","id":"c1","command":)", "}", "/command", rewrite<read_client_frame>},
    {"EntryBody", before_body, "}", "/body", rewrite<read_entry>},
    {"Record", "", "", "", rewrite<read_record>},
    {"ClientFrame", "", "", "", rewrite<read_client_frame>},
    {"ServerFrame", "", "", "", rewrite<read_server_frame>},
};

// Those that have both a reader and a writer.
constexpr std::pair<const char*, Parsed<std::string> (*)(std::string_view)> bodies[] = {
    {"SignIn", rewrite<read_sign_in>},     {"SignOut", rewrite<read_sign_out>},      {"SetUp", rewrite<read_set_up>},
    {"Join", rewrite<read_join>},          {"Enter", rewrite<read_enter>},           {"Invite", rewrite<read_invite>},
    {"SignedIn", rewrite<read_signed_in>}, {"Invitation", rewrite<read_invitation>},
};

}  // namespace

std::vector<Host> hosts() {
  std::vector<Host> all;
  for (const auto& family : families) {
    for (const auto& name : model().family(family.name).members) {
      const auto& object = model().object(name);
      all.push_back({std::string(family.name) + '.' + object.kind, &object, family.before, family.after, family.pointer,
                     family.rewrite});
    }
  }
  for (const auto& [name, rewrite] : bodies) {
    all.push_back({name, &model().object(name), "", "", "", rewrite});
  }
  return all;
}

}  // namespace cueline
