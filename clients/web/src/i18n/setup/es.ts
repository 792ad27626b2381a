import type en from './en';

export default {
  'first.title': 'Abre tu escuela', 'first.text': 'Tres pasos, en cualquier orden. Los demás pueden trabajar en cuanto entren.', 'first.done': '{n} de {total} hechos',
  'first.start': 'Empezar', 'first.rooms': 'Aulas', 'first.rooms_text': 'Donde hablan los equipos', 'first.staff': 'Personal',
  'first.staff_text': 'Cada uno recibe un enlace de un solo uso', 'first.students': 'Estudiantes', 'first.students_text': 'Con iniciales y un equipo de apoyo cada uno',
  'setup.step': 'Paso {n} de {total}', 'setup.school_title': 'Tu escuela', 'setup.school_text': 'El nombre que todos ven y su zona horaria.', 'setup.school': 'Nombre de la escuela',
  'setup.zone': 'Zona horaria', 'setup.you_title': 'Tú, primera persona de dirección', 'setup.you_text': 'Invitas a los demás, abres aulas y traes estudiantes.', 'setup.name': 'Tu nombre',
  'setup.next': 'Siguiente', 'setup.open': 'Abrir la escuela', 'setup.saved': 'Después vienen aulas, personal y estudiantes; cada paso se guarda solo.', 'setup.title': 'Preparar',
  'setup.steps': 'Pasos', 'setup.done': 'hecho', 'setup.resume': 'Se guarda mientras avanzas. Puedes cerrar y seguir después, en cualquier equipo.', 'setup.finish': 'Ir a Hoy',
  'setup.rooms_title': 'Tus aulas', 'setup.rooms_text': 'Cada aula es un canal de su equipo. Puedes renombrarlas siempre.', 'setup.room': 'Nombre del aula', 'setup.room_example': 'Aula 12',
  'setup.staff_title': 'Tu personal', 'setup.staff_text': 'Cada persona recibe un enlace de un solo uso, válido siete días. Elige su propia contraseña.', 'setup.person': 'Nombre',
  'setup.role': 'Función', 'setup.add_person': 'Añadir y crear enlace', 'setup.link': 'Nuevo enlace', 'setup.copy': 'Copiar', 'setup.copied': 'Copiado',
  'setup.link_hint': 'Envía cada enlace solo a su persona. Sirve una vez.', 'setup.students_title': 'Trae a tus estudiantes',
  'setup.students_text': 'Hacen falta nombre y apellido para las iniciales, y un aula. Las demás columnas se quedan en tu archivo.', 'setup.file': 'Una lista en CSV',
  'setup.file_text': 'Se lee en este equipo, nada se envía hasta que lo digas', 'setup.rooms_first': 'Primero añade aulas, luego cada estudiante encuentra la suya',
  'setup.choose': 'Elegir archivo', 'setup.other_file': 'Otro archivo', 'setup.preview': 'Vista previa de la lista', 'setup.rows.one': '{n} fila leída aquí, nada enviado',
  'setup.rows.other': '{n} filas leídas aquí, nada enviado', 'setup.ready.one': '{n} lista', 'setup.ready.other': '{n} listas', 'setup.look.one': '{n} por revisar',
  'setup.look.other': '{n} por revisar', 'setup.col_name': 'Nombre', 'setup.col_initials': 'Iniciales', 'setup.col_room': 'Aula', 'setup.no_name': 'Falta el nombre',
  'setup.pick_room': 'Falta el aula, elige una', 'setup.bring.one': 'Traer {n} estudiante', 'setup.bring.other': 'Traer {n} estudiantes',
  'setup.students_here.one': 'Hay {n} estudiante.', 'setup.students_here.other': 'Hay {n} estudiantes.',
} as const satisfies Record<keyof typeof en, string>;
