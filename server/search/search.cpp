#include "server/search/search.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "protocol/read.hpp"
#include "server/engine/gate.hpp"
#include "server/search/open_items.hpp"

namespace cueline::search {
namespace {

constexpr int niceness = 10;  // entries on their way go first
constexpr auto file_name = "index.sqlite";
constexpr auto again_after =
    std::chrono::minutes(1);  // an index that is damaged twice in a minute waits like other trouble

}  // namespace

struct Search::Counts {
  std::atomic<std::uint64_t> indexed = 0, questions = 0, refused = 0, made_anew = 0, position = 0;
  std::atomic<bool> ready = false;
};

Search::Search(const storage::Log& log, Settings settings)
    : log_(log), settings_(std::move(settings)), counts_(std::make_unique<Counts>()) {}

Search::~Search() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  for (const auto& asked : waiting_) asked.done(Errc::stopping);
}

void Search::start() {
  thread_ = std::thread([this] { run(); });
}

void Search::moved() {
  if (moved_.exchange(true)) return;  // it will look
  {
    const std::lock_guard lock(mutex_);
  }
  wake_.notify_one();
}

void Search::pause(bool paused) {
  paused_ = paused;
  if (!paused) moved();
}

void Search::ask(std::shared_ptr<const engine::Sight> sight, SearchFor question, Done done) {
  {
    const std::lock_guard lock(mutex_);
    const auto of_them =
        std::ranges::count_if(waiting_, [&](const Asked& other) { return other.sight->person.id == sight->person.id; });
    const bool room = waiting_.size() < settings_.waiting &&
                      static_cast<std::size_t>(of_them) < settings_.waiting_of_one && !stopping_;
    if (room) {
      waiting_.push_back({std::move(sight), std::move(question), std::move(done)});
      wake_.notify_one();
      return;
    }
  }
  ++counts_->refused;
  done(Errc::busy);
}

Figures Search::figures() const {
  return {.indexed = counts_->indexed,
          .questions = counts_->questions,
          .refused = counts_->refused,
          .made_anew = counts_->made_anew,
          .position = counts_->position,
          .ready = counts_->ready};
}

void Search::run() {
  ::setpriority(PRIO_PROCESS, 0, niceness);  // of this thread alone, on Linux
  for (;;) {
    Asked asked;
    switch (wait(asked)) {
      case Next::stop: return index_.close();
      case Next::answer: answer(asked); break;
      case Next::work: work(); break;
    }
    counts_->position = index_.position().value;
    counts_->ready = ready_;
  }
}

// Questions first. There is work when the log has grown, and now and then.
Search::Next Search::wait(Asked& asked) {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (stopping_) return Next::stop;
    if (!waiting_.empty()) {
      asked = std::move(waiting_.front());
      waiting_.pop_front();
      return Next::answer;
    }
    const bool something = moved_ || index_.untidy() || !index_.is_open();
    if (something && Clock::now() >= work_at_) return Next::work;
    if (something)
      wake_.wait_until(lock, work_at_);
    else
      wake_.wait(lock);
  }
}

// ---- Answering ----

void Search::answer(const Asked& asked) {
  auto found = find(asked);
  ++(found ? counts_->questions : counts_->refused);
  asked.done(std::move(found));
  if (index_.trouble()) trouble();
}

result<SearchHits> Search::find(const Asked& asked) {
  if (!ready_) return Errc::search_not_ready;
  engine::Gate gate(log_, settings_.school, *asked.sight);
  std::unordered_set<std::uint64_t> open;
  if (asked.question.open) {
    auto items = open_items(log_, settings_.school);
    if (!items) return items.error();
    open = std::move(*items);
  }
  Judge judge;
  judge.may_read = [&](TimelineId home) { return gate.opens(home) && !gate.error(); };
  judge.is_open = [&](std::uint64_t item) { return open.contains(item); };
  judge.still_says = [this](Sequence source, std::uint64_t item, const std::string& text) {
    return still_says(source, item, text);
  };
  auto found = index_.find(asked.question, judge, Clock::now() + settings_.patience);
  if (gate.error()) return *gate.error();
  return found;
}

std::optional<Entry> Search::stored(Sequence sequence) const {
  const auto bytes = log_.entry(settings_.school, sequence);
  if (!bytes || !*bytes) return std::nullopt;
  auto entry = read_entry(**bytes);
  if (!entry) return std::nullopt;
  return std::move(*entry);
}

// The index is a little behind: what was taken back or edited meanwhile is not told any more.
bool Search::still_says(Sequence source, std::uint64_t item, const std::string& text) const {
  const auto entry = stored(source);
  if (!entry || change_of(*entry).document.text != text) return false;
  const bool edit = std::holds_alternative<MessageEdited>(entry->body);
  const auto first = edit ? stored(Sequence{item}) : entry;
  const auto* const message = first ? std::get_if<MessagePosted>(&first->body) : nullptr;
  if (!message) return !edit;
  if (message->retracted) return false;
  const bool edited = message->edits && !message->edits->empty();
  return edited ? message->edits->back() == source : !edit;
}

// ---- Following ----

void Search::work() {
  moved_ = false;
  work_at_ = Clock::now() + settings_.pace;
  if (!index_.is_open()) open();
  if (index_.is_open() && !index_.trouble()) follow();
  if (index_.trouble()) trouble();
}

void Search::open() {
  std::error_code error;
  std::filesystem::create_directories(settings_.folder, error);
  std::filesystem::permissions(settings_.folder, std::filesystem::perms::owner_all, error);
  index_.open(settings_.folder / file_name, log_.epoch());
  if (!index_.is_open() || index_.trouble()) return;
  target_ = log_.head(settings_.school);
  if (!is_of_this_log()) return throw_away();
}

// A log that was rebuilt, or put in the place of another, has other entries under the same sequences.
bool Search::is_of_this_log() const {
  const auto position = index_.position();
  if (!position) return true;
  if (position > target_) return false;
  const auto entry = stored(position);
  return entry && name_of(*entry) == index_.last_entry();
}

void Search::follow() {
  const auto head = log_.head(settings_.school);
  if (index_.position() < head && !paused_) {
    std::size_t count = 0;
    index_.begin();
    const auto read = log_.scan(settings_.school, index_.position(), head, [&](const storage::EntryView& view) {
      // What cannot be read cannot be found either; the log itself says so to those whose work it is.
      if (const auto entry = read_entry(view.bytes)) index_.add(*entry, [this](Sequence at) { return stored(at); });
      return ++count < settings_.batch && !index_.trouble();
    });
    index_.commit();
    if (index_.trouble()) return;
    counts_->indexed += count;
    if (!read) work_at_ = Clock::now() + settings_.retry;
    if (read && index_.position() < head) {
      moved_ = true;
      work_at_ = Clock::now();
    }
  } else if (index_.untidy() && !paused_) {
    index_.tidy();
  }
  ready_ = ready_ || index_.position() >= target_;
  if (index_.untidy() && !moved_) work_at_ = Clock::now() + (index_.tidying() ? settings_.pace / 10 : settings_.idle);
}

void Search::trouble() {
  const auto trouble = *index_.trouble();
  const auto now = Clock::now();
  const bool again = thrown_away_ && now - *thrown_away_ < again_after;
  ready_ = false;
  if (trouble.damaged() && !again) return throw_away();
  settings_.warn("the index cannot be used: " + trouble.detail);
  index_.close();
  work_at_ = now + settings_.retry;
}

void Search::throw_away() {
  settings_.warn("the index is made anew");
  ++counts_->made_anew;
  thrown_away_ = Clock::now();
  ready_ = false;
  index_.close();
  std::error_code error;
  for (const auto* const end : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(settings_.folder / (std::string(file_name) + end), error);
  work_at_ = Clock::now();
}

}  // namespace cueline::search
