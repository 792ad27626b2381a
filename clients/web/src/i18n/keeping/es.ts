import type en from './en';

export default {
  'keep.save': 'Guardar', 'keep.saved': 'Guardado', 'keep.allowed': 'Se admite: {allowed}.', 'keep.empty': 'Hace falta un nombre.', 'keep.too_long': 'Como mucho {n} letras.',
  'roomkeep.open': 'Quién está en {name}', 'roomkeep.name': 'Nombre', 'roomkeep.renamed': 'Ahora se llama {name}', 'roomkeep.taken': 'Otra aula o equipo ya se llama así.',
  'roomkeep.members': 'Quién está', 'roomkeep.none': 'Aún no hay nadie.', 'roomkeep.gone': 'ya no trabaja aquí', 'roomkeep.out': 'Sacar a {name}', 'roomkeep.is_out': '{name} ya no está en {room}',
  'roomkeep.out_text': 'Lo que se diga aquí desde ahora no le llega.', 'roomkeep.add': 'Añadir personas', 'roomkeep.search': 'Nombre o función', 'roomkeep.is_in': '{name} está ahora en {room}',
  'roomkeep.in_text': 'También ve lo que se dijo aquí antes.', 'roomkeep.nobody_left': 'Ya están todos los que trabajan aquí.', 'roomkeep.no_match': 'Aquí nadie se llama {typed}.', 'roomkeep.done': 'Listo',
  'roomkeep.care_text': 'Quien está en este equipo de apoyo ve cada señal sobre el estudiante.', 'roomkeep.add_one': 'Añadir a {name}',
} as const satisfies Record<keyof typeof en, string>;
