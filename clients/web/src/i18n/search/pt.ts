import type en from './en';

export default {
  'search.field': 'Sinais, mensagens, mudanças', 'search.done': 'Pronto', 'search.clear': 'Apagar', 'search.kinds': 'O que procurar',
  'search.all': 'Tudo', 'search.people': 'Pessoas', 'search.student': 'Alunos', 'search.observation': 'Sinais', 'search.alert': 'Mudanças', 'search.message': 'Mensagens', 'search.issue': 'Assuntos',
  'search.norms': 'Como trabalhamos', 'search.kudos': 'Obrigados', 'search.planning': 'Planeamento', 'search.other': 'Outros', 'search.open': 'Aberto agora',
  'search.discreet': 'Modo discreto. Mantenha uma linha premida para a ler.', 'search.discreet_off': 'Desligar',
  'search.recent': 'Procurou por', 'search.recent_clear': 'Esquecer estas',
  'search.start': 'Tudo o que pode ler: o que foi visto, dito, mudado e levantado. O que está neste dispositivo aparece logo, também sem rede.',
  'search.found.one': '{n} resultado', 'search.found.other': '{n} resultados', 'search.found_more': '{n} resultados, há mais', 'search.looking': '{found}. A procurar mais.',
  'search.more': 'Mais do servidor', 'search.show_more': 'Mostrar mais', 'search.waiting': 'A procurar no servidor',
  'search.offline': 'Nada neste telefone. Sem rede para procurar mais.', 'search.offline_some': 'Deste telefone. Sem rede para procurar mais.',
  'search.nothing': 'Nada contém “{text}”. Com menos palavras, ou mais curtas, encontra-se mais.', 'search.nothing_kind': 'Nada aqui. Experimente “Tudo”.', 'search.nothing_more': 'O servidor não tem mais nada.',
  'search.not_ready': 'A procura do servidor está a ser preparada. O que está neste dispositivo já está aqui.', 'search.failed': 'O servidor não respondeu. Tente daqui a pouco.',
  'search.narrow': 'Restringir', 'search.any': 'Qualquer', 'search.by': 'De {name}', 'search.in': 'Em {name}', 'search.about': 'Sobre {name}', 'search.since': 'Desde {day}',
  'search.up_to': 'Até {day}', 'search.who': 'Quem escreveu', 'search.where': 'Onde', 'search.student_of': 'Sobre quem', 'search.sign': 'Que sinal', 'search.from': 'De', 'search.until': 'Até', 'search.without': 'Tirar: {what}',
  'search.nameless': 'Sem nome',
} satisfies Record<keyof typeof en, string> & Record<string, string>;
