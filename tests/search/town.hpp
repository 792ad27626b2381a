// A school whose words are searched: an engine over the memory log, and search beside it with a folder of its own.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/search/search.hpp"
#include "tests/engine/desk.hpp"

namespace cueline::test {

struct Town : Desk {
  Town();
  ~Town();

  void begin();  // search
  void end();
  void wait();  // until the index has everything

  [[nodiscard]] result<SearchHits> ask(PersonId person, const SearchFor& question);
  [[nodiscard]] std::vector<std::uint64_t> ids(PersonId person, const SearchFor& question);  // the things, in order
  [[nodiscard]] std::vector<std::uint64_t> ids(PersonId person, const std::string& text);
  [[nodiscard]] bool finds(PersonId person, const std::string& text) { return !ids(person, text).empty(); }
  using Desk::ask;

  MessageId say(PersonId person, TimelineId where, const std::string& text);
  ObservationId see(const std::string& sign, const std::string& note);
  [[nodiscard]] std::filesystem::path file() const { return folder / "index.sqlite"; }
  [[nodiscard]] bool on_disk(const std::string& word) const;  // anywhere in the folder

  std::filesystem::path folder;
  search::Settings settings;
  std::unique_ptr<search::Search> search;
  std::vector<std::string> warnings;  // to be read when the index has come to rest
  std::atomic<int> warned = 0;
};

[[nodiscard]] SearchFor looking_for(const std::string& text);

}  // namespace cueline::test
