// The bytes of every key: frozen. If one of these fails, existing data folders have become unreadable.
#include "storage/keys.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "protocol/limits.hpp"
#include "storage/seal.hpp"

namespace cueline::storage {

using namespace std::string_literals;

TEST_CASE("the bytes of every key are what they have always been") {
  const SchoolId school{0x01020304};
  CHECK(keys::meta("epoch") == "Mepoch");
  CHECK(keys::entry(school, Sequence{0x0a0b}) == "E\1\2\3\4\0\0\0\0\0\0\x0a\x0b"s);
  CHECK(keys::timeline(school, TimelineId{7}, Sequence{9}) == "T\1\2\3\4\0\0\0\0\0\0\0\7\0\0\0\0\0\0\0\x09"s);
  CHECK(keys::live(school, keys::RecordKind::alert, 5) == "R\1\2\3\4a\0\0\0\0\0\0\0\5"s);
  CHECK(keys::archive(school, keys::RecordKind::issue, 5) == "A\1\2\3\4i\0\0\0\0\0\0\0\5"s);
  CHECK(keys::dedup(school, PersonId{3}, "c-1") == "D\1\2\3\4\0\0\0\0\0\0\0\3c-1"s);
  CHECK(keys::due(school, Millis{0x1234}, 5) == "U\1\2\3\4\0\0\0\0\0\0\x12\x34\0\0\0\0\0\0\0\5"s);
  CHECK(keys::read(school, PersonId{3}, TimelineId{5}) == "P\1\2\3\4\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\5"s);
  CHECK(keys::student(school, StudentId{3}, ObservationId{5}) == "O\1\2\3\4\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\5"s);
  CHECK(keys::auth('a', "name") == "Xaname");
  CHECK(keys::notice(school, ItemId{5}, PersonId{3}, Sequence{9}) ==
        "N\1\2\3\4\0\0\0\0\0\0\0\5\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\x09"s);
  CHECK(static_cast<char>(keys::RecordKind::school) == 's');
  CHECK(static_cast<char>(keys::RecordKind::person) == 'p');
  CHECK(static_cast<char>(keys::RecordKind::channel) == 'c');
  CHECK(static_cast<char>(keys::RecordKind::student) == 't');
  CHECK(static_cast<char>(keys::RecordKind::observation) == 'o');
}

TEST_CASE("the order of keys is the order of numbers") {
  const std::uint64_t numbers[] = {0, 1, 127, 128, 255, 256, 65'535, 65'536, limits::sequence_max};
  for (std::size_t i = 1; i < std::size(numbers); ++i) {
    CHECK(keys::entry(SchoolId{1}, Sequence{numbers[i - 1]}) < keys::entry(SchoolId{1}, Sequence{numbers[i]}));
    CHECK(keys::number_at(keys::entry(SchoolId{1}, Sequence{numbers[i]}), keys::first_offset) == numbers[i]);
  }
  CHECK(keys::entry(SchoolId{1}, Sequence{std::numeric_limits<std::uint64_t>::max()}) <
        keys::entry(SchoolId{2}, Sequence{0}));
}

TEST_CASE("a number is read at its offset, and a short key has none") {
  const auto key = keys::timeline(SchoolId{1}, TimelineId{300}, Sequence{70'000});
  CHECK(keys::number_at(key, keys::first_offset) == 300);
  CHECK(keys::number_at(key, keys::second_offset) == 70'000);
  CHECK(keys::number_at(key, keys::second_offset + 1) == 0);
  CHECK(keys::number_at("", 5) == 0);
}

TEST_CASE("what is sealed is unsealed, and its header is what it has always been") {
  const auto stored = seal(TimelineId{0x0102}, "{}");
  CHECK(stored == "\1\0\0\0\0\0\0\0\1\2{}"s);
  const auto opened = unseal(stored);
  REQUIRE(opened.has_value());
  CHECK(opened->timeline == TimelineId{0x0102});
  CHECK(opened->bytes == "{}");
}

TEST_CASE("what this version cannot have written is not unsealed") {
  CHECK(unseal("").error() == SealFault::too_short);
  CHECK(unseal("\1\0\0\0\0\0\0\0\1"s).error() == SealFault::too_short);
  CHECK(unseal("\2\0\0\0\0\0\0\0\1\2{}"s).error() == SealFault::unknown_format);
  CHECK(unseal("\0\0\0\0\0\0\0\0\1\2{}"s).error() == SealFault::unknown_format);
  CHECK(unseal("\1\1\0\0\0\0\0\0\1\2{}"s).error() == SealFault::unknown_seal);
  for (const auto fault : {SealFault::too_short, SealFault::unknown_format, SealFault::unknown_seal}) {
    CHECK(describe(fault) != "cannot be opened");
  }
}

}  // namespace cueline::storage
