import type en from './en';

export default {
  'channels.rooms': 'Salas', 'channels.teams': 'Equipas', 'channels.direct': 'Diretos', 'channels.empty': 'As suas salas aparecem quando a secretaria o junta.',
  'channels.choose': 'Escolha um canal', 'channels.members': 'Quem está aqui', 'channels.back': 'Voltar aos canais', 'channels.care_team': 'Equipa de {student}', 'channels.care_team_plain': 'Equipa de apoio',
  'channels.here.one': '{n} aqui agora', 'channels.here.other': '{n} aqui agora', 'channels.asks.one': '{n} mudança por confirmar', 'channels.asks.other': '{n} mudanças por confirmar',
  'channels.log': 'Mensagens em {name}', 'channels.first': 'Este é o começo. Diga olá ou envie o primeiro sinal.', 'channels.new': 'Novo', 'channels.message': 'Mensagem para {name}',
  'channels.send': 'Enviar mensagem', 'channels.new_cue': 'Novo sinal', 'channels.reply': 'Responder', 'channels.replies.one': '{n} resposta', 'channels.replies.other': 'As {n} respostas',
  'channels.replying': 'Resposta a {name}', 'channels.edit': 'Editar', 'channels.editing': 'A editar a sua mensagem', 'channels.edited': 'editada', 'channels.retract': 'Retirar',
  'channels.retracted': 'Retirada por {name}',
  'channels.newest': 'Mais recentes', 'channels.unseen.one': '{n} novo', 'channels.unseen.other': '{n} novos', 'channels.to_day': 'Ir para um dia', 'channels.to_unread': 'Primeira não lida',
  'reachable.later': 'Escreva agora, chega {time}.', 'reachable.off': '{name} está de folga.', 'reachable.absent': '{name} não está.',
  'reachable.protected': '{name} está em tempo protegido ({why}) até {time}. Espera, a não ser que não possa.', 'reachable.instead': 'Pode perguntar a {name}.',
  'reachable.reason': 'Porque não pode esperar (fica escrito)', 'reachable.feedback': 'Comentário: espera pela próxima hora de comentários',
  'reachable.auto': 'Não se pode perguntar agora a {name}. Chega-lhe {time}.',
  'share.title': 'Onde colocar isto?', 'share.text': 'Fica como rascunho. Nada é enviado até você querer.', 'share.to_channel': 'Em um canal', 'share.to_care': 'Com uma equipa de apoio', 'share.as_cue': 'num sinal', 'share.to_cue': 'Em um sinal',
} as const satisfies Record<keyof typeof en, string>;
