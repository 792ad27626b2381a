#include "server/notify/post_office.hpp"

#include <algorithm>
#include <utility>

#include "protocol/read.hpp"
#include "server/notify/address.hpp"
#include "server/notify/push_message.hpp"
#include "storage/keys.hpp"

namespace cueline::notify {

namespace {

namespace keys = storage::keys;
using domain::NoticeKind;
using Verdict = domain::Standing::Verdict;

constexpr std::int64_t forget_every_ms = 6 * 3600 * 1000;
constexpr std::int64_t digest_every_ms = 5 * 60 * 1000;
constexpr std::int64_t test_every_ms = 10'000;
constexpr std::int64_t test_lasts_ms = 10 * 60 * 1000;

void add(std::atomic<std::uint64_t>& count) { count.fetch_add(1, std::memory_order_relaxed); }

bool has(const NoticeRow& row, const std::string& way) {
  return std::ranges::any_of(row.reached, [&way](const domain::WayTaken& one) { return one.way == way; });
}

constexpr auto email_way = "email";
constexpr auto phone_way = "phone";

}  // namespace

result<void> PostOffice::load() {
  if (auto loaded = devices_.load(parts_.log); !loaded) return loaded;
  for (const auto& [person, session] : devices_.sessions())
    if (!parts_.surroundings.is_signed_in(person, session)) write(devices_.remove_of_session(session));
  bool sound = true;
  auto read = parts_.log.rows(keys::prefix(keys::Table::notice, parts_.settings.school), [&](auto, auto value) {
    auto row = domain::decode_notice(value);
    sound = row.has_value();
    if (sound) queue_.put(std::move(*row));
    return sound;
  });
  if (read && !sound) read = Errc::log_broken;
  return read;
}

void PostOffice::turn(std::chrono::milliseconds at_most) {
  begin_due();
  if (now().value - forgotten_.value >= forget_every_ms) forget_old();
  if (sends_mail() && now().value - digested_.value >= digest_every_ms) ask_for_digests();
  hand_over_rows();
  figures.waiting = queue_.size();
  figures.devices = devices_.size();
  auto wait = at_most;
  const bool has_room = tries_.size() + clearing_ < parts_.settings.courier.at_once;
  if (const auto next = queue_.next(); next && has_room)
    wait = std::clamp(std::chrono::milliseconds(next->value - now().value), std::chrono::milliseconds(0), wait);
  parts_.courier->turn(wait);
}

void PostOffice::take(std::vector<NoticeRow> rows) {
  for (auto& row : rows) queue_.put(std::move(row));
}

// ---- One notice ----

void PostOffice::begin_due() {
  const auto at_once = parts_.settings.courier.at_once;
  const auto in_hand = tries_.size() + clearing_;
  if (in_hand >= at_once) return;
  const auto due = queue_.take_due(now(), at_once - in_hand);
  std::vector<NoticeId> ids;
  std::vector<Notice> notices;
  for (const auto& id : due) {
    const auto& notice = queue_.find(id)->notice;
    if (now() >= notice.expires) {
      end(id, NoticeState::expired);
      continue;
    }
    ids.push_back(id);
    notices.push_back(notice);
  }
  if (ids.empty()) return;
  clearing_ += ids.size();
  parts_.surroundings.clear(std::move(notices), [this, ids](std::vector<Cleared> answers) {
    parts_.post([this, ids, answers = std::move(answers)] { cleared(ids, answers); });
  });
}

void PostOffice::cleared(const std::vector<NoticeId>& ids, const std::vector<Cleared>& answers) {
  clearing_ -= ids.size();
  for (std::size_t at = 0; at < ids.size() && at < answers.size(); ++at) go_on(ids[at], answers[at]);
}

void PostOffice::go_on(NoticeId id, const Cleared& answer) {
  switch (answer.standing.verdict) {
    case Verdict::hold: return keep(queue_.hold(id, answer.standing.until, now()));
    case Verdict::seen: return end(id, NoticeState::shown);
    case Verdict::answered: return end(id, NoticeState::answered);
    case Verdict::withdrawn: return end(id, NoticeState::withdrawn);
    case Verdict::send: break;
  }
  if (const auto state = overtaken(queue_.find(id)->notice)) return end(id, *state);
  send(id, answer);
}

// Messages are not in the engine's memory, but on disk: as they are now, and how far the reader has read.
std::optional<NoticeState> PostOffice::overtaken(const Notice& notice) const {
  if (notice.notice_kind != NoticeKind::message) return std::nullopt;
  const auto stored = parts_.log.entry(parts_.settings.school, notice.because);
  const auto entry = stored && *stored ? read_entry(**stored) : Parsed<Entry>(Fault{});
  if (!entry) return NoticeState::withdrawn;
  const auto* const message = std::get_if<MessagePosted>(&entry->body);
  if (!message || message->retracted) return NoticeState::withdrawn;
  const auto position = parts_.log.row(keys::read(parts_.settings.school, notice.person, entry->timeline));
  const auto read = position && *position ? std::strtoull((*position)->c_str(), nullptr, 10) : 0;
  return read >= notice.because.value ? std::optional(NoticeState::shown) : std::nullopt;
}

void PostOffice::send(NoticeId id, const Cleared& answer) {
  const auto row = *queue_.find(id);
  const SchoolWords school{answer.school, answer.language, parts_.settings.address};
  const auto contact = answer.standing.email ? devices_.contact(id.person) : std::nullopt;
  tries_[id] = {};
  if (answer.standing.push && parts_.vapid)
    for (const auto& device : devices_.of(id.person))
      if (!has(row, device.name)) send_push(id, device, school);
  if (contact && contact->email && sends_mail() && !has(row, email_way))
    go(id, email_way, mail_letter(row.notice, *contact->email, parts_.settings.courier.smtp_from, school, now()));
  const bool digest = row.notice.notice_kind == NoticeKind::digest;
  if (contact && contact->phone && sends_sms() && !digest && !has(row, phone_way))
    go(id, phone_way, phone_letter(row.notice, *contact->phone, parts_.settings.webhook, school, now()));
  tries_.at(id).begun = true;
  finish(id);
}

void PostOffice::send_push(NoticeId id, const Device& device, const SchoolWords& school) {
  auto letter = push_letter(queue_.find(id)->notice, device.row, school, *parts_.vapid,
                            parts_.settings.courier.allow_private, now());
  if (letter) return go(id, device.name, std::move(*letter));
  tries_.at(id).ends.push_back({device.name, {Outcome::Kind::refused, 0, 0, "its keys are not right"}});
}

void PostOffice::go(NoticeId id, const std::string& way, Letter letter) {
  ++tries_.at(id).open;
  add(figures.sent);
  parts_.courier->send(std::move(letter), [this, id, way](const Outcome& outcome) { way_ended(id, way, outcome); });
}

void PostOffice::way_ended(NoticeId id, const std::string& way, const Outcome& outcome) {
  const bool device = way != email_way && way != phone_way;
  switch (outcome.kind) {
    case Outcome::Kind::accepted:
      add(figures.accepted);
      if (device) write(devices_.taken(way, now()));
      break;
    case Outcome::Kind::gone:
      add(figures.gone);
      if (device) write(devices_.remove(way));
      break;
    case Outcome::Kind::later: add(figures.later); break;
    case Outcome::Kind::refused: add(figures.refused); break;
  }
  if (outcome.kind != Outcome::Kind::accepted)
    parts_.surroundings.warn(std::string("a notice by ") + (device ? "push" : way) +
                             " was not taken: " + outcome.reason);
  auto& one = tries_.at(id);
  --one.open;
  one.ends.push_back({way, outcome});
  finish(id);
}

void PostOffice::finish(NoticeId id) {
  const auto found = tries_.find(id);
  if (!found->second.begun || found->second.open > 0) return;
  const auto ends = std::move(found->second.ends);
  tries_.erase(found);
  const auto row = queue_.tried(id, ends, now(), parts_.chance());
  if (row.state == NoticeState::failed) add(figures.failed);
  keep(row);
}

void PostOffice::end(NoticeId id, NoticeState state) {
  if (state == NoticeState::expired) add(figures.expired);
  if (state == NoticeState::withdrawn) add(figures.withdrawn);
  if (state == NoticeState::answered) add(figures.answered);
  keep(queue_.end(id, state, now()));
}

// ---- Rows ----

void PostOffice::keep(const NoticeRow& row) {
  const auto& notice = row.notice;
  write({{keys::notice(parts_.settings.school, notice.item, notice.person, notice.because), domain::encode(row)}});
}

void PostOffice::write(RowWrites writes, Notifier::Done done) {
  std::ranges::move(writes, std::back_inserter(rows_));
  if (done) waiting_.push_back(std::move(done));
}

void PostOffice::hand_over_rows() {
  auto waiting = std::exchange(waiting_, {});
  const auto tell = [waiting = std::move(waiting)](boost::system::error_code error) {
    for (const auto& done : waiting)
      error ? done(Fault{Errc::log_broken, {}, {}, {}}) : done(boost::system::result<void, Fault>());
  };
  if (rows_.empty()) return tell({});
  parts_.log.append({parts_.settings.school, {}, {}, std::exchange(rows_, {})}, tell);
}

// What became of a notice is asked as long as its item is in memory.
void PostOffice::forget_old() {
  forgotten_ = now();
  const auto before = forgotten_.value - domain::retire_after_ms;
  RowWrites old;
  const auto prefix = keys::prefix(keys::Table::notice, parts_.settings.school);
  const auto read = parts_.log.rows(prefix, [&](std::string_view key, std::string_view value) {
    const auto row = domain::decode_notice(value);
    if (row && !row->due && row->time.value < before) old.push_back({std::string(key), std::nullopt});
    return true;
  });
  if (read) write(std::move(old));
}

// ---- Digests ----

void PostOffice::ask_for_digests() {
  digested_ = now();
  parts_.surroundings.digests([this](std::vector<Notice> digests) {
    parts_.post([this, digests = std::move(digests)] { add_digests(digests); });
  });
}

// One a day: the row of the day says that there was one. Only for who left an address.
void PostOffice::add_digests(std::vector<Notice> digests) {
  for (auto& notice : digests) {
    const auto contact = devices_.contact(notice.person);
    const auto known = notice_of(parts_.log, parts_.settings.school, notice.item, notice.person, notice.because);
    if (!contact || !contact->email || !known || *known || queue_.find(id_of(notice))) continue;
    auto row = domain::fresh(std::move(notice), now());
    keep(row);
    queue_.put(std::move(row));
  }
}

// ---- What people ask for ----

void PostOffice::subscribe(PersonId person, std::uint64_t session, const PushSubscription& device,
                           Notifier::Done done) {
  const auto point = from_base64url(device.p256dh);
  const auto auth = from_base64url(device.auth);
  const auto allow_private = parts_.settings.courier.allow_private;
  if (!parts_.vapid) return done(Fault{Errc::not_found, {}, {}, {}});
  if (!read_endpoint(device.endpoint, allow_private))
    return done(Fault{Errc::out_of_range, "/endpoint", "an https address on the public Internet", {}});
  if (!point || !is_point(*point)) return done(Fault{Errc::out_of_range, "/p256dh", "a P-256 key in base64url", {}});
  if (!auth || auth->size() != auth_bytes) return done(Fault{Errc::out_of_range, "/auth", "16 bytes in base64url", {}});
  SubscriptionRow row;
  row.person = person;
  row.session = session;
  row.endpoint = device.endpoint;
  row.p256dh = device.p256dh;
  row.auth = device.auth;
  row.created = now();
  if (device.language) row.language = *device.language;
  write(devices_.put(std::move(row)), std::move(done));
}

void PostOffice::shown(PersonId person, std::uint64_t session, ShownNotice shown) {
  write(devices_.shown(session, now()));
  if (const auto row = queue_.shown({shown.item, person, shown.notice}, now())) {
    add(figures.shown);
    return keep(*row);
  }
  const auto stored = notice_of(parts_.log, parts_.settings.school, shown.item, person, shown.notice);
  if (!stored || !*stored || (*stored)->state == NoticeState::shown) return;
  auto row = **stored;
  row.state = NoticeState::shown;
  row.time = now();
  add(figures.shown);
  keep(row);
}

void PostOffice::test(PersonId person, const std::function<void(result<Sequence>)>& done) {
  auto& last = tested_[person];
  if (now().value - last.value < test_every_ms) return done(Errc::busy);
  last = now();
  Notice notice;
  notice.person = person;
  notice.because = Sequence{static_cast<std::uint64_t>(last.value)};
  notice.notice_kind = NoticeKind::test;
  notice.urgency = domain::NoticeUrgency::high;
  notice.route = domain::NoticeRoute::push_and_email;
  notice.not_before = last;
  notice.expires = Millis{last.value + test_lasts_ms};
  auto row = domain::fresh(notice, last);
  keep(row);
  queue_.put(std::move(row));
  write({}, [done, because = notice.because](const auto& stored) { stored ? done(because) : done(Errc::log_broken); });
}

std::optional<PushTestFate> PostOffice::test_fate(PersonId person, Sequence test) const {
  const auto row = notice_of(parts_.log, parts_.settings.school, {}, person, test);
  if (!row || !*row) return std::nullopt;
  return PushTestFate{(*row)->state, (*row)->time, (*row)->reached.size()};
}

PushDevices PostOffice::devices_of(PersonId person, std::uint64_t session) const {
  PushDevices answer;
  answer.push = parts_.vapid.has_value();
  answer.email = sends_mail();
  answer.phone = sends_sms();
  for (const auto& device : devices_.of(person)) {
    const auto& row = device.row;
    answer.devices.push_back({row.session == session, row.created, row.taken, row.shown, is_quiet(row, now())});
  }
  std::ranges::sort(answer.devices, {}, &PushDevice::created);
  return answer;
}

}  // namespace cueline::notify
