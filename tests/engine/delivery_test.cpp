// What leaves together: a run of entries with the same readers is one frame, and nothing else is.
#include "server/engine/delivery.hpp"

#include <catch2/catch.hpp>

namespace cueline::engine {

namespace {

Bytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

Published entry(std::uint64_t sequence, const Readers& readers, std::string text) {
  return {.sequence = Sequence{sequence},
          .timeline = TimelineId{7},
          .readers = readers,
          .bytes = bytes(std::move(text)),
          .early = nullptr};
}

Bytes packed(const std::string& lines) { return bytes("<" + lines + ">"); }

using Told = std::vector<std::pair<std::uint64_t, std::string>>;

Told told(std::vector<Published> entries) {
  const Batch batch{.head = entries.back().sequence, .entries = std::move(entries), .access = {}};
  Told all;
  for (const auto& delivery : deliveries_of(batch, packed))
    all.emplace_back(delivery->sequence.value, *delivery->bytes);
  return all;
}

const Readers room = std::make_shared<const std::vector<PersonId>>(1, PersonId{2});
const Readers others = std::make_shared<const std::vector<PersonId>>(1, PersonId{3});

}  // namespace

TEST_CASE("entries that follow each other and have the same readers are one frame, up to the last of them") {
  CHECK(told({entry(5, room, "a"), entry(6, room, "b"), entry(7, room, "c")}) == Told{{7, "<abc>"}});
}

TEST_CASE("an entry for others in between ends a run: nobody's position passes it") {
  CHECK(told({entry(5, room, "a"), entry(6, others, "b"), entry(7, room, "c")}) ==
        Told{{5, "<a>"}, {6, "<b>"}, {7, "<c>"}});
}

TEST_CASE("an alert is never part of a run, and has both its forms packed") {
  auto alert = entry(6, room, "b");
  alert.lane = Lane::alert;
  alert.early = bytes("early b");
  CHECK(told({entry(5, room, "a"), alert, entry(7, room, "c")}) == Told{{5, "<a>"}, {6, "<b>"}, {7, "<c>"}});
  const Batch batch{.head = Sequence{6}, .entries = {alert}, .access = {}};
  CHECK(*deliveries_of(batch, packed).front()->early == "<early b>");
}

TEST_CASE("a run is bounded, a single entry is not") {
  const std::string half(run_bytes_max / 2 + 1, 'x'), whole(2 * run_bytes_max, 'y');
  CHECK(told({entry(5, room, half), entry(6, room, half), entry(7, room, whole)}).size() == 3);
}

}  // namespace cueline::engine
