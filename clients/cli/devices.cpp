// Devices that the people of a room share, and the PIN that opens them.
#include "protocol/devices.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/words.hpp"
#include "server/wall_clock.hpp"

namespace cueline::cli {
namespace {

Outcome unreadable() { return say(Outcome::unreachable, "The server's answer could not be read."); }

std::optional<SharedDevices> devices_of(const Remote& remote) {
  const auto answer = remote.get("/api/devices");
  if (!answer) return std::nullopt;
  auto devices = read_shared_devices(*answer);
  if (!devices) {
    unreadable();
    return std::nullopt;
  }
  return *devices;
}

std::string rooms_in_words(const View& view, const std::vector<ChannelId>& rooms) {
  std::string words;
  for (const auto room : rooms) words += (words.empty() ? "" : ", ") + harmless(view.name(room));
  return words;
}

// By its number, with or without "#", or by its name.
const SharedDevice* named(const SharedDevices& devices, const std::string& words) {
  const auto is_it = [&](const SharedDevice& one) {
    const auto number = fmt::format("{}", one.device.value);
    return words == number || words == "#" + number || words == std::string(one.name);
  };
  const auto& all = devices.devices;
  if (std::ranges::count_if(all, is_it) > 1) {
    say(Outcome::usage, "Several devices are called " + words + ". Give its number.");
    return nullptr;
  }
  const auto found = std::ranges::find_if(all, is_it);
  if (found != all.end()) return &*found;
  say(Outcome::usage, "There is no device called " + words + ".");
  return nullptr;
}

Outcome post_pin(const Common& common, const SetPin& body, const char* done) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto answer = remote.post("/api/me/pin", write(body));
  if (!answer) return Outcome::refused;
  fmt::print("{}\n", remote.json() ? *answer : done);
  return Outcome::done;
}

}  // namespace

Outcome enrol_device(const Common& common, const DeviceWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  OfferDevice body{words.name, {}, words.idle_minutes};
  for (const auto& one : words.rooms) {
    const auto room = one_channel(remote.view(), one);
    if (!room) return Outcome::usage;
    body.rooms.push_back(*room);
  }
  const auto answer = remote.post("/api/devices", write(body));
  if (!answer) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", *answer);
    return Outcome::done;
  }
  const auto offer = read_device_offer(*answer);
  if (!offer) return unreadable();
  const auto half = offer->code.size() / 2;
  fmt::print("On the device, open {}/device and type {} {}\n", remote.url(), offer->code.substr(0, half),
             offer->code.substr(half));
  fmt::print("The code works once, until {}.\n", remote.view().clock(offer->expires, wall_clock()));
  return Outcome::done;
}

Outcome list_devices(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto devices = devices_of(remote);
  if (!devices) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(*devices));
    return Outcome::done;
  }
  const auto& view = remote.view();
  Table table{"ID", "NAME", "ROOMS", "LOCKS AFTER", "LAST USED", ""};
  for (const auto& one : devices->devices) {
    table.add({{fmt::format("#{}", one.device.value), Colour::quiet},
               {harmless(one.name), Colour::strong},
               {rooms_in_words(view, one.rooms)},
               {fmt::format("{} min", one.idle_minutes.value)},
               {one.used ? view.clock(*one.used, wall_clock()) : "-"},
               {one.in_use ? "in use" : "", Colour::quiet}});
  }
  fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

Outcome revoke_device(const Common& common, const DeviceWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto devices = devices_of(remote);
  if (!devices) return Outcome::refused;
  const auto* const device = named(*devices, words.name);
  if (!device) return Outcome::usage;
  const auto answer = remote.post("/api/devices/revoke", write(RevokeDevice{device->device}));
  if (!answer) return Outcome::refused;
  fmt::print("{}\n", remote.json() ? *answer : harmless(device->name) + " is not a shared device any more.");
  return Outcome::done;
}

Outcome set_pin(const Common& common) {
  const auto pin = ask_password("A PIN of four to eight digits");
  if (pin.size() < limits::pin_min_bytes || pin.size() > limits::pin_bytes)
    return say(Outcome::usage, "A PIN has four to eight digits.");
  return post_pin(common, SetPin{Pin(pin)}, "Your PIN is set. It works on shared devices only.");
}

Outcome remove_pin(const Common& common) { return post_pin(common, SetPin{}, "You have no PIN any more."); }

Outcome show_pin(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto answer = remote.get("/api/me/pin");
  if (!answer) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", *answer);
    return Outcome::done;
  }
  const auto state = read_pin_state(*answer);
  if (!state) return unreadable();
  fmt::print("{}\n", !state->set      ? "You have no PIN."
                     : state->blocked ? "Your PIN was tried too often. Set a new one."
                                      : "You have a PIN.");
  return Outcome::done;
}

}  // namespace cueline::cli
