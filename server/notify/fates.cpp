// What became of notices, from their rows.
#include <algorithm>
#include <array>
#include <map>

#include "server/notify/notifier.hpp"
#include "storage/keys.hpp"

namespace cueline::notify {

namespace {

// How far a notice came, the furthest first.
constexpr std::array furthest{NoticeState::answered, NoticeState::shown,   NoticeState::accepted,
                              NoticeState::sent,     NoticeState::queued,  NoticeState::held,
                              NoticeState::failed,   NoticeState::expired, NoticeState::withdrawn};

auto rank(NoticeState state) { return std::ranges::find(furthest, state) - furthest.begin(); }

}  // namespace

result<NoticeFates> fates_of(const storage::Log& log, SchoolId school, ItemId item,
                             const std::vector<PersonTime>& answers) {
  std::map<PersonId, NoticeFate> by_person;
  bool sound = true;
  const auto read =
      log.rows(storage::keys::prefix(storage::keys::Table::notice, school, item.value), [&](auto, auto value) {
        const auto row = domain::decode_notice(value);
        sound = row.has_value();
        if (!sound) return false;
        const auto [known, is_new] =
            by_person.try_emplace(row->notice.person, NoticeFate{row->notice.person, row->state, row->time});
        if (!is_new && rank(row->state) <= rank(known->second.state))
          known->second = {row->notice.person, row->state, row->time};
        return true;
      });
  if (!read) return read.error();
  if (!sound) return Errc::log_broken;
  for (const auto& [person, time] : answers)
    if (const auto known = by_person.find(person); known != by_person.end())
      known->second = {person, NoticeState::answered, time};
  NoticeFates answer;
  for (const auto& [person, fate] : by_person) answer.fates.push_back(fate);
  return answer;
}

result<std::optional<domain::NoticeRow>> notice_of(const storage::Log& log, SchoolId school, ItemId item,
                                                   PersonId person, Sequence because) {
  const auto stored = log.row(storage::keys::notice(school, item, person, because));
  if (!stored) return stored.error();
  if (!*stored) return std::optional<domain::NoticeRow>();
  auto row = domain::decode_notice(**stored);
  if (!row) return Errc::log_broken;
  return row;
}

}  // namespace cueline::notify
