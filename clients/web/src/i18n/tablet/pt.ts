export default {
  'tablet.who': 'Quem é?', 'tablet.in_room': 'Na sala', 'tablet.no_pin': 'Ainda sem PIN', 'tablet.kept.one': '{n} por enviar', 'tablet.kept.other': '{n} por enviar',
  'tablet.no_pin_title': '{name} ainda não tem PIN', 'tablet.no_pin_text': 'Escolha um num telefone ou computador seu: abra Você e depois PIN para dispositivos partilhados.',
  'tablet.nobody': 'Agora não trabalha ninguém aqui', 'tablet.nobody_text': 'Aqui aparece quem trabalha hoje nesta sala.', 'tablet.privacy': 'Ao trocar, não fica neste tablet nada seu que alguém possa ler.', 'tablet.people': 'Pessoas desta sala',
  'tablet.pin': 'O seu PIN', 'tablet.other': 'Outra pessoa', 'tablet.delete': 'Apagar o último algarismo', 'tablet.go': 'Entrar', 'tablet.pad': 'Algarismos',
  'tablet.wait': 'Demasiadas tentativas. Espere até às {time}.', 'tablet.offline': 'Sem rede. Só com rede se pode confirmar quem é.', 'tablet.gone': 'Esta pessoa não trabalha aqui agora.',
  'tablet.stuck': 'Há algo por enviar e este dispositivo não tem espaço para o guardar. Liberte espaço e volte a carregar esta página.',
  'tablet.switch': 'Trocar', 'tablet.switch_long': 'Trocar de pessoa', 'tablet.sending': 'A enviar o que falta',
  'tablet.unsent.one': '{n} coisa ainda não foi enviada', 'tablet.unsent.other': '{n} coisas ainda não foram enviadas',
  'tablet.unsent_text': 'Fique até sair. Ou vá: então fica fechado à chave neste tablet, mais ninguém o pode ler, e sai quando voltar a entrar aqui.',
  'tablet.stay': 'Ficar', 'tablet.leave': 'Ir, guardar à chave', 'tablet.soon': 'Este tablet bloqueia daqui a pouco', 'tablet.soon_stay': 'Estou aqui',

  'tablet.enrol': 'Tornar este dispositivo partilhado', 'tablet.enrol_text': 'As pessoas de uma sala vão entrar aqui com um PIN. A sessão de quem estiver dentro é fechada e nada seu fica neste dispositivo.',
  'tablet.code': 'Código', 'tablet.code_hint': 'Oito letras e algarismos. A administração encontra-o em Você, em Dispositivos partilhados.', 'tablet.enrol_go': 'Partilhar', 'tablet.enrol_named': 'Vai ser «{name}».',
  'tablet.enrol_unsent.one': '{n} coisa ainda não foi enviada e perdia-se.', 'tablet.enrol_unsent.other': '{n} coisas ainda não foram enviadas e perdiam-se.',
  'tablet.insecure': 'Um dispositivo partilhado precisa de uma ligação segura (https).', 'tablet.code_over': 'Este código já foi usado ou é demasiado antigo. Peça outro.',
  'tablet.ended': 'Este dispositivo já não é partilhado', 'tablet.ended_text': 'A administração retirou-o. Não fica nada de ninguém nele.', 'tablet.ended_go': 'Ir para a entrada',

  'tablet.devices': 'Dispositivos partilhados', 'tablet.devices_row': 'Tablets de sala que abrem com um PIN', 'tablet.none': 'Ainda não há nenhum.', 'tablet.add': 'Juntar um dispositivo', 'tablet.name': 'Nome', 'tablet.name_example': 'Tablet da sala 12',
  'tablet.rooms': 'Quem o partilha', 'tablet.idle': 'Bloqueia sozinho se ninguém lhe tocar em', 'tablet.minutes.one': '{n} minuto', 'tablet.minutes.other': '{n} minutos', 'tablet.min': '{n} min',
  'tablet.get_code': 'Pedir um código', 'tablet.open_there': 'No dispositivo, abra {address} e escreva', 'tablet.works_until': 'Serve uma vez, até às {time}.', 'tablet.ready': '{name} está pronto', 'tablet.waiting': 'À espera do dispositivo',
  'tablet.in_use': 'Em uso', 'tablet.used': 'Último uso às {time}', 'tablet.used_on': 'Último uso {day}', 'tablet.end': 'Retirar', 'tablet.end_of': 'Retirar {name}', 'tablet.end_ask': 'Retirar {name}?', 'tablet.end_text': 'A sessão de quem estiver nele é fechada. O que não foi enviado a partir dele perde-se.', 'tablet.end_yes': 'Retirar', 'tablet.end_no': 'Manter',

  'tablet.my_pin': 'PIN para dispositivos partilhados', 'tablet.my_pin_text': 'Abre o Cueline nos tablets partilhados das suas salas, e em mais lado nenhum.', 'tablet.pin_new': 'PIN novo', 'tablet.pin_hint': 'Quatro a oito algarismos; nem séries como 1234, nem repetições, nem anos.',
  'tablet.pin_save': 'Guardar PIN', 'tablet.pin_saved': 'O seu PIN está guardado', 'tablet.pin_remove': 'Tirar', 'tablet.pin_removed': 'Já não tem PIN', 'tablet.pin_is_set': 'Tem um PIN.', 'tablet.pin_not_set': 'Ainda não tem.',
  'tablet.pin_show': 'Mostrar o PIN', 'tablet.pin_hide': 'Esconder o PIN',

  'error.wrong_pin': 'Esse PIN não está certo.', 'error.easy_pin': 'Esse PIN é demasiado fácil de adivinhar. Escolha algarismos que não sejam uma série, uma repetição nem um ano.', 'error.pin_blocked': 'Este PIN foi tentado demasiadas vezes. Escolha outro num dispositivo seu.',
  'error.not_a_shared_device': 'Este não é um dispositivo partilhado, ou a administração retirou-o.', 'error.only_own_device': 'Faça isto num dispositivo seu.', 'keys.switch': 'Trocar de pessoa, num dispositivo partilhado',
} as const;
