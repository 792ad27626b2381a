import type en from './en';

export default {
  'name.show': 'Mostrar nombre', 'name.hide': 'Ocultar', 'name.offline': 'Hace falta señal: los nombres nunca se guardan en un dispositivo.', 'name.too_many': 'Han sido muchos nombres en una hora. Inténtalo más tarde.',
  'name.failed': 'No se pudo mostrar el nombre. Inténtalo de nuevo.',
  'name.for_lists': 'Llevas las listas, así que puedes ver quién es. Queda anotado.',
  'name.log_title': 'Quién vio un nombre completo', 'name.log_text': 'Cada vez, quién y cuándo. Solo lo lee la dirección.', 'name.log_none': 'Nadie ha pedido un nombre completo.', 'name.log_more': 'Mostrar más',
  'name.log_offline': 'Esta lista necesita señal.', 'name.log_line': '{person} vio el nombre de {student}', 'name.log_gone': 'un estudiante que ya no está',
  'named.maybe': 'Puede que nombre a un estudiante. Usa las iniciales: {initials}', 'named.nobody': 'No es el nombre de nadie', 'named.unchecked': 'Sin señal no se puede comprobar si nombra a un estudiante. Usa iniciales.',
  'setup.not_kept': 'Los nombres van al servidor al momento y nunca se guardan en este dispositivo: hace falta señal.', 'setup.bringing': 'Van {done} de {all}', 'setup.brought_in.one': 'Ya está {n} estudiante', 'setup.brought_in.other': 'Ya están {n} estudiantes',
  'setup.stopped': 'El resto sigue aquí: {why}',
} satisfies Record<keyof typeof en, string>;
