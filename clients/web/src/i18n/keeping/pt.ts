import type en from './en';

export default {
  'keep.save': 'Salvar', 'keep.saved': 'Salvo', 'keep.allowed': 'Vale: {allowed}.', 'keep.empty': 'Falta um nome.', 'keep.too_long': 'No máximo {n} letras.',
  'roomkeep.open': 'Quem está em {name}', 'roomkeep.name': 'Nome', 'roomkeep.renamed': 'Agora se chama {name}', 'roomkeep.taken': 'Outra sala ou equipe já tem esse nome.',
  'roomkeep.members': 'Quem está', 'roomkeep.none': 'Ainda não há ninguém.', 'roomkeep.gone': 'não trabalha mais aqui', 'roomkeep.out': 'Tirar {name}', 'roomkeep.is_out': '{name} saiu de {room}',
  'roomkeep.out_text': 'O que se disser aqui a partir de agora não chega a essa pessoa.', 'roomkeep.add': 'Adicionar pessoas', 'roomkeep.search': 'Nome ou função', 'roomkeep.is_in': '{name} agora está em {room}',
  'roomkeep.in_text': 'Também vê o que se disse aqui antes.', 'roomkeep.nobody_left': 'Todos os que trabalham aqui já estão.', 'roomkeep.no_match': 'Ninguém aqui se chama {typed}.', 'roomkeep.done': 'Pronto',
  'roomkeep.care_text': 'Quem está nesta equipe de apoio vê cada sinal sobre o aluno.', 'roomkeep.add_one': 'Adicionar {name}',
  'setup.page_days': 'Dias especiais', 'setup.days_title': 'Dias especiais', 'setup.days_lead': 'Feriados, saídas mais cedo, outros sinais: o que está aqui muda sozinho o dia de todos.',
  'setup.later': 'Quando quiser', 'days.coming': 'Próximos', 'days.year': 'Ano letivo {first} – {last}', 'days.add': 'Adicionar um dia',
  'days.empty': 'Nenhum dia especial pela frente. Cada dia de aula segue a rotação.', 'days.no_year': 'Dias especiais fazem parte de um ano letivo. Ele começa com os sinais.',
  'days.to_year': 'Sinais e ano', 'days.import': 'Um ano inteiro vem de um arquivo pela linha de comando.', 'days.change': 'Mudar {day}', 'days.remove': 'Tirar {day}',
  'days.removed': '{day} volta a ser um dia comum', 'days.back': 'Está como antes', 'days.saved': 'Salvo: o dia de todos segue isto', 'days.first': 'Dia', 'days.last': 'Até, incluído',
  'days.what': 'O que é diferente', 'days.closed': 'Sem aula', 'days.other': 'Aula, mas diferente', 'days.school': 'Aula em dia livre', 'days.ends': 'Termina às',
  'days.ends_at': 'Termina às {time}', 'days.bells': 'Que sinais tocam', 'days.bells_of': 'Sinais: {bells}', 'days.counts': 'Conta como', 'days.counts_as': 'Conta como dia {code}',
  'days.as_usual': 'Como sempre', 'days.reason': 'Por quê, para todos lerem', 'days.reason_example': 'Formação de professores',
  'days.free_weekday': 'Um dia normalmente livre vira dia de aula.', 'days.one_bells': 'Outros sinais pedem um segundo horário: traga com um arquivo em Salas e horário.',
  'days.wrong_first': 'Um dia do ano letivo: de {first} a {last}.', 'days.wrong_last': 'Não antes do primeiro dia nem depois de {last}.', 'days.wrong_none': 'Nesses dias já não há aula.',
  'days.wrong_taken': 'Um desses dias já está na lista. Mude ali.', 'days.wrong_ends': 'Uma hora do dia, como 12:30.',
  'days.wrong_what': 'Diga o que é diferente: quando termina, que sinais tocam ou como que dia conta.', 'days.wrong_many': 'No máximo {n} dias especiais por ano.',
} as const satisfies Record<keyof typeof en, string>;
