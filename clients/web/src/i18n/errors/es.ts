import type en from './en';

export default {
  'error.end_before_start': 'El final debe ser después del inicio.', 'error.overlapping': 'Eso coincide con otra cosa a la misma hora.',
  'error.no_such_date': 'Ese día no está en el calendario.', 'error.not_on_care_team': 'Esa persona no está en el equipo de este estudiante.',
  'error.not_at_work': 'Esa persona no trabaja a esa hora.', 'error.not_qualified': 'Habla el idioma, pero no es intérprete cualificado.',
  'error.protected_time': 'Es tiempo protegido. Di por qué no puede esperar o pregunta a otra persona.', 'error.not_allowed': 'Tu función no incluye esto.',
  'error.deactivated': 'Esta cuenta terminó. Pregunta en la oficina.', 'error.not_found': 'Eso no existe o no es para ti.', 'error.not_yours': 'Solo puede cambiarlo quien lo escribió.',
  'error.too_late': 'Eso ya terminó.', 'error.already_answered': 'Ya has respondido a esto.', 'error.already_taken': 'Otra persona ya lo hace. Puedes quedarte.',
  'error.needs_text': 'Esta respuesta necesita unas palabras.', 'error.nobody_to_tell': 'No hay nadie más que tú.', 'error.nudged_recently': 'Se les avisó hace menos de dos minutos.',
  'error.not_waiting': 'Ya nadie tiene que responder.', 'error.not_a_student_of_yours': 'No estás en el equipo de este estudiante.', 'error.wrong_state': 'Este paso no está abierto ahora.',
  'error.last_admin': 'Una escuela necesita dirección. Nombra antes a otra persona.', 'error.name_taken': 'Ese nombre está ocupado.',
  'error.until_in_the_past': 'El fin de un cambio debe estar por llegar.', 'error.busy': 'El servidor tiene mucho que hacer. Lo tomará enseguida.',
  'error.disk_full': 'El disco del servidor está lleno y solo acepta cambios urgentes. Esto se guarda aquí y se envía cuando haya sitio.',
  'error.log_broken': 'El servidor no puede guardar nada ahora.', 'error.stopping': 'El servidor se está reiniciando.',
} as const satisfies Record<keyof typeof en, string>;
