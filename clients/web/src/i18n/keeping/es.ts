import type en from './en';

export default {
  'keep.save': 'Guardar', 'keep.saved': 'Guardado', 'keep.allowed': 'Se admite: {allowed}.', 'keep.empty': 'Hace falta un nombre.', 'keep.too_long': 'Como mucho {n} letras.',
  'roomkeep.open': 'Quién está en {name}', 'roomkeep.name': 'Nombre', 'roomkeep.renamed': 'Ahora se llama {name}', 'roomkeep.taken': 'Otra aula o equipo ya se llama así.',
  'roomkeep.members': 'Quién está', 'roomkeep.none': 'Aún no hay nadie.', 'roomkeep.gone': 'ya no trabaja aquí', 'roomkeep.out': 'Sacar a {name}', 'roomkeep.is_out': '{name} ya no está en {room}',
  'roomkeep.out_text': 'Lo que se diga aquí desde ahora no le llega.', 'roomkeep.add': 'Añadir personas', 'roomkeep.search': 'Nombre o función', 'roomkeep.is_in': '{name} está ahora en {room}',
  'roomkeep.in_text': 'También ve lo que se dijo aquí antes.', 'roomkeep.nobody_left': 'Ya están todos los que trabajan aquí.', 'roomkeep.no_match': 'Aquí nadie se llama {typed}.', 'roomkeep.done': 'Listo',
  'roomkeep.care_text': 'Quien está en este equipo de apoyo ve cada señal sobre el estudiante.', 'roomkeep.add_one': 'Añadir a {name}',
  'setup.page_days': 'Días especiales', 'setup.days_title': 'Días especiales', 'setup.days_lead': 'Festivos, salidas tempranas, otros timbres: lo que está aquí cambia solo el día de todos.',
  'setup.later': 'Cuando quieras', 'days.coming': 'Próximos', 'days.year': 'Año escolar {first} – {last}', 'days.add': 'Añadir un día',
  'days.empty': 'No hay días especiales por venir. Cada día de clase sigue la rotación.', 'days.no_year': 'Los días especiales son parte de un año escolar. Empieza con los timbres.',
  'days.to_year': 'Timbres y año', 'days.import': 'Un año entero llega desde un archivo con la línea de comandos.', 'days.change': 'Cambiar {day}', 'days.remove': 'Quitar {day}',
  'days.removed': '{day} vuelve a ser un día normal', 'days.back': 'Está como antes', 'days.saved': 'Guardado: el día de todos va según esto', 'days.first': 'Día',
  'days.last': 'Hasta, incluido', 'days.what': 'Qué es distinto', 'days.closed': 'Sin clases', 'days.other': 'Clases, pero distinto', 'days.school': 'Clases en un día libre',
  'days.ends': 'Termina a las', 'days.ends_at': 'Termina a las {time}', 'days.bells': 'Qué timbres suenan', 'days.bells_of': 'Timbres: {bells}', 'days.counts': 'Cuenta como',
  'days.counts_as': 'Cuenta como día {code}', 'days.as_usual': 'Como siempre', 'days.reason': 'Por qué, para todos', 'days.reason_example': 'Formación docente',
  'days.free_weekday': 'Un día normalmente libre pasa a ser día de clase.',
  'days.one_bells': 'Para otros timbres hace falta un segundo horario: tráelo con un archivo en Aulas y timbres.', 'days.wrong_first': 'Un día del año escolar: de {first} a {last}.',
  'days.wrong_last': 'No antes del primer día ni después de {last}.', 'days.wrong_none': 'Esos días de todos modos no hay clases.',
  'days.wrong_taken': 'Uno de esos días ya está en la lista. Cámbialo ahí.', 'days.wrong_ends': 'Una hora del día, como 12:30.',
  'days.wrong_what': 'Di qué es distinto: cuándo termina, qué timbres suenan o como qué día cuenta.', 'days.wrong_many': 'Como mucho {n} días especiales por año.',
} as const satisfies Record<keyof typeof en, string>;
