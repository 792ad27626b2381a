export default {
  'tablet.who': '¿Quién es?', 'tablet.in_room': 'En el aula', 'tablet.no_pin': 'Aún sin PIN', 'tablet.kept.one': '{n} sin enviar', 'tablet.kept.other': '{n} sin enviar',
  'tablet.no_pin_title': '{name} aún no tiene PIN', 'tablet.no_pin_text': 'Elígelo en un teléfono u ordenador tuyo: abre Tú y luego PIN para dispositivos compartidos.',
  'tablet.nobody': 'Ahora no trabaja nadie aquí', 'tablet.nobody_text': 'Aquí aparece quien trabaja hoy en esta aula.', 'tablet.privacy': 'Al cambiar, no queda en esta tableta nada tuyo que alguien pueda leer.', 'tablet.people': 'Personas de esta aula',
  'tablet.pin': 'Tu PIN', 'tablet.other': 'Otra persona', 'tablet.delete': 'Borrar la última cifra', 'tablet.go': 'Entrar', 'tablet.pad': 'Cifras',
  'tablet.wait': 'Demasiados intentos. Espera hasta las {time}.', 'tablet.offline': 'Sin señal. Solo con señal se puede comprobar quién es.', 'tablet.gone': 'Esta persona no trabaja aquí ahora.',
  'tablet.stuck': 'Hay algo sin enviar y este dispositivo no tiene espacio para guardarlo. Libera espacio y vuelve a cargar esta página.',
  'tablet.switch': 'Cambiar', 'tablet.switch_long': 'Cambiar de persona', 'tablet.sending': 'Enviando lo que queda',
  'tablet.unsent.one': '{n} cosa aún no se ha enviado', 'tablet.unsent.other': '{n} cosas aún no se han enviado',
  'tablet.unsent_text': 'Quédate hasta que salga. O vete: entonces queda bajo llave en esta tableta, nadie más puede leerlo y sale cuando vuelvas a entrar aquí.',
  'tablet.stay': 'Quedarme', 'tablet.leave': 'Irme, guardarlo bajo llave', 'tablet.soon': 'Esta tableta se bloquea enseguida', 'tablet.soon_stay': 'Sigo aquí',

  'tablet.enrol': 'Hacer de este un dispositivo compartido', 'tablet.enrol_text': 'Las personas de un aula entrarán aquí con un PIN. Se cierra la sesión de quien esté dentro y nada suyo queda en este dispositivo.',
  'tablet.code': 'Código', 'tablet.code_hint': 'Ocho letras y cifras. La administración lo encuentra en Tú, en Dispositivos compartidos.', 'tablet.enrol_go': 'Compartirlo', 'tablet.enrol_named': 'Será «{name}».',
  'tablet.enrol_unsent.one': '{n} cosa aún no se ha enviado y se perdería.', 'tablet.enrol_unsent.other': '{n} cosas aún no se han enviado y se perderían.',
  'tablet.insecure': 'Un dispositivo compartido necesita una conexión segura (https).', 'tablet.code_over': 'Este código ya se usó o caducó. Pide otro.',
  'tablet.ended': 'Este dispositivo ya no es compartido', 'tablet.ended_text': 'La administración lo ha retirado. No queda nada de nadie en él.', 'tablet.ended_go': 'Ir a la entrada',

  'tablet.devices': 'Dispositivos compartidos', 'tablet.devices_row': 'Tabletas de aula que se abren con un PIN', 'tablet.none': 'Aún no hay ninguno.', 'tablet.add': 'Añadir un dispositivo', 'tablet.name': 'Nombre', 'tablet.name_example': 'Tableta del aula 12',
  'tablet.rooms': 'Quiénes lo comparten', 'tablet.idle': 'Se bloquea solo si nadie lo toca en', 'tablet.minutes.one': '{n} minuto', 'tablet.minutes.other': '{n} minutos', 'tablet.min': '{n} min',
  'tablet.get_code': 'Pedir un código', 'tablet.open_there': 'En el dispositivo, abre {address} y escribe', 'tablet.works_until': 'Sirve una vez, hasta las {time}.', 'tablet.ready': '{name} está listo', 'tablet.waiting': 'Esperando al dispositivo',
  'tablet.in_use': 'En uso', 'tablet.used': 'Último uso a las {time}', 'tablet.used_on': 'Último uso {day}', 'tablet.end': 'Retirar', 'tablet.end_of': 'Retirar {name}', 'tablet.end_ask': '¿Retirar {name}?', 'tablet.end_text': 'Se cierra la sesión de quien esté en él. Lo que no se envió desde él se pierde.', 'tablet.end_yes': 'Retirarlo', 'tablet.end_no': 'Conservarlo',

  'tablet.my_pin': 'PIN para dispositivos compartidos', 'tablet.my_pin_text': 'Abre Cueline en las tabletas compartidas de tus aulas, y en ningún otro sitio.', 'tablet.pin_new': 'PIN nuevo', 'tablet.pin_hint': 'De cuatro a ocho cifras; ni series como 1234, ni repeticiones, ni años.',
  'tablet.pin_save': 'Guardar PIN', 'tablet.pin_saved': 'Tu PIN está guardado', 'tablet.pin_remove': 'Quitarlo', 'tablet.pin_removed': 'Ya no tienes PIN', 'tablet.pin_is_set': 'Tienes un PIN.', 'tablet.pin_not_set': 'Aún no tienes.',
  'tablet.pin_show': 'Mostrar el PIN', 'tablet.pin_hide': 'Ocultar el PIN',

  'error.wrong_pin': 'Ese PIN no es correcto.', 'error.easy_pin': 'Ese PIN es demasiado fácil de adivinar. Elige cifras que no sean una serie, una repetición ni un año.', 'error.pin_blocked': 'Este PIN se probó demasiadas veces. Elige otro en un dispositivo tuyo.',
  'error.not_a_shared_device': 'Este no es un dispositivo compartido, o la administración lo ha retirado.', 'error.only_own_device': 'Hazlo en un dispositivo tuyo.', 'keys.switch': 'Cambiar de persona, en un dispositivo compartido',
} as const;
