#include "protocol/generate/sentences.hpp"

#include <algorithm>

namespace cueline::generate {

namespace {

std::string_view trim(std::string_view text) {
  const auto start = text.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(' ') - start + 1);
}

void add(std::string& sentence, std::string_view more) {
  if (!sentence.empty()) sentence += ' ';
  sentence += more;
}

// "Role role = Role::para;" and "std::vector<int> codes{};" declare role and codes; a function declares nothing.
std::string_view declared(std::string_view code) {
  if (code.find('(') != std::string_view::npos || !code.ends_with(';')) return {};
  code = trim(code.substr(0, code.find_first_of("={;")));
  const auto space = code.find_last_of(" >");
  return space == std::string_view::npos ? std::string_view{} : code.substr(space + 1);
}

struct Reader {
  Sentences& sentences;
  std::string above{};  // the comment lines directly above
  std::string group{};
  enum class Inside { nothing, structure, close_codes } inside = Inside::nothing;
  std::string* last = nullptr;  // where a comment that goes on belongs

  void line(std::string_view text) {
    const auto slashes = text.find("//");
    const auto code = trim(text.substr(0, slashes));
    const auto comment = slashes == std::string_view::npos ? std::string_view{} : trim(text.substr(slashes + 2));
    if (inside == Inside::nothing) return outside_line(code, comment);
    if (code == "};") {
      inside = Inside::nothing;
    } else if (code.empty() && last) {
      add(*last, comment);
    } else {
      inside == Inside::structure ? member(code, comment) : close_code(code, comment);
    }
  }

  void outside_line(std::string_view code, std::string_view comment) {
    if (comment.starts_with("---- ")) {
      group = trim(comment.substr(5, comment.find(" ----") - 5));
    } else if (code.empty() && !comment.empty()) {
      return add(above, comment);
    } else if (code.starts_with("struct ") && code.ends_with('{')) {
      sentences.structs.push_back({std::string(trim(code.substr(7, code.size() - 8))), {}, above, group});
      inside = Inside::structure;
      last = nullptr;
    } else if (code.starts_with("enum class CloseCode")) {
      inside = Inside::close_codes;
      last = nullptr;
    }
    above.clear();
  }

  void member(std::string_view code, std::string_view comment) {
    last = nullptr;
    const auto name = declared(code);
    if (name.empty()) return;
    auto& fields = sentences.structs.back().fields;
    fields.push_back({std::string(name), {}, false, std::string(comment)});
    last = &fields.back().sentence;
  }

  void close_code(std::string_view code, std::string_view comment) {
    const auto equals = code.find(" = ");
    if (equals == std::string_view::npos) return;
    const auto number = code.substr(equals + 3, code.find(',') - equals - 3);
    sentences.close_codes.push_back({std::string(code.substr(0, equals)), std::string(number), std::string(comment)});
    last = &sentences.close_codes.back().sentence;
  }
};

const Object* find(const std::vector<Object>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Object::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void read_sentences(std::string_view header, Sentences& sentences) {
  Reader reader{sentences};
  while (!header.empty()) {
    const auto end = std::min(header.find('\n'), header.size());
    reader.line(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
  }
}

std::vector<std::string> document_model(Model& model, const Sentences& sentences) {
  std::vector<std::string> without;
  for (auto& object : model.objects) {
    const Object* written = find(sentences.structs, object.name);
    if (written) {
      object.sentence = written->sentence;
      object.group = written->group;
    }
    if (object.sentence.empty()) without.push_back(object.name);
    for (auto& field : object.fields) {
      if (written) {
        const auto found = std::ranges::find(written->fields, field.name, &Field::name);
        if (found != written->fields.end()) field.sentence = found->sentence;
      }
      if (field.sentence.empty()) without.push_back(object.name + '.' + field.name);
    }
  }
  for (const auto& row : sentences.close_codes) {
    if (row.sentence.empty()) without.push_back("CloseCode." + row.name);
  }
  return without;
}

}  // namespace cueline::generate
