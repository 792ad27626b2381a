import type en from './en';

export default {
  'whereabouts.teaching': 'Com alunos', 'whereabouts.free': 'Livre', 'whereabouts.absent': 'Ausente', 'whereabouts.off_duty': 'Fora do horário',
  'interp.title': 'Pedir um intérprete', 'interp.language': 'Língua', 'interp.when': 'Quando', 'interp.minutes': '{n} min', 'interp.qualified': 'Intérpretes qualificados',
  'interp.all': 'Escolha um, ou pede-se a todos e fica o primeiro.', 'interp.none': 'Ninguém aqui é qualificado para esta língua. A secretaria é avisada.',
  'interp.nobody': 'Ainda não há línguas. A secretaria indica quem interpreta.', 'interp.boundary': 'fala {language}, não é intérprete. Não faz parte da função.',
  'interp.what_for': 'Para quê (sem nomes)', 'interp.asked': 'Pediu-se intérprete',
  'people.on_duty': 'Ao serviço agora', 'people.off': 'Fora do horário ou ausentes', 'people.everyone': 'Todos', 'people.search': 'Nome, ponto forte ou língua',
  'people.found.one': '{n} pessoa encontrada', 'people.found.other': '{n} pessoas encontradas', 'people.no_match': 'Ninguém aqui se chama {typed} nem a fala.',
  'people.empty': 'Os seus colegas aparecem quando a secretaria os junta.', 'people.as_of': 'Quem está onde, às {time}', 'people.until': 'até às {time}', 'people.from': 'volta {time}',
  'people.free': 'Livre',
  'person.back': 'Voltar às pessoas', 'person.on_duty_until': 'Ao serviço até às {time}', 'person.on_duty': 'Ao serviço', 'person.in': 'em {room}', 'person.off': 'Fora do horário',
  'person.away': 'Ausente', 'person.protected': 'Em tempo protegido até às {time}', 'person.message': 'Mensagem', 'person.arrives': 'Escreva agora, chega {time}',
  'person.needs_signal': 'A primeira mensagem a {name} precisa de rede.', 'person.languages': 'Línguas', 'person.speaks': 'Fala', 'person.interpreter': 'Intérprete qualificado',
  'person.interpreter_text': 'Pode ser chamado a interpretar para famílias: {list}.', 'person.not_interpreter': 'Não é intérprete',
  'person.not_interpreter_text': 'Fala-a com alunos. Para famílias pede-se um intérprete qualificado.', 'person.how': 'Como contactar {name}',
  'person.feedback': 'Comentários bem-vindos: {line}', 'person.hours': 'Horário', 'person.nothing_buzzes': 'Nada toca fora dele', 'person.hours_alt': '{day} {list}',
  'person.pause': 'Pausa {time}', 'person.gone': 'Já não trabalha aqui.', 'person.missing': 'Esta pessoa não existe ou não a pode ver.', 'person.edit': 'Mudar como é contactado',
} as const satisfies Record<keyof typeof en, string>;
