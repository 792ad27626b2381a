import { describe, expect, it } from 'vitest';
import { soundsUpset } from './tone';

describe('what reads as upset', () => {
  it.each(['I am fed up with this', 'This is RIDICULOUS', 'Nobody cares about us', 'Estoy harta de esto', 'Ninguém liga', 'É uma vergonha', 'Again!!', 'NOT MY PROBLEM ANY MORE', 'Ya estoy cansado de pedirlo'])('is told: %s', (text) => {
    expect(soundsUpset(text)).toBe(true);
  });
  it.each(['Two rooms at once, again', 'We need a second person at 10:40!', 'The IEP meeting and the OT are at the same time', 'I would like to talk about it', 'The chateau trip', 'Falta alguém na sala 12', 'No hay nadie en el comedor', 'Há uma vaga na turma', 'Whatever helps', ''])('is left alone: %s', (text) => {
    expect(soundsUpset(text)).toBe(false);
  });
});
