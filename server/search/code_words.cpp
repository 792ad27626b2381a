#include "server/search/code_words.hpp"

#include <array>

namespace cueline::search {
namespace {

struct Row {
  std::string_view list, code, en, es, pt;
};

// As the web client shows them; a test compares.
constexpr std::array rows{
    Row{"sign", "on_task", "Working well", "Trabaja bien", "Trabalha bem"},
    Row{"sign", "leaning_in", "Leaning in", "Se acerca", "Inclina-se"},
    Row{"sign", "hand_up", "Hand up", "Mano arriba", "Mão no ar"},
    Row{"sign", "points_gestures", "Answers by gesture", "Responde con gestos", "Responde com gestos"},
    Row{"sign", "helps_peer", "Helps a peer", "Ayuda a otro", "Ajuda um colega"},
    Row{"sign", "self_calms", "Found own calm", "Se calmó solo", "Acalmou-se"},
    Row{"sign", "first_try", "Tried something", "Probó algo", "Experimentou"},
    Row{"sign", "relaxed", "At ease", "A gusto", "À vontade"},
    Row{"sign", "better_now", "Better now", "Ya mejor", "Já melhor"},
    Row{"sign", "win", "A win", "Un logro", "Uma vitória"},
    Row{"sign", "head_down", "Head down", "Cabeza baja", "Cabeça baixa"},
    Row{"sign", "turns_away", "Turned away", "De espaldas", "De costas"},
    Row{"sign", "stares", "Staring past", "Mirada lejos", "Olhar ao longe"},
    Row{"sign", "hood_hide", "Hiding", "Se esconde", "Esconde-se"},
    Row{"sign", "no_answer", "No reply", "No responde", "Não responde"},
    Row{"sign", "left_group", "Left the group", "Dejó el grupo", "Saiu do grupo"},
    Row{"sign", "covers_ears", "Covering ears", "Se tapa los oídos", "Tapa os ouvidos"},
    Row{"sign", "covers_eyes", "Covering eyes", "Se tapa los ojos", "Tapa os olhos"},
    Row{"sign", "rocks_flaps", "Rocking", "Se balancea", "Balança-se"},
    Row{"sign", "repeats_words", "Repeating words", "Repite palabras", "Repete palavras"},
    Row{"sign", "startles", "Startled", "Se sobresalta", "Sobressalta-se"},
    Row{"sign", "freezes", "Frozen", "Se paraliza", "Paralisa"},
    Row{"sign", "fidgets", "Fidgety", "Manos inquietas", "Mãos inquietas"},
    Row{"sign", "paces", "Pacing", "Da vueltas", "Anda às voltas"},
    Row{"sign", "start_stop", "Starts and stops", "Empieza y para", "Começa e para"},
    Row{"sign", "tense", "Tense", "Tenso", "Tenso"},
    Row{"sign", "loud", "Voice rising", "Sube la voz", "Voz a subir"},
    Row{"sign", "refuses", "Says no", "Dice que no", "Diz que não"},
    Row{"sign", "looks_at_peers", "Checks neighbors", "Mira a otros", "Olha os outros"},
    Row{"sign", "nods_no_action", "Nods, waits", "Asiente, espera", "Acena, espera"},
    Row{"sign", "blank_page", "Not begun", "Sin empezar", "Por começar"},
    Row{"sign", "asks_home_language", "Home language", "Idioma de casa", "Língua de casa"},
    Row{"sign", "grimace_hold", "Seems in pain", "Parece dolor", "Parece dor"},
    Row{"sign", "pale_flushed", "Pale or flushed", "Pálido o rojo", "Pálido ou corado"},
    Row{"sign", "sleepy", "Sleepy", "Con sueño", "Com sono"},
    Row{"sign", "needs_toilet_food", "Toilet, thirst, hunger", "Baño, sed, hambre", "Casa de banho, sede, fome"},
    Row{"sign", "hurt_risk", "Someone may get hurt", "Alguien puede herirse", "Alguém pode magoar-se"},
    Row{"sign", "leaves_area", "Leaving the area", "Se va del lugar", "Sai do lugar"},
    Row{"sign", "needs_help", "Help needed now", "Ayuda ahora", "Ajuda agora"},
    Row{"activity", "arrival", "Arrival", "Llegada", "Chegada"},
    Row{"activity", "reading", "Reading", "Lectura", "Leitura"},
    Row{"activity", "writing", "Writing", "Escritura", "Escrita"},
    Row{"activity", "math", "Math", "Matemáticas", "Matemática"},
    Row{"activity", "specials", "Specials", "Especiales", "Especiais"},
    Row{"activity", "centers", "Centers", "Rincones", "Cantinhos"},
    Row{"activity", "recess", "Recess", "Recreo", "Recreio"},
    Row{"activity", "lunch", "Lunch", "Almuerzo", "Almoço"},
    Row{"activity", "transition", "Transition", "Transición", "Transição"},
    Row{"activity", "assembly", "Assembly", "Asamblea", "Assembleia"},
    Row{"activity", "therapy", "Therapy", "Terapia", "Terapia"},
    Row{"activity", "dismissal", "Dismissal", "Salida", "Saída"},
    Row{"grouping", "whole_group", "Whole group", "Grupo entero", "Grupo inteiro"},
    Row{"grouping", "small_group", "Small group", "Grupo pequeño", "Grupo pequeno"},
    Row{"grouping", "independent", "On their own", "Por su cuenta", "Por si"},
    Row{"grouping", "one_on_one", "One on one", "Uno a uno", "Um a um"},
    Row{"grouping", "playground", "Playground", "Patio", "Pátio"},
    Row{"template", "time_moved", "Time moved", "Otra hora", "Outra hora"},
    Row{"template", "early_release", "Early release", "Salida antes", "Saída mais cedo"},
    Row{"template", "event_cancelled", "Called off", "Cancelado", "Cancelado"},
    Row{"template", "room_change", "Room change", "Otra aula", "Outra sala"},
    Row{"template", "room_closed", "Room closed", "Sala cerrada", "Sala fechada"},
    Row{"template", "indoor_recess", "Indoor recess", "Recreo dentro", "Recreio dentro"},
    Row{"template", "swap_blocks", "Swap blocks", "Cambiar bloques", "Trocar blocos"},
    Row{"template", "need_cover", "Need cover", "Hace falta relevo", "Falta cobertura"},
    Row{"template", "staff_assist", "Come and help", "Venir a ayudar", "Vir ajudar"},
    Row{"template", "interpreter", "Interpreter", "Intérprete", "Intérprete"},
    Row{"template", "hold", "Hold", "Permanecer", "Permanecer"},
    Row{"template", "secure", "Secure", "Asegurar", "Proteger"},
    Row{"template", "lockdown", "Lockdown", "Confinamiento", "Confinamento"},
    Row{"template", "evacuate", "Evacuate", "Evacuar", "Evacuar"},
    Row{"template", "shelter", "Shelter", "Refugio", "Abrigo"},
    Row{"template", "all_clear", "All clear", "Todo despejado", "Tudo normal"},
    Row{"issue_kind", "student_support", "Student support", "Apoyo a estudiantes", "Apoio a alunos"},
    Row{"issue_kind", "unanswered_observation", "Unanswered cue", "Señal sin respuesta", "Sinal sem resposta"},
    Row{"issue_kind", "time_conflict", "Time conflict", "Choque de horas", "Choque de horas"},
    Row{"issue_kind", "coverage_gap", "Coverage gap", "Falta relevo", "Falta cobertura"},
    Row{"issue_kind", "planning_time_lost", "Planning time lost", "Planificación perdida", "Planeamento perdido"},
    Row{"issue_kind", "outside_hours", "Outside hours", "Fuera de horario", "Fora de horas"},
    Row{"issue_kind", "beyond_role", "Asked beyond role", "Más que su función", "Além da função"},
    Row{"issue_kind", "interpreting_unqualified", "Interpreting beyond role", "Interpretar sin habilitación",
        "Interpretar sem habilitação"},
    Row{"issue_kind", "language_access", "Language access", "Acceso al idioma", "Acesso à língua"},
    Row{"issue_kind", "family_communication", "Family contact", "Familias", "Famílias"},
    Row{"issue_kind", "norms_not_kept", "Norms not kept", "Normas sin cumplir", "Normas por cumprir"},
    Row{"issue_kind", "materials_room", "Materials, room", "Material, aula", "Material, sala"},
    Row{"issue_kind", "safety_health", "Safety, health", "Seguridad, salud", "Segurança, saúde"},
    Row{"issue_kind", "training_access", "Training", "Formación", "Formação"},
    Row{"issue_kind", "workload_fairness", "Fair workload", "Carga justa", "Carga justa"},
    Row{"issue_kind", "respect", "Respect", "Respeto", "Respeito"},
    Row{"issue_kind", "data_privacy", "Privacy", "Privacidad", "Privacidade"},
    Row{"issue_kind", "trend", "Trend", "Tendencia", "Tendência"},
    Row{"issue_kind", "other", "Something else", "Otra cosa", "Outra coisa"},
    Row{"kudos", "noticed_early", "You noticed it early", "Te diste cuenta pronto", "Você percebeu cedo"},
    Row{"kudos", "helped_at_once", "You helped at once", "Ayudaste enseguida", "Você ajudou na hora"},
    Row{"kudos", "stepped_in", "You stepped in", "Diste un paso al frente", "Você assumiu"},
    Row{"norm", "how_fast", "How fast we answer", "Con qué rapidez respondemos", "Com que rapidez respondemos"},
    Row{"norm", "what_we_see", "We write what we see", "Escribimos lo que vemos", "Escrevemos o que vemos"},
    Row{"norm", "kind_feedback", "Feedback is private and kind", "Los comentarios son privados y amables",
        "O retorno é privado e gentil"},
    Row{"norm", "check_in_twice", "We check in twice a day", "Nos vemos dos veces al día",
        "Falamos duas vezes por dia"},
    Row{"norm", "our_hours", "Hours are hours", "El horario se respeta", "Horário é horário"},
    Row{"norm", "our_roles", "Roles are respected", "Cada función se respeta", "Cada função é respeitada"},
};

}  // namespace

std::string words_of(std::string_view list, std::string_view code) {
  for (const auto& row : rows) {
    if (row.list != list || row.code != code) continue;
    std::string words(row.en);
    for (const auto more : {row.es, row.pt}) words.append("\n").append(more);
    return words;
  }
  return {};
}

}  // namespace cueline::search
