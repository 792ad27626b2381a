#include "protocol/generate/schemas.hpp"

#include "protocol/limits.hpp"

namespace cueline::generate {

namespace {

struct Schemas {
  const Model& model;
  std::string place;

  [[nodiscard]] Json reference(const std::string& name) const { return Json::Members{{"$ref", place + name}}; }

  [[nodiscard]] static Json whole(std::int64_t min, std::int64_t max) {
    return Json::Members{{"type", "integer"}, {"minimum", min}, {"maximum", max}};
  }

  // Our limits of texts are bytes of UTF-8, JSON Schema counts characters: its bound is necessary, not sufficient.
  [[nodiscard]] static Json text(const Type& type) {
    Json made(Json::Members{{"type", "string"}});
    if (type.limited && type.min > 0) made.add("minLength", std::int64_t{1});
    if (type.limited) made.add("maxLength", type.max);
    return made;
  }

  [[nodiscard]] Json list(const Type& type) const {
    Json made(Json::Members{{"type", "array"}, {"items", of(type.item.front())}});
    if (type.limited && type.min > 0) made.add("minItems", type.min);
    if (type.limited) made.add("maxItems", type.max);
    return made;
  }

  // A record or entry that stands alone has no kind, but its definition has one.
  [[nodiscard]] Json whole_object(const std::string& name) const {
    const auto& found = model.object(name);
    return found.kind.empty() ? reference(name) : object(found, false);
  }

  [[nodiscard]] Json of(const Type& type) const {
    switch (type.shape) {
      case Shape::boolean: return Json::Members{{"type", "boolean"}};
      case Shape::number: return whole(type.min, type.max);
      case Shape::text: return text(type);
      case Shape::list: return list(type);
      case Shape::object: return whole_object(type.name);
      default: return reference(type.name);
    }
  }

  [[nodiscard]] Json field(const Field& field) const {
    std::string sentence = field.sentence;
    const bool in_bytes = field.type.shape == Shape::text && field.type.limited;
    if (in_bytes) sentence += "; at most " + std::to_string(field.type.max) + " bytes of UTF-8";
    Json made(Json::Members{{"description", sentence}});
    if (!field.optional) {
      made.add("allOf", Json::Items{of(field.type)});
      return made;
    }
    const Json null = Json::Members{{"type", "null"}};
    made.add("anyOf", Json::Items{of(field.type), null});
    return made;
  }

  [[nodiscard]] Json object(const Object& object, bool tagged) const {
    Json properties;
    Json required(Json::Items{});
    if (tagged) {
      properties.add("kind", Json::Members{{"const", object.kind}});
      required.add("kind");
    }
    for (const auto& one : object.fields) {
      properties.add(one.name, field(one));
      if (!one.optional) required.add(one.name);
    }
    return Json::Members{{"description", object.sentence},
                         {"type", "object"},
                         {"properties", std::move(properties)},
                         {"required", std::move(required)},
                         {"additionalProperties", false}};
  }

  [[nodiscard]] Json family(const Family& family) const {
    Json any(Json::Items{});
    for (const auto& name : family.members) any.add(reference(name));
    return Json::Members{{"oneOf", std::move(any)}};
  }
};

Json choice_of(const Choice& choice) {
  Json values(Json::Items{});
  for (const auto& value : choice.values) values.add(value);
  return Json::Members{{"type", "string"}, {"enum", std::move(values)}};
}

}  // namespace

Json definitions(const Model& model, const std::string& place) {
  const Schemas schemas{model, place};
  constexpr auto most = static_cast<std::int64_t>(limits::sequence_max);
  Json all;
  for (const auto& id : model.ids) all.add(id, Schemas::whole(0, most));
  all.add("Millis", Schemas::whole(0, limits::time_max));
  for (const auto& choice : model.choices) all.add(choice.name, choice_of(choice));
  for (const auto& object : model.objects) all.add(object.name, schemas.object(object, !object.kind.empty()));
  for (const auto& family : model.families) all.add(family.name, schemas.family(family));
  all.add("CommandRequest", schemas.object(model.object("CommandFrame"), false));
  return all;
}

}  // namespace cueline::generate
