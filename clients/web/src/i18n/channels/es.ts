import type en from './en';

export default {
  'channels.rooms': 'Aulas', 'channels.teams': 'Equipos', 'channels.direct': 'Directos', 'channels.empty': 'Tus aulas aparecen cuando la oficina te añade.',
  'channels.choose': 'Elige un canal', 'channels.members': 'Quién está aquí', 'channels.back': 'Volver a los canales', 'channels.care_team': 'Equipo de {student}', 'channels.care_team_plain': 'Equipo de apoyo',
  'channels.here.one': '{n} aquí ahora', 'channels.here.other': '{n} aquí ahora', 'channels.asks.one': '{n} cambio por confirmar', 'channels.asks.other': '{n} cambios por confirmar',
  'channels.log': 'Mensajes en {name}', 'channels.first': 'Este es el comienzo. Saluda o envía la primera señal.', 'channels.new': 'Nuevo', 'channels.message': 'Mensaje a {name}',
  'channels.send': 'Enviar mensaje', 'channels.new_cue': 'Nueva señal', 'channels.reply': 'Responder', 'channels.replies.one': '{n} respuesta',
  'channels.replies.other': 'Las {n} respuestas', 'channels.replying': 'Respuesta a {name}', 'channels.edit': 'Editar', 'channels.editing': 'Editas tu mensaje',
  'channels.edited': 'editado', 'channels.retract': 'Retirar', 'channels.retracted': 'Retirado por {name}',
  'channels.newest': 'Lo más reciente', 'channels.unseen.one': '{n} nuevo', 'channels.unseen.other': '{n} nuevos', 'channels.to_day': 'Ir a un día', 'channels.to_unread': 'Primero sin leer',
  'reachable.later': 'Escribe ahora, llega {time}.', 'reachable.off': '{name} está fuera de horario.', 'reachable.absent': '{name} no está.',
  'reachable.protected': '{name} está en tiempo protegido ({why}) hasta {time}. Espera, salvo que no pueda.', 'reachable.instead': 'Puedes preguntar a {name}.',
  'reachable.reason': 'Por qué no puede esperar (queda escrito)', 'reachable.feedback': 'Comentario: espera a su próxima hora de comentarios',
  'reachable.auto': 'A {name} no se le puede preguntar ahora. Le llega {time}.',
  'share.title': '¿Dónde va esto?', 'share.text': 'Queda como borrador. Nada se envía hasta que tú quieras.', 'share.to_channel': 'En un canal', 'share.to_care': 'Con un equipo de apoyo', 'share.as_cue': 'en una señal', 'share.to_cue': 'En una señal',
} as const satisfies Record<keyof typeof en, string>;
