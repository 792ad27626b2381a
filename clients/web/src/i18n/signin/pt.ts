import type en from './en';

export default {
  'door.title': 'Boas-vindas', 'door.sign_in': 'Entrar', 'door.sign_in_text': 'Com o utilizador que escolheu ao entrar.', 'door.login': 'Utilizador', 'door.password': 'Palavra-passe',
  'door.new_password': 'Escolha uma palavra-passe', 'door.password_hint': '12 caracteres ou mais. Uma frase lembra-se bem.', 'door.show': 'Mostrar a palavra-passe',
  'door.hide': 'Esconder a palavra-passe', 'door.one_moment': 'Um momento', 'door.no_account': 'É novo aqui? A secretaria tem um link para si.',
  'door.privacy': 'O que escreve fica no servidor da sua escola. Os alunos aparecem por iniciais.', 'door.no_signal': 'Sem sinal. O seu texto continua aqui: tente daqui a pouco.',
  'door.wrong': 'O utilizador ou a palavra-passe não estão certos.', 'door.used': 'Este link já foi usado ou é antigo. Peça um novo na secretaria.',
  'door.taken': 'Este utilizador está ocupado. Escolha outro.', 'door.wait_until': 'Muitas tentativas. Tente de novo às {time}.', 'door.wait': 'Tentativas a mais. Tente em {n} segundos.', 'door.link_over': 'Este link acabou',
  'join.welcome': 'Boas-vindas à equipa, {name}', 'join.welcome_plain': 'Boas-vindas à equipa', 'join.invited': '{school} convida-o. Escolha como entra a partir de agora.',
  'join.choose': 'Escolha como entra a partir de agora.', 'join.login': 'O seu utilizador', 'join.login_hint': 'O seu endereço da escola ou uma palavra que lembre.',
  'join.start': 'Começar', 'join.not_you': 'Não é {name}? Feche esta página e avise a secretaria.',
  'enter.hello': 'Olá, {name}', 'enter.text': 'Este link dá-lhe entrada em {school}, uma vez, neste aparelho.', 'enter.go': 'Entrar',
} as const satisfies Record<keyof typeof en, string>;
