#include "protocol/generate/model.hpp"

#include <algorithm>
#include <stdexcept>

#include "protocol/describe.hpp"
#include "protocol/devices.hpp"
#include "protocol/http.hpp"
#include "protocol/push.hpp"

namespace cueline::generate {

namespace {

template <class V>
inline constexpr std::string_view family_name = {};
template <>
inline constexpr std::string_view family_name<Command> = "Command";
template <>
inline constexpr std::string_view family_name<EntryBody> = "EntryBody";
template <>
inline constexpr std::string_view family_name<Record> = "Record";
template <>
inline constexpr std::string_view family_name<KeptRow> = "KeptRow";
template <>
inline constexpr std::string_view family_name<Row> = "Row";
template <>
inline constexpr std::string_view family_name<Question> = "Question";
template <>
inline constexpr std::string_view family_name<Finding> = "Finding";
template <>
inline constexpr std::string_view family_name<ClientFrame> = "ClientFrame";
template <>
inline constexpr std::string_view family_name<ServerFrame> = "ServerFrame";

template <class T>
inline constexpr std::string_view id_tag = {};
template <class Tag>
inline constexpr std::string_view id_tag<Id<Tag>> = describe::type_name<Tag>();

// PersonTag is the tag of PersonId, but SequenceTag that of Sequence.
template <class T>
std::string id_name() {
  const std::string stem(id_tag<T>.substr(0, id_tag<T>.size() - std::string_view("Tag").size()));
  return stem == "Sequence" ? stem : stem + "Id";
}

template <class T>
bool has(const std::vector<T>& all, std::string_view name) {
  return std::ranges::any_of(all, [name](const T& one) { return one.name == name; });
}

class Builder {
 public:
  Model model;

  template <class T>
  Type type() {
    constexpr auto whole_max = static_cast<std::int64_t>(limits::sequence_max);
    if constexpr (std::same_as<T, bool>) {
      return {Shape::boolean, {}};
    } else if constexpr (std::integral<T>) {
      return {Shape::number, {}, true, 0, whole_max};
    } else if constexpr (describe::IsId<T>) {
      auto name = id_name<T>();
      if (std::ranges::find(model.ids, name) == model.ids.end()) model.ids.push_back(name);
      return {Shape::id, std::move(name), true, 0, whole_max};
    } else if constexpr (describe::IsMillis<T>) {
      return {Shape::time, "Millis", true, 0, limits::time_max};
    } else if constexpr (describe::IsWhole<T>) {
      return {Shape::number, {}, true, T::min, T::max};
    } else if constexpr (describe::IsLimitedString<T>) {
      return {Shape::text, {}, true, T::min_bytes, T::max_bytes};
    } else if constexpr (describe::IsString<T>) {
      return {Shape::text, {}};
    } else if constexpr (describe::IsArray<T>) {
      return list<T>();
    } else if constexpr (describe::IsEnum<T>) {
      return choice<T>();
    } else if constexpr (describe::IsVariant<T>) {
      return family<T>();
    } else {
      return object<T>({});
    }
  }

 private:
  template <class T>
  Type list() {
    Type made{Shape::list, {}};
    if constexpr (describe::IsLimitedArray<T>) {
      made.limited = true;
      made.min = T::min_items;
      made.max = T::max_items;
    }
    made.item.push_back(type<typename T::value_type>());
    return made;
  }

  template <class T>
  Type choice() {
    const std::string name(describe::type_name<T>());
    if (!has(model.choices, name)) {
      model.choices.push_back({name, {describe::value_names<T>.begin(), describe::value_names<T>.end()}});
    }
    return {Shape::choice, name};
  }

  template <class T>
  Type object(std::string_view kind) {
    const std::string name(describe::type_name<T>());
    if (!has(model.objects, name)) {
      Object made{name, std::string(kind)};
      boost::mp11::mp_for_each<boost::mp11::mp_iota_c<describe::field_count<T>>>(
          [&](auto i) { made.fields.push_back(field<describe::FieldType<T, i()>>(describe::field_names<T>[i()])); });
      model.objects.push_back(std::move(made));
    }
    return {Shape::object, name};
  }

  template <class T>
  Field field(std::string_view name) {
    if constexpr (describe::IsOptional<T>) {
      return {std::string(name), type<typename T::value_type>(), true};
    } else {
      return {std::string(name), type<T>()};
    }
  }

  template <class V>
  Type family() {
    const std::string name(family_name<V>);
    if (!has(model.families, name)) {
      Family made{name, {}};
      boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<V>>>([&](auto i) {
        made.members.push_back(object<std::variant_alternative_t<i(), V>>(describe::kind_names<V>[i()]).name);
      });
      model.families.push_back(std::move(made));
    }
    return {Shape::one_of, name};
  }
};

template <class T>
const T& find(const std::vector<T>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &T::name);
  if (found == all.end()) throw std::out_of_range("nothing is called " + std::string(name));
  return *found;
}

}  // namespace

const Object& Model::object(std::string_view name) const { return find(objects, name); }
const Choice& Model::choice(std::string_view name) const { return find(choices, name); }
const Family& Model::family(std::string_view name) const { return find(families, name); }

Model model_of_protocol() {
  Builder builder;
  builder.type<ClientFrame>();
  builder.type<ServerFrame>();
  const auto bodies = [&builder]<class... T>(boost::mp11::mp_list<T...>) {
    builder.model.bodies = {builder.type<T>().name...};
  };
  bodies(boost::mp11::mp_list<SignIn, SignOut, SetUp, Join, Enter, SignedIn, LinkInfo, Invite, Invitation, Me,
                              AudienceAnswer, PushKey, PushSubscription, ShownNotice, PushDevices, Contact, PushTest,
                              PushTestFate, OfferDevice, DeviceOffer, EnrolDevice, DeviceHere, SwitchPerson, PersonHere,
                              SharedDevices, RevokeDevice, SetPin, PinState>());
  return std::move(builder.model);
}

}  // namespace cueline::generate
