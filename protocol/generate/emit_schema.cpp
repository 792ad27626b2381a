#include "protocol/generate/emit.hpp"
#include "protocol/generate/schemas.hpp"

namespace cueline::generate {

std::string schema(const Document& document) {
  return Json(Json::Members{
                  {"$schema", "https://json-schema.org/draft/2020-12/schema"},
                  {"title", "Cueline"},
                  {"description",
                   "Everything that crosses a connection. CommandRequest is the body of POST /api/commands; "
                   "the other objects carry their kind."},
                  {"anyOf", Json::Items{Json::Members{{"$ref", "#/$defs/ClientFrame"}},
                                        Json::Members{{"$ref", "#/$defs/ServerFrame"}},
                                        Json::Members{{"$ref", "#/$defs/CommandRequest"}}}},
                  {"$defs", definitions(document.model, "#/$defs/")},
              })
      .text();
}

namespace {

struct Side {
  const char* operation;
  const char* action;
  const char* family;
  const char* summary;
};

constexpr Side sides[] = {
    {"from_client", "receive", "ClientFrame", "What a client sends; hello comes first."},
    {"from_server", "send", "ServerFrame", "What the server sends."},
};

Json reference_to(const std::string& place) { return Json::Members{{"$ref", place}}; }

}  // namespace

std::string asyncapi(const Document& document) {
  Json in_channel;
  Json messages;
  Json operations;
  for (const auto& side : sides) {
    Json of_operation(Json::Items{});
    for (const auto& name : document.model.family(side.family).members) {
      const auto& object = document.model.object(name);
      in_channel.add(object.kind, reference_to("#/components/messages/" + object.kind));
      of_operation.add(reference_to("#/channels/connection/messages/" + object.kind));
      messages.add(object.kind, Json::Members{{"name", object.kind},
                                              {"summary", object.sentence},
                                              {"contentType", "application/json"},
                                              {"payload", reference_to("#/components/schemas/" + name)}});
    }
    operations.add(side.operation, Json::Members{{"action", side.action},
                                                 {"channel", reference_to("#/channels/connection")},
                                                 {"summary", side.summary},
                                                 {"messages", std::move(of_operation)}});
  }
  return Json(Json::Members{
                  {"asyncapi", "3.0.0"},
                  {"info", Json::Members{{"title", "Cueline"},
                                         {"version", "1"},
                                         {"description",
                                          "Text frames of one or more JSON objects separated by "
                                          "newlines. See reference.md."}}},
                  {"channels", Json::Members{{"connection", Json::Members{{"address", "/api/socket"},
                                                                          {"messages", std::move(in_channel)}}}}},
                  {"operations", std::move(operations)},
                  {"components", Json::Members{{"messages", std::move(messages)},
                                               {"schemas", definitions(document.model, "#/components/schemas/")}}},
              })
      .text();
}

}  // namespace cueline::generate
