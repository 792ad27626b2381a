import type en from './en';

export default {
  'error.end_before_start': 'O fim tem de ser depois do início.', 'error.overlapping': 'Isso coincide com outra coisa à mesma hora.',
  'error.no_such_date': 'Esse dia não está no calendário.', 'error.not_on_care_team': 'Essa pessoa não está na equipa deste aluno.',
  'error.not_at_work': 'Essa pessoa não está a trabalhar a essa hora.', 'error.not_qualified': 'Fala a língua, mas não é intérprete qualificado.',
  'error.protected_time': 'É tempo protegido. Diga porque não pode esperar ou peça a outra pessoa.', 'error.not_allowed': 'A sua função não inclui isto.',
  'error.deactivated': 'Esta conta acabou. Pergunte na secretaria.', 'error.not_found': 'Isso não existe ou não é para você.', 'error.not_yours': 'Só quem escreveu pode mudar isto.',
  'error.too_late': 'Isso já acabou.', 'error.already_answered': 'Já respondeu a isto.', 'error.already_taken': 'Outra pessoa já faz isto. Pode ficar.',
  'error.needs_text': 'Esta resposta precisa de umas palavras.', 'error.nobody_to_tell': 'Não há mais ninguém além de você.',
  'error.nudged_recently': 'Foram lembrados há menos de dois minutos.', 'error.not_waiting': 'Já ninguém tem de responder.',
  'error.not_a_student_of_yours': 'Não está na equipa deste aluno.', 'error.wrong_state': 'Este passo não está aberto agora.',
  'error.last_admin': 'Uma escola precisa de direção. Nomeie antes outra pessoa.', 'error.name_taken': 'Esse nome está ocupado.',
  'error.until_in_the_past': 'O fim de uma mudança tem de estar por vir.', 'error.busy': 'O servidor tem muito que fazer. Já trata disto.',
  'error.disk_full': 'O disco do servidor está cheio e só aceita mudanças urgentes. Isto fica guardado aqui e segue quando houver espaço.',
  'error.log_broken': 'O servidor não consegue guardar nada agora.', 'error.stopping': 'O servidor está a reiniciar.',
} as const satisfies Record<keyof typeof en, string>;
