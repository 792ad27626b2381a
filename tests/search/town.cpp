#include "tests/search/town.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

namespace cueline::test {

Town::Town() {
  std::string name = std::filesystem::temp_directory_path() / "cueline-search-XXXXXX";
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder = name;
  settings.folder = folder;
  settings.school = school_id;
  settings.pace = std::chrono::milliseconds(1);
  settings.retry = std::chrono::milliseconds(20);
  settings.idle = std::chrono::milliseconds(1);
  settings.patience = std::chrono::seconds(60);  // a sanitizer is slow
  settings.warn = [this](const std::string& text) {
    warnings.push_back(text);
    ++warned;
  };
  begin();
}

Town::~Town() {
  end();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

void Town::begin() {
  search = std::make_unique<search::Search>(log, settings);
  search->start();
}

void Town::end() { search.reset(); }

void Town::wait() {
  settle();
  search->moved();
  const auto head = log.head(school_id).value;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  for (;;) {
    const auto figures = search->figures();
    if (figures.ready && figures.position >= head) return;
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

result<SearchHits> Town::ask(PersonId person, const SearchFor& question) {
  std::shared_ptr<const engine::Sight> sight;
  engine->sight(person, [&](const auto& seen) {
    REQUIRE(seen.has_value());
    sight = *seen;
  });
  settle();
  REQUIRE(sight);
  std::promise<result<SearchHits>> answer;
  search->ask(sight, question, [&](result<SearchHits> hits) { answer.set_value(std::move(hits)); });
  return answer.get_future().get();
}

std::vector<std::uint64_t> Town::ids(PersonId person, const SearchFor& question) {
  wait();
  const auto hits = ask(person, question);
  REQUIRE(hits.has_value());
  std::vector<std::uint64_t> all;
  for (const auto& hit : hits->hits) all.push_back(hit.id);
  return all;
}

std::vector<std::uint64_t> Town::ids(PersonId person, const std::string& text) {
  return ids(person, looking_for(text));
}

MessageId Town::say(PersonId person, TimelineId where, const std::string& text) {
  PostMessage message;
  message.timeline = where;
  message.text = text;
  return id_cast<MessageId>(made(person, message));
}

ObservationId Town::see(const std::string& sign, const std::string& note) {
  Observe observe;
  observe.students = {student};
  observe.signs = {Code(sign)};
  observe.note = note;
  observe.seen_at = now;
  return id_cast<ObservationId>(made(para, observe));
}

bool Town::on_disk(const std::string& word) const {
  for (const auto& item : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(item.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    if (bytes.str().find(word) != std::string::npos) return true;
  }
  return false;
}

SearchFor looking_for(const std::string& text) {
  SearchFor question;
  question.text = text;
  return question;
}

}  // namespace cueline::test
