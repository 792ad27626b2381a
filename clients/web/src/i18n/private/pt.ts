import type en from './en';

export default {
  'name.show': 'Mostrar nome', 'name.hide': 'Esconder', 'name.offline': 'Precisa de sinal: os nomes nunca ficam guardados num aparelho.', 'name.too_many': 'Foram muitos nomes numa hora. Tente mais tarde.',
  'name.failed': 'Não foi possível mostrar o nome. Tente outra vez.',
  'name.for_lists': 'Cuida das listas, por isso pode ver quem é. Fica registado.',
  'name.log_title': 'Quem viu um nome completo', 'name.log_text': 'Cada vez, quem e quando. Só a direção lê isto.', 'name.log_none': 'Ninguém pediu um nome completo.', 'name.log_more': 'Mostrar mais',
  'name.log_offline': 'Esta lista precisa de sinal.', 'name.log_line': '{person} viu o nome de {student}', 'name.log_gone': 'um aluno que já saiu',
  'named.maybe': 'Pode ter o nome de um aluno. Use as iniciais: {initials}', 'named.nobody': 'Não é o nome de ninguém', 'named.unchecked': 'Sem sinal não se pode verificar se tem o nome de um aluno. Use iniciais.',
  'setup.not_kept': 'Os nomes vão logo para o servidor e nunca ficam neste aparelho: precisa de sinal.', 'setup.bringing': 'Já entraram {done} de {all}', 'setup.brought_in.one': '{n} aluno entrou', 'setup.brought_in.other': 'Entraram {n} alunos',
  'setup.stopped': 'O resto continua aqui: {why}',
} satisfies Record<keyof typeof en, string>;
