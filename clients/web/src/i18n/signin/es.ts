import type en from './en';

export default {
  'door.title': 'Bienvenida', 'door.sign_in': 'Entrar', 'door.sign_in_text': 'Con el usuario que elegiste al unirte.', 'door.login': 'Usuario', 'door.password': 'Contraseña',
  'door.new_password': 'Elige una contraseña', 'door.password_hint': '12 caracteres o más. Una frase se recuerda bien.', 'door.show': 'Mostrar la contraseña',
  'door.hide': 'Ocultar la contraseña', 'door.one_moment': 'Un momento', 'door.no_account': '¿Eres nuevo? La oficina tiene un enlace para ti.',
  'door.privacy': 'Lo que escribes se queda en el servidor de tu escuela. Los estudiantes aparecen con iniciales.',
  'door.no_signal': 'Sin señal. Tu texto sigue aquí: prueba en un momento.', 'door.wrong': 'El usuario o la contraseña no son correctos.',
  'door.used': 'Este enlace ya se usó o es antiguo. Pide uno nuevo en la oficina.', 'door.taken': 'Este usuario está ocupado. Elige otro.',
  'door.wait_until': 'Demasiados intentos. Prueba otra vez a las {time}.', 'door.wait': 'Demasiados intentos. Prueba en {n} segundos.', 'door.link_over': 'Este enlace terminó',
  'join.welcome': 'Te damos la bienvenida al equipo, {name}', 'join.welcome_plain': 'Te damos la bienvenida al equipo',
  'join.invited': '{school} te invita. Elige cómo entrarás desde ahora.', 'join.choose': 'Elige cómo entrarás desde ahora.', 'join.login': 'Tu usuario',
  'join.login_hint': 'Tu correo de la escuela o una palabra que recuerdes.', 'join.start': 'Empezar', 'join.not_you': '¿No eres {name}? Cierra esta página y avisa a la oficina.',
  'enter.hello': 'Hola, {name}', 'enter.text': 'Este enlace te da entrada a {school}, una vez, en este equipo.', 'enter.go': 'Entrar',
} as const satisfies Record<keyof typeof en, string>;
