import type en from './en';

export default {
  'keep.save': 'Salvar', 'keep.saved': 'Salvo', 'keep.allowed': 'Vale: {allowed}.', 'keep.empty': 'Falta um nome.', 'keep.too_long': 'No máximo {n} letras.',
  'roomkeep.open': 'Quem está em {name}', 'roomkeep.name': 'Nome', 'roomkeep.renamed': 'Agora se chama {name}', 'roomkeep.taken': 'Outra sala ou equipe já tem esse nome.',
  'roomkeep.members': 'Quem está', 'roomkeep.none': 'Ainda não há ninguém.', 'roomkeep.gone': 'não trabalha mais aqui', 'roomkeep.out': 'Tirar {name}', 'roomkeep.is_out': '{name} saiu de {room}',
  'roomkeep.out_text': 'O que se disser aqui a partir de agora não chega a essa pessoa.', 'roomkeep.add': 'Adicionar pessoas', 'roomkeep.search': 'Nome ou função', 'roomkeep.is_in': '{name} agora está em {room}',
  'roomkeep.in_text': 'Também vê o que se disse aqui antes.', 'roomkeep.nobody_left': 'Todos os que trabalham aqui já estão.', 'roomkeep.no_match': 'Ninguém aqui se chama {typed}.', 'roomkeep.done': 'Pronto',
  'roomkeep.care_text': 'Quem está nesta equipe de apoio vê cada sinal sobre o aluno.', 'roomkeep.add_one': 'Adicionar {name}',
} as const satisfies Record<keyof typeof en, string>;
