// What an entry changes in the index.
#include "server/search/code_words.hpp"
#include "server/search/index.hpp"

namespace cueline::search {

void Index::add(const Entry& entry, const Stored& stored) {
  if (const auto* const opened = std::get_if<ChannelOpened>(&entry.body)) {
    auto& row = database_.kept("INSERT OR REPLACE INTO channels VALUES(?, ?)").bind(entry.sequence.value);
    (opened->student ? row.bind(opened->student->value) : row.bind(nullptr)).run();
  }
  if (const auto* const row = std::get_if<RowSet>(&entry.body)) name_again(row->row, stored);
  auto change = change_of(entry);
  switch (change.kind) {
    case Change::Kind::nothing: break;
    case Change::Kind::add: insert(entry, std::move(change.document)); break;
    case Change::Kind::reword: reword(entry, change.document); break;
    case Change::Kind::replace:
      remove(change.document.item);
      insert(entry, std::move(change.document));
      break;
    case Change::Kind::remove: remove(change.document.item); break;
  }
  position_ = entry.sequence;
  last_ = name_of(entry);
}

void Index::insert(const Entry& entry, Document document) {
  if (document.part_of) take_over(document);
  if (document.part_of) return;  // the thing was taken back
  if (document.about) document.student = student_of("SELECT student FROM docs WHERE id = ?", document.about->value);
  auto& channel = database_.kept("SELECT student FROM channels WHERE id = ?").bind(entry.timeline.value);
  if (channel.step()) {
    auto& places = document.places;
    // A care team is the home of its cues, but they are shown in the classroom: that is where people look first.
    places.insert(document.kind == FoundKind::message ? places.begin() : places.end(), ChannelId{entry.timeline.value});
    if (!document.student && !channel.is_null(0))
      document.student = StudentId{static_cast<std::uint64_t>(channel.number(0))};
  }
  channel.reset();
  write_row(entry, document);
}

void Index::write_row(const Entry& entry, const Document& document) {
  const auto id = entry.sequence.value;
  auto& row = database_.kept("INSERT OR REPLACE INTO docs VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
                  .bind(id)
                  .bind(document.item)
                  .bind(static_cast<std::int64_t>(document.kind))
                  .bind(id)
                  .bind(entry.timeline.value)
                  .bind(entry.author.value)
                  .bind(entry.time.value);
  (document.student ? row.bind(document.student->value) : row.bind(nullptr)).run();
  std::int64_t at = 0;
  for (const auto channel : document.places) {
    database_.kept("INSERT OR REPLACE INTO places VALUES(?, ?, ?)").bind(id).bind(++at).bind(channel.value).run();
  }
  for (const auto& code : document.codes) {
    database_.kept("INSERT OR REPLACE INTO codes VALUES(?, ?, ?)").bind(id).bind(++at).bind(code).run();
  }
  database_.kept("INSERT INTO words(rowid, text, codes) VALUES(?, ?, ?)")
      .bind(id)
      .bind(document.text)
      .bind(code_words(document))
      .run();
}

// Its kind, student, places and codes. Of what was taken back nothing is said any more: then `part_of` stays.
void Index::take_over(Document& document) {
  const auto of = *document.part_of;
  auto& row = database_.kept("SELECT kind, student FROM docs WHERE id = ?").bind(of);
  if (!row.step()) return row.reset();
  document.part_of.reset();
  document.kind = static_cast<FoundKind>(row.number(0));
  if (!row.is_null(1)) document.student = StudentId{static_cast<std::uint64_t>(row.number(1))};
  row.reset();
  auto& places = database_.kept("SELECT channel FROM places WHERE doc = ? ORDER BY at").bind(of);
  while (places.step()) document.places.push_back(ChannelId{static_cast<std::uint64_t>(places.number(0))});
  auto& codes = database_.kept("SELECT code FROM codes WHERE doc = ? ORDER BY at").bind(of);
  while (codes.step()) document.codes.emplace_back(codes.text(0));
}

std::optional<StudentId> Index::student_of(std::string_view sql, std::uint64_t id) {
  auto& row = database_.kept(sql).bind(id);
  std::optional<StudentId> student;
  if (row.step() && !row.is_null(0)) student = StudentId{static_cast<std::uint64_t>(row.number(0))};
  row.reset();
  return student;
}

void Index::remove(std::uint64_t item) {
  std::vector<std::int64_t> ids;
  auto& rows = database_.kept("SELECT id FROM docs WHERE item = ?").bind(item);
  while (rows.step()) ids.push_back(rows.number(0));
  rows.reset();
  for (const auto id : ids) {
    database_.kept("DELETE FROM words WHERE rowid = ?").bind(id).run();
    database_.kept("DELETE FROM places WHERE doc = ?").bind(id).run();
    database_.kept("DELETE FROM codes WHERE doc = ?").bind(id).run();
    database_.kept("DELETE FROM docs WHERE id = ?").bind(id).run();
  }
  untidy_ = untidy_ || !ids.empty();
}

void Index::reword(const Entry& entry, const Document& document) {
  auto& known = database_.kept("SELECT 1 FROM docs WHERE id = ?").bind(document.item);
  const bool there = known.step();
  known.reset();
  if (!there) return;  // taken back since
  database_.kept("UPDATE docs SET source = ? WHERE id = ?").bind(entry.sequence.value).bind(document.item).run();
  database_.kept("UPDATE words SET text = ? WHERE rowid = ?").bind(document.text).bind(document.item).run();
  untidy_ = true;
}

std::string Index::code_words(const Document& document) {
  auto words = document.code_words;
  for (const auto& code : document.codes) {
    auto& own = database_.kept("SELECT words FROM own WHERE code = ?").bind(code);
    while (own.step()) words += '\n' + own.text(0);
    own.reset();
  }
  return words;
}

// The school calls a code something else from now on: what has it is found by the new name too.
void Index::name_again(const Row& row, const Stored& stored) {
  const auto own = own_words_of(row);
  if (!own) return;
  database_.kept("INSERT OR REPLACE INTO own VALUES(?, ?, ?)").bind(own->list).bind(own->code).bind(own->words).run();
  std::vector<std::uint64_t> having;
  auto& rows = database_.kept("SELECT DISTINCT doc FROM codes WHERE code = ?").bind(own->code);
  while (rows.step()) having.push_back(static_cast<std::uint64_t>(rows.number(0)));
  rows.reset();
  for (const auto id : having) {
    const auto entry = stored(Sequence{id});
    const auto change = entry ? change_of(*entry) : Change{};
    if (change.kind == Change::Kind::nothing || change.document.part_of) continue;
    database_.kept("UPDATE words SET codes = ? WHERE rowid = ?").bind(code_words(change.document)).bind(id).run();
  }
}

}  // namespace cueline::search
