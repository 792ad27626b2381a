import type en from './en';

export default {
  'whereabouts.teaching': 'Con estudiantes', 'whereabouts.free': 'Libre', 'whereabouts.absent': 'Ausente', 'whereabouts.off_duty': 'Fuera de horario',
  'interp.title': 'Pedir un intérprete', 'interp.language': 'Idioma', 'interp.when': 'Cuándo', 'interp.minutes': '{n} min', 'interp.qualified': 'Intérpretes cualificados',
  'interp.all': 'Elige uno, o se pregunta a todos y se encarga el primero.', 'interp.none': 'Nadie aquí está cualificado para este idioma. Se avisa a la oficina.',
  'interp.nobody': 'Aún no se conocen idiomas. La oficina indica quién interpreta.', 'interp.boundary': 'habla {language}, no es intérprete. No es parte de su función.',
  'interp.what_for': 'Para qué (sin nombres)', 'interp.asked': 'Se pidió intérprete',
  'people.on_duty': 'De turno ahora', 'people.off': 'Fuera de horario o ausentes', 'people.everyone': 'Todos', 'people.search': 'Nombre, fortaleza o idioma',
  'people.found.one': '{n} persona encontrada', 'people.found.other': '{n} personas encontradas', 'people.no_match': 'Nadie aquí se llama {typed} ni lo habla.',
  'people.empty': 'Tus colegas aparecen cuando la oficina los añade.', 'people.as_of': 'Quién está dónde, a las {time}', 'people.until': 'hasta las {time}', 'people.from': 'vuelve {time}',
  'people.free': 'Libre',
  'person.back': 'Volver a personas', 'person.on_duty_until': 'De turno hasta las {time}', 'person.on_duty': 'De turno', 'person.in': 'en {room}', 'person.off': 'Fuera de horario',
  'person.away': 'Ausente', 'person.protected': 'En tiempo protegido hasta las {time}', 'person.message': 'Mensaje', 'person.arrives': 'Escribe ahora, llega {time}',
  'person.needs_signal': 'Tu primer mensaje a {name} necesita conexión.', 'person.languages': 'Idiomas', 'person.speaks': 'Habla', 'person.interpreter': 'Intérprete cualificado',
  'person.interpreter_text': 'Se le puede pedir que interprete para familias: {list}.', 'person.not_interpreter': 'No es intérprete',
  'person.not_interpreter_text': 'Lo habla con estudiantes. Para familias se pide un intérprete cualificado.', 'person.how': 'Cómo contactar con {name}',
  'person.feedback': 'Comentarios bienvenidos: {line}', 'person.hours': 'Horario', 'person.nothing_buzzes': 'Nada suena fuera de él', 'person.hours_alt': '{day} {list}',
  'person.pause': 'Pausa {time}', 'person.gone': 'Ya no trabaja aquí.', 'person.missing': 'Esta persona no existe o no puedes verla.', 'person.edit': 'Cambiar cómo te llegan los avisos',
} as const satisfies Record<keyof typeof en, string>;
