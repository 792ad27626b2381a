import type en from './en';

export default {
  'first.title': 'Abra a sua escola', 'first.text': 'Três passos, por qualquer ordem. Os outros trabalham assim que entram.', 'first.done': '{n} de {total} feitos',
  'first.start': 'Começar', 'first.rooms': 'Salas', 'first.rooms_text': 'Onde as equipas falam', 'first.staff': 'Pessoal', 'first.staff_text': 'Cada um recebe um link de uso único',
  'first.students': 'Alunos', 'first.students_text': 'Por iniciais, cada um com a sua equipa de apoio',
  'setup.step': 'Passo {n} de {total}', 'setup.school_title': 'A sua escola', 'setup.school_text': 'O nome que todos veem e o seu fuso horário.', 'setup.school': 'Nome da escola',
  'setup.zone': 'Fuso horário', 'setup.you_title': 'Você, a primeira pessoa da direção', 'setup.you_text': 'Convida os outros, abre salas e traz alunos.', 'setup.name': 'O seu nome',
  'setup.next': 'Seguinte', 'setup.open': 'Abrir a escola', 'setup.saved': 'Depois vêm salas, pessoal e alunos; cada passo guarda-se sozinho.', 'setup.title': 'Preparar',
  'setup.steps': 'Passos', 'setup.done': 'feito', 'setup.resume': 'Guarda-se enquanto avança. Pode fechar e continuar depois, em qualquer aparelho.', 'setup.finish': 'Ir para Hoje',
  'setup.rooms_title': 'As suas salas', 'setup.rooms_text': 'Cada sala é um canal da sua equipa. Pode mudar o nome sempre.', 'setup.room': 'Nome da sala', 'setup.room_example': 'Sala 12',
  'setup.staff_title': 'O seu pessoal', 'setup.staff_text': 'Cada pessoa recebe um link de uso único, válido sete dias. Escolhe a sua palavra-passe.', 'setup.person': 'Nome',
  'setup.role': 'Função', 'setup.add_person': 'Juntar e criar link', 'setup.link': 'Novo link', 'setup.copy': 'Copiar', 'setup.copied': 'Copiado',
  'setup.link_hint': 'Envie cada link só à sua pessoa. Serve uma vez.', 'setup.students_title': 'Traga os seus alunos',
  'setup.students_text': 'São precisos nome e apelido para as iniciais, e uma sala. As outras colunas ficam no seu ficheiro.', 'setup.file': 'Uma lista em CSV',
  'setup.file_text': 'Lida neste aparelho, nada é enviado até dizer', 'setup.rooms_first': 'Primeiro junte salas, depois cada aluno encontra a sua', 'setup.choose': 'Escolher ficheiro',
  'setup.other_file': 'Outro ficheiro', 'setup.preview': 'Vista da lista', 'setup.rows.one': '{n} linha lida aqui, nada enviado', 'setup.rows.other': '{n} linhas lidas aqui, nada enviado',
  'setup.ready.one': '{n} pronta', 'setup.ready.other': '{n} prontas', 'setup.look.one': '{n} a rever', 'setup.look.other': '{n} a rever', 'setup.col_name': 'Nome',
  'setup.col_initials': 'Iniciais', 'setup.col_room': 'Sala', 'setup.no_name': 'Falta o nome', 'setup.pick_room': 'Falta a sala, escolha uma', 'setup.bring.one': 'Trazer {n} aluno',
  'setup.bring.other': 'Trazer {n} alunos', 'setup.students_here.one': 'Há {n} aluno.',
  'setup.students_here.other': 'Há {n} alunos.',
} as const satisfies Record<keyof typeof en, string>;
