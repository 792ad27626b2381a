#include "clients/cli/describe_entry.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {

std::string plain(std::string_view code) {
  std::string words(code);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

namespace {

struct What {
  std::string text;
  Colour colour = Colour::plain;
};

std::string in_words(const std::optional<Words>& text) { return text ? ": " + *text : ""; }

// What happened, without who and where.
class Describe {
 public:
  Describe(const View& view, const Entry& entry) : view_(view), entry_(entry) {}

  What operator()(const SchoolCreated& it) const { return {"opened the school " + it.name}; }
  What operator()(const SchoolChanged& it) const {
    std::string words;
    const auto add = [&](const auto& value) {
      if (value) words += (words.empty() ? "" : ", ") + std::string(*value);
    };
    add(it.name), add(it.time_zone), add(it.language);
    return {"the school is now: " + words, Colour::watch};
  }
  What operator()(const PersonAdded& it) const {
    return {fmt::format("added {}, {}", std::string(it.name), word_of(it.role))};
  }
  What operator()(const PersonChanged& it) const { return {"changed what is written about " + view_.name(it.person)}; }
  What operator()(const PersonDeactivated& it) const { return {"ended the access of " + view_.name(it.person)}; }
  What operator()(const PersonReactivated& it) const { return {"gave access back to " + view_.name(it.person)}; }
  What operator()(const ChannelOpened& it) const { return {"opened the channel " + it.name, Colour::quiet}; }
  What operator()(const ChannelRenamed& it) const { return {"renamed the channel to " + it.name, Colour::quiet}; }
  What operator()(const MembersAdded& it) const { return {"added " + names(it.persons), Colour::quiet}; }
  What operator()(const MemberRemoved& it) const { return {"took out " + view_.name(it.person), Colour::quiet}; }
  What operator()(const StudentAdded& it) const { return {"added the student " + it.initials, Colour::quiet}; }
  What operator()(const StudentChanged& it) const {
    return {"changed what is written about " + view_.initials(it.student), Colour::quiet};
  }
  What operator()(const NameRevealed& it) const {
    return {"was shown the name of " + view_.initials(it.student), Colour::quiet};
  }
  What operator()(const MessagePosted& it) const {
    if (it.retracted) return {"retracted", Colour::quiet};
    return {it.reply_to ? fmt::format("(to #{}) {}", it.reply_to->value, it.text) : it.text};
  }
  What operator()(const MessageEdited& it) const {
    return {fmt::format("(edit of #{}) {}", it.message.value, it.text)};
  }
  What operator()(const MessageRetracted& it) const {
    return {fmt::format("retracted #{}", it.message.value), Colour::quiet};
  }
  What operator()(const ObservationSent& it) const {
    if (it.retracted) return {"cue retracted", Colour::quiet};
    std::string signs;
    for (const auto& sign : it.signs) signs += (signs.empty() ? "" : ", ") + plain(sign);
    const auto note = it.note.empty() ? "" : ": " + it.note;
    const auto colour = it.urgency == Urgency::come_now ? Colour::support : Colour::accent;
    return {fmt::format("cue #{} {} {}{}", entry_.sequence.value, view_.initials(it.student), signs, note), colour};
  }
  What operator()(const ObservationAnswered& it) const {
    return {fmt::format("{} (cue #{}){}", word_of(it.answer), it.observation.value, in_words(it.text)), Colour::accent};
  }
  What operator()(const ObservationRetracted& it) const {
    return {fmt::format("retracted cue #{}", it.observation.value), Colour::quiet};
  }
  What operator()(const Marked&) const { return {}; }
  What operator()(const AlertSent& it) const {
    const auto note = it.text.empty() ? "" : ". " + it.text;
    const auto colour = it.severity >= 2 ? Colour::support : Colour::watch;
    return {fmt::format("change #{}: {}{} (until {})", entry_.sequence.value, std::string(it.title), note,
                        view_.clock(it.until, entry_.time)),
            colour};
  }
  What operator()(const AlertAnswered& it) const {
    if (it.answer == AlertAnswer::got_it) return {fmt::format("got it (change #{})", it.alert.value), Colour::accent};
    const auto reason = it.reason ? ", " + word_of(*it.reason) : "";
    return {fmt::format("has a conflict (change #{}{}){}", it.alert.value, reason, in_words(it.text)), Colour::support};
  }
  What operator()(const AlertDone& it) const {
    return {fmt::format("done (change #{})", it.alert.value), Colour::accent};
  }
  What operator()(const AlertTaken& it) const {
    return {fmt::format("{} has it (change #{})", view_.name(it.person), it.alert.value), Colour::accent};
  }
  What operator()(const AlertNudged& it) const {
    return {fmt::format("reminded {} (change #{})", names(entry_.to), it.alert.value), Colour::watch};
  }
  What operator()(const AlertSuperseded& it) const {
    return {fmt::format("change #{} is replaced by #{}", it.alert.value, it.by.value), Colour::quiet};
  }
  What operator()(const AlertCancelled& it) const {
    return {fmt::format("called off change #{}{}", it.alert.value, it.reason.empty() ? "" : ": " + it.reason),
            Colour::watch};
  }
  What operator()(const AlertEnded& it) const {
    return {fmt::format("change #{} is over", it.alert.value), Colour::quiet};
  }
  What operator()(const IssueRaised& it) const {
    return {fmt::format("issue #{}: {} ({})", entry_.sequence.value, std::string(it.title), plain(it.issue_kind)),
            Colour::watch};
  }
  What operator()(const IssueMoved& it) const {
    const auto to = it.owner ? " to " + view_.name(*it.owner) : "";
    return {fmt::format("issue #{} {}{}{}", it.issue.value, word_of(it.step), to, in_words(it.text)), Colour::watch};
  }
  What operator()(const AutoAnswered& it) const {
    return {fmt::format("{} hears of message #{} at {}", view_.name(it.person), it.message.value,
                        view_.clock(it.until, entry_.time)),
            Colour::quiet};
  }
  What operator()(const ObservationCompleted& it) const {
    return {fmt::format("added to cue #{}", it.observation.value), Colour::quiet};
  }
  What operator()(const ObservationBrought& it) const {
    return {fmt::format("cue #{}: {}", it.observation.value, word_of(it.to)), Colour::watch};
  }
  What operator()(const AlertReached& it) const {
    return {fmt::format("{} hear of change #{}, now that they are back", names(entry_.to), it.alert.value)};
  }
  What operator()(const AlertWidened& it) const {
    return {fmt::format("asked {} too (change #{})", names(entry_.to), it.alert.value), Colour::watch};
  }
  What operator()(const Pursued& it) const {
    if (it.pursuit.rule == "undone")
      return {fmt::format("not done yet, #{}: {}", it.item.value, plain(word_of(it.act))), Colour::watch};
    return {fmt::format("no answer to #{}: {}", it.item.value, plain(word_of(it.act))), Colour::watch};
  }
  What operator()(const InterpreterDiverted& it) const {
    const auto offered = it.offered.empty() ? "nobody is, yet" : "they are: " + names(it.offered);
    return {fmt::format("{} is not qualified to interpret {}; {}", view_.name(it.person), std::string(it.language),
                        offered),
            Colour::watch};
  }
  What operator()(const RowSet& it) const {
    const auto list = plain(kind_of(it.row));
    return {fmt::format("{} {}", it.removed.value_or(false) ? "removed" : "set", list), Colour::quiet};
  }

 private:
  std::string names(const std::vector<PersonId>& persons) const {
    std::string list;
    for (const auto person : persons) list += (list.empty() ? "" : ", ") + view_.name(person);
    return list;
  }

  const View& view_;
  const Entry& entry_;
};

// The channel it is in; alerts and issues are shown by their first channel, or not at all.
std::string place_of(const View& view, const Entry& entry) {
  const ChannelId home{entry.timeline.value};
  if (view.channels.contains(home)) return view.name(entry.also.empty() ? home : entry.also.front());
  return entry.also.empty() ? "" : view.name(entry.also.front());
}

std::string author_of(const View& view, const Entry& entry) {
  const auto* const raised = std::get_if<IssueRaised>(&entry.body);
  const auto* const moved = std::get_if<IssueMoved>(&entry.body);
  const bool nameless = (raised && raised->raiser_key) || (moved && moved->by_raiser.value_or(false));
  return nameless ? "somebody without a name" : view.name(entry.author);
}

}  // namespace

std::string describe_entry(const View& view, const Entry& entry, const Terminal& terminal) {
  const auto what = std::visit(Describe(view, entry), entry.body);
  if (what.text.empty()) return {};
  const auto place = place_of(view, entry);
  return terminal.paint(view.clock(entry.time, now()), Colour::quiet) + "  " +
         (place.empty() ? "" : terminal.paint(harmless(place), Colour::quiet) + "  ") +
         terminal.paint(harmless(author_of(view, entry)), Colour::strong) + "  " +
         terminal.paint(harmless(what.text), what.colour);
}

}  // namespace cueline::cli
