#include "server/repair.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include "protocol/read.hpp"
#include "server/auth/rows.hpp"
#include "server/domain/notice_rows.hpp"
#include "server/notify/rows.hpp"
#include "server/rebuild.hpp"
#include "storage/keys.hpp"
#include "storage/repair_folder.hpp"
#include "storage/rocks_inspect.hpp"
#include "storage/rocks_log.hpp"
#include "storage/rocks_salvage.hpp"
#include "storage/seal.hpp"

namespace cueline {

namespace {

namespace fs = std::filesystem;
namespace keys = storage::keys;
constexpr SchoolId the_school{1};

// The entry of a row, if it is what its key says.
std::optional<Entry> entry_of(std::string_view key, const storage::Unsealed& opened) {
  auto entry = read_entry(opened.bytes);
  const auto sequence = keys::number_at(key, keys::first_offset);
  if (!entry || entry->sequence.value != sequence || entry->timeline != opened.timeline) return std::nullopt;
  return std::move(*entry);
}

// Whose a row of auth is; none: it cannot be understood.
std::optional<PersonId> person_of(std::string_view key, std::string_view value) {
  const auto person = [](const auto& row) { return row ? std::optional(row->person) : std::nullopt; };
  switch (key.size() > 1 ? key[1] : '\0') {
    case auth::account_rows: return person(auth::decode_account(value));
    case auth::session_rows: return person(auth::decode_session(value));
    case auth::link_rows: return person(auth::decode_link(value));
    case notify::subscription_rows: return person(notify::decode_subscription(value));
    case notify::contact_rows: return person(notify::decode_contact(value));
    case notify::school_key_rows:
      return notify::decode_school_key(value) ? std::optional(PersonId{}) : std::nullopt;  // nobody's
    default: return std::nullopt;
  }
}

bool is_sign_in(std::string_view key) {
  return key[1] == auth::account_rows || key[1] == auth::session_rows || key[1] == auth::link_rows;
}

}  // namespace

struct Repair::Parts {
  explicit Parts(storage::DataFolder locked) : folder(std::move(locked)), workshop(folder) {}

  storage::DataFolder folder;
  storage::Workshop workshop;
  std::unique_ptr<storage::KeyValues> store;  // what can be read; null: nothing
  RepairPlan plan;

  // Visits every entry that can be read, whole. Returns how many places cannot be.
  std::uint64_t each_entry(const std::function<void(const Entry&, std::string_view bytes)>& visit) const {
    const auto prefix = keys::prefix(keys::Table::entry, the_school);
    return storage::each_readable(*store, prefix, [&visit](std::string_view key, std::string_view value) {
      const auto opened = storage::unseal(value);
      if (!opened) return true;
      if (const auto entry = entry_of(key, *opened)) visit(*entry, opened->bytes);
      return true;
    });
  }

  void make_plan();
  void write_down(const fs::path& file) const;
  std::uint64_t take_over_rows(Rebuild& rebuild) const;
  [[nodiscard]] boost::system::result<void, std::string> rebuild(RepairReport& report) const;
};

void Repair::Parts::make_plan() {
  plan.entries = storage::find_lost_range(folder.log_path());
  plan.entries.intact = 0;
  if (!store) return;
  each_entry([this](const Entry& entry, std::string_view) {
    const auto sequence = entry.sequence.value;
    if (sequence == plan.entries.intact + 1) {
      plan.entries.intact = sequence;
    } else {
      ++plan.readable_after;
    }
    plan.entries.known = std::max(plan.entries.known, sequence);
  });
  for (const auto table : {keys::Table::auth, keys::Table::dedup, keys::Table::notice, keys::Table::read}) {
    plan.unreadable += storage::each_readable(*store, keys::prefix(table), [](auto, auto) { return true; });
  }
}

void Repair::Parts::write_down(const fs::path& path) const {
  std::ofstream file(path);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  each_entry([&](const Entry& entry, std::string_view bytes) {
    if (entry.sequence.value > plan.entries.intact) file << bytes << '\n';
  });
}

// What no entry tells: accounts, sessions and devices of people who are there; answers, notices and positions up to
// what is kept. Returns how many rows of auth.
std::uint64_t Repair::Parts::take_over_rows(Rebuild& made) const {
  const auto kept = plan.entries.intact;
  std::uint64_t sign_ins = 0;
  storage::each_readable(*store, keys::prefix(keys::Table::auth), [&](std::string_view key, std::string_view value) {
    const auto person = person_of(key, value);
    // Somebody whose entry is lost leaves a number that somebody else will have: their account must not stay.
    if (!person || (*person && !made.school().people.contains(*person))) return true;
    made.add_row(std::string(key), std::string(value));
    if (is_sign_in(key)) ++sign_ins;
    return true;
  });
  const auto answers = keys::prefix(keys::Table::dedup, the_school);
  storage::each_readable(*store, answers, [&](std::string_view key, std::string_view value) {
    const auto reply = read_reply(value);
    const bool stays = reply && std::ranges::all_of(reply->sequences, [kept](auto at) { return at.value <= kept; });
    if (stays) made.add_row(std::string(key), std::string(value));
    return true;
  });
  const auto notices = keys::prefix(keys::Table::notice, the_school);
  storage::each_readable(*store, notices, [&](std::string_view key, std::string_view value) {
    const bool stays = keys::number_at(key, keys::third_offset) <= kept && domain::decode_notice(value);
    if (stays) made.add_row(std::string(key), std::string(value));
    return true;
  });
  const auto positions = keys::prefix(keys::Table::read, the_school);
  storage::each_readable(*store, positions, [&](std::string_view key, std::string_view value) {
    std::uint64_t position = 0;
    std::from_chars(value.data(), value.data() + value.size(), position);
    const bool stays = position > 0 && keys::number_at(key, keys::first_offset) <= kept &&
                       keys::number_at(key, keys::second_offset) <= kept;
    if (stays) made.add_row(std::string(key), std::to_string(std::min(position, kept)));
    return true;
  });
  return sign_ins;
}

boost::system::result<void, std::string> Repair::Parts::rebuild(RepairReport& report) const {
  const auto log = storage::RocksLog::open(workshop.made());
  if (!log) return log.error().sentence;
  Rebuild made(**log, the_school);
  each_entry([&](const Entry& entry, std::string_view bytes) {
    if (entry.sequence.value <= plan.entries.intact) made.add(entry, bytes);
  });
  report.sign_ins = take_over_rows(made);
  report.kept = made.school().head.value;
  if (!made.finish()) return "The repaired log could not be written. Is the disk full?";
  return {};
}

Repair::Repair(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Repair::~Repair() = default;

boost::system::result<std::unique_ptr<Repair>, std::string> Repair::prepare(const fs::path& path) {
  auto folder = storage::DataFolder::open(path, storage::DataFolder::Access::damaged);
  if (!folder) return folder.error().sentence;
  auto parts = std::make_unique<Parts>(std::move(*folder));
  if (!parts->folder.marked() && storage::inspect_log(parts->folder).worst() != storage::Severity::error) {
    parts->plan.only_mark = true;
    return std::unique_ptr<Repair>(new Repair(std::move(parts)));
  }
  parts->store = storage::open_to_salvage(parts->folder.log_path(), parts->workshop.copy());
  parts->make_plan();
  if (parts->plan.entries.intact == 0) {
    return "Not one entry can be read from the beginning on, so there is nothing to repair. Restore the latest backup.";
  }
  return std::unique_ptr<Repair>(new Repair(std::move(parts)));
}

const RepairPlan& Repair::plan() const { return parts_->plan; }

boost::system::result<RepairReport, std::string> Repair::carry_out(const std::string& stamp) {
  RepairReport report;
  if (!parts_->folder.marked() && !parts_->folder.mark()) return "The folder's mark could not be written.";
  if (parts_->plan.only_mark) return report;
  if (auto made = parts_->rebuild(report); !made) return made.error();
  // A repair that would leave something out of step is none.
  const auto inspection = storage::inspect_folder(parts_->workshop.made());
  for (const auto& finding : inspection.findings) {
    if (finding.severity == storage::Severity::error) return "The repaired log is not right: " + finding.what;
  }
  if (parts_->plan.readable_after > 0) {
    report.written_down = parts_->folder.path() / ("given-up-" + stamp + ".jsonl");
    parts_->write_down(report.written_down);
  }
  parts_->store.reset();
  report.aside = parts_->folder.path() / ("log.damaged-" + stamp);
  if (const int error = storage::exchange_logs(parts_->folder, parts_->workshop, report.aside)) {
    return "The repaired log could not be put in its place: " + std::system_category().message(error) + ".";
  }
  return report;
}

}  // namespace cueline
