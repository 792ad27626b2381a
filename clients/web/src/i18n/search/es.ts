import type en from './en';

export default {
  'search.field': 'Señales, mensajes, cambios', 'search.done': 'Listo', 'search.clear': 'Borrar', 'search.kinds': 'Qué buscar',
  'search.all': 'Todo', 'search.people': 'Personas', 'search.student': 'Estudiantes', 'search.observation': 'Señales', 'search.alert': 'Cambios', 'search.message': 'Mensajes', 'search.issue': 'Asuntos',
  'search.norms': 'Cómo trabajamos', 'search.kudos': 'Gracias', 'search.planning': 'Planificación', 'search.other': 'Otros', 'search.open': 'Abierto ahora',
  'search.discreet': 'Modo discreto. Mantén pulsada una línea para leerla.', 'search.discreet_off': 'Quitar',
  'search.recent': 'Has buscado', 'search.recent_clear': 'Olvidar estas búsquedas',
  'search.start': 'Todo lo que puedes leer: lo visto, dicho, cambiado y planteado. Lo de este dispositivo sale enseguida, también sin señal.',
  'search.found.one': '{n} resultado', 'search.found.other': '{n} resultados', 'search.found_more': '{n} resultados, hay más', 'search.looking': '{found}. Buscando más.',
  'search.more': 'Más del servidor', 'search.show_more': 'Mostrar más', 'search.waiting': 'Buscando en el servidor',
  'search.offline': 'Nada en este teléfono. Sin señal para buscar más.', 'search.offline_some': 'De este teléfono. Sin señal para buscar más.',
  'search.nothing': 'Nada contiene «{text}». Con menos palabras, o más cortas, se encuentra más.', 'search.nothing_kind': 'Nada por aquí. Prueba «Todo».', 'search.nothing_more': 'El servidor no tiene nada más.',
  'search.not_ready': 'La búsqueda del servidor se está preparando. Lo de este dispositivo ya está aquí.', 'search.failed': 'El servidor no ha respondido. Prueba en un momento.',
  'search.narrow': 'Acotar', 'search.any': 'Cualquiera', 'search.by': 'De {name}', 'search.in': 'En {name}', 'search.about': 'Sobre {name}', 'search.since': 'Desde {day}',
  'search.up_to': 'Hasta {day}', 'search.who': 'Quién lo escribió', 'search.where': 'Dónde', 'search.student_of': 'Sobre quién', 'search.sign': 'Qué señal', 'search.from': 'Desde', 'search.until': 'Hasta', 'search.without': 'Quitar: {what}',
  'search.nameless': 'Sin nombre',
} satisfies Record<keyof typeof en, string> & Record<string, string>;
