#include "server/notify/wording.hpp"

#include <array>

namespace cueline::notify {

namespace {

struct Phrase {
  std::string_view what;          // after "Room 12: "
  std::string_view what_at;       // the same with a time in the place of %; empty: it has none
  std::string_view then;          // what to do
  bool confirmed_by_tap = false;  // the answer is one tap: "got it"
};

struct Language {
  std::string_view code;
  std::array<Phrase, 18> phrases;           // in the order of NoticeKind
  std::array<std::string_view, 3> waiting;  // changes, cues, issues
  std::string_view drill;
  std::string_view got_it;
  std::string_view open;
  std::string_view footer;
};

constexpr std::array languages{
    Language{"en",
             {{{"a message for you", "", "Open to read"},
               {"a cue for you", "", "Open to answer"},
               {"your cue was answered", "", "Open to read"},
               {"a change", "change at %", "Open to confirm", true},
               {"the change is called off", "", "Open to see what holds now"},
               {"somebody is needed", "somebody is needed at %", "Open to answer"},
               {"protective action", "", "Open now. This does not call emergency services"},
               {"somebody has not answered yet", "", "Open to see who"},
               {"an issue needs you", "", "Open to answer"},
               {"you are needed here", "you are needed here at %", "Open to confirm"},
               {"this is a test", "", "Notices reach you here"},
               {"what waits for you", "", "Open to answer"},
               {"thanks for you", "", "Open to read"},
               {"you are asked to plan together", "you are asked to plan together at %", "Open to answer"},
               {"your planning time was answered", "", "Open to read"},
               {"planning is called off", "planning at % is called off", "Open to read"},
               {"somebody needs a hand", "", "Open to see what would help"},
               {"nobody has said that it is done", "", "Open to say so, or to see who has it"}}},
             {"changes to confirm", "cues to answer", "issues"},
             "Drill",
             "Got it",
             "Open",
             "You get this because something in Cueline waits for your answer, or because you asked for a test."},
    Language{"es",
             {{{"un mensaje para ti", "", "Abre para leerlo"},
               {"una se\u00f1al para ti", "", "Abre para responder"},
               {"han respondido a tu se\u00f1al", "", "Abre para leerlo"},
               {"un cambio", "cambio a las %", "Abre para confirmar", true},
               {"el cambio queda anulado", "", "Abre para ver qu\u00e9 vale ahora"},
               {"se necesita a alguien", "se necesita a alguien a las %", "Abre para responder"},
               {"medida de protecci\u00f3n", "", "Abre ahora. Esto no llama a emergencias"},
               {"alguien a\u00fan no ha respondido", "", "Abre para ver qui\u00e9n"},
               {"un asunto te necesita", "", "Abre para responder"},
               {"te necesitan aqu\u00ed", "te necesitan aqu\u00ed a las %", "Abre para confirmar"},
               {"esto es una prueba", "", "Los avisos te llegan aqu\u00ed"},
               {"lo que te espera", "", "Abre para responder"},
               {"te dan las gracias", "", "Abre para leerlo"},
               {"te piden planificar juntos", "te piden planificar juntos a las %", "Abre para responder"},
               {"han respondido a tu planificaci\u00f3n", "", "Abre para leerlo"},
               {"se anula la planificaci\u00f3n", "se anula la planificaci\u00f3n de las %", "Abre para leerlo"},
               {"alguien necesita una mano", "", "Abre para ver qu\u00e9 ayudar\u00eda"},
               {"nadie ha dicho que est\u00e9 hecho", "", "Abre para decirlo o para ver qui\u00e9n lo tiene"}}},
             {"cambios por confirmar", "se\u00f1ales por responder", "asuntos"},
             "Simulacro",
             "Entendido",
             "Abrir",
             "Recibes esto porque algo en Cueline espera tu respuesta, o porque pediste una prueba."},
    Language{"pt",
             {{{"uma mensagem para si", "", "Abra para ler"},
               {"um sinal para si", "", "Abra para responder"},
               {"responderam ao seu sinal", "", "Abra para ler"},
               {"uma mudan\u00e7a", "mudan\u00e7a \u00e0s %", "Abra para confirmar", true},
               {"a mudan\u00e7a fica sem efeito", "", "Abra para ver o que vale agora"},
               {"precisa-se de algu\u00e9m", "precisa-se de algu\u00e9m \u00e0s %", "Abra para responder"},
               {"medida de prote\u00e7\u00e3o", "", "Abra agora. Isto n\u00e3o chama a emerg\u00eancia"},
               {"algu\u00e9m ainda n\u00e3o respondeu", "", "Abra para ver quem"},
               {"um assunto precisa de si", "", "Abra para responder"},
               {"\u00e9 preciso aqui", "\u00e9 preciso aqui \u00e0s %", "Abra para confirmar"},
               {"isto \u00e9 um teste", "", "Os avisos chegam-lhe aqui"},
               {"o que espera por si", "", "Abra para responder"},
               {"agradecem-lhe", "", "Abra para ler"},
               {"pedem-lhe para planejar em conjunto", "pedem-lhe para planejar em conjunto \u00e0s %",
                "Abra para responder"},
               {"responderam ao seu planejamento", "", "Abra para ler"},
               {"o planejamento fica sem efeito", "o planejamento das % fica sem efeito", "Abra para ler"},
               {"algu\u00e9m precisa de uma m\u00e3o", "", "Abra para ver o que ajudaria"},
               {"ningu\u00e9m disse que est\u00e1 feito", "", "Abra para o dizer ou para ver quem o tem"}}},
             {"mudan\u00e7as por confirmar", "sinais por responder", "assuntos"},
             "Exerc\u00edcio",
             "Entendido",
             "Abrir",
             "Recebe isto porque algo no Cueline espera a sua resposta, ou porque pediu um teste."},
};

const Language& language_of(std::string_view code) {
  for (const auto& language : languages)
    if (code.substr(0, code.find('-')) == language.code) return language;
  return languages.front();
}

std::string with_clock(std::string_view phrase, std::string_view clock) {
  const auto at = phrase.find('%');
  return std::string(phrase.substr(0, at)).append(clock).append(phrase.substr(at + 1));
}

// ASCII only: a phrase that begins with another letter keeps it small.
std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

// "Changes to confirm: 2, Cues to answer: 1": what there is none of is left out.
std::string counted(const domain::Waiting& waiting, const Language& language) {
  const std::array counts{waiting.changes, waiting.cues, waiting.issues};
  std::string text;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (counts.at(at) == 0) continue;
    text += (text.empty() ? "" : ", ") + capital(std::string(language.waiting.at(at))) + ": " +
            std::to_string(counts.at(at));
  }
  return text;
}

}  // namespace

Wording wording(const domain::Notice& notice, std::string_view code) {
  const auto& language = language_of(code);
  const auto& phrase = language.phrases.at(static_cast<std::size_t>(notice.notice_kind));
  auto what =
      notice.clock && !phrase.what_at.empty() ? with_clock(phrase.what_at, *notice.clock) : std::string(phrase.what);
  Wording words;
  if (notice.drill.value_or(false)) words.title = std::string(language.drill) + ". ";
  words.title += notice.room ? *notice.room + ": " + what : capital(std::move(what));
  words.body = phrase.then;
  if (notice.waiting) words.body = counted(*notice.waiting, language) + ". " + words.body;
  if (phrase.confirmed_by_tap) words.got_it = language.got_it;
  words.open = language.open;
  return words;
}

std::string one_line(const Wording& words) { return words.title + ". " + words.body + "."; }

std::string_view mail_footer(std::string_view language) { return language_of(language).footer; }

}  // namespace cueline::notify
