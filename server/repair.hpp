// The repair of a damaged data folder, asked for by a person: `cueline doctor`.
//
// What a repaired folder holds is the school as it was at one entry: every entry up to the first that cannot be read,
// and everything else made from those entries by the same rules that made it the first time. So nothing in it refers
// to something lost. Entries behind the first lost one are written down as text for people to read, and given up.
// Sign-ins and read positions cannot be made again: they are taken over as far as they can be read.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "storage/damage.hpp"

namespace cueline {

struct RepairPlan {
  storage::LostRange entries;        // kept: up to `intact`
  std::uint64_t readable_after = 0;  // entries behind the first lost one: written down, not kept
  bool only_mark = false;            // the log is whole: all that is written is the folder's mark
  std::uint64_t unreadable = 0;      // places among sign-ins, answers and read positions that cannot be read
};

struct RepairReport {
  std::uint64_t kept = 0;              // entries
  std::uint64_t sign_ins = 0;          // accounts, sessions and links taken over
  std::filesystem::path aside;         // where the damaged log is now; empty: only the mark was written
  std::filesystem::path written_down;  // the entries given up, one JSON object a line; empty: there were none
};

class Repair {
 public:
  // Locks the folder and finds out what can be kept; changes nothing in it but a working copy that goes again.
  // Error: a sentence.
  [[nodiscard]] static boost::system::result<std::unique_ptr<Repair>, std::string> prepare(
      const std::filesystem::path& folder);
  ~Repair();

  [[nodiscard]] const RepairPlan& plan() const;
  // Once. `stamp` names what is put aside. Error: a sentence; the folder is as it was.
  [[nodiscard]] boost::system::result<RepairReport, std::string> carry_out(const std::string& stamp);

 private:
  struct Parts;
  explicit Repair(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace cueline
