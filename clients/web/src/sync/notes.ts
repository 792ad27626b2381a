// What the tabs of one browser tell each other. One leads: it tells the others what it has saved, and they pass on to it
// what needs the connection.
import type { Position, Question, Reply, ServerFrame } from '$protocol';
import type { Answer, Connection } from '$stores/seam';
import type { SchoolState } from '$stores/state';
import type { Row, Where } from './database';
import type { Decision, Loose } from './outbox';

export type Note =
  | { kind: 'frames'; frames: ServerFrame[]; from: Position | null; to: Position | null }
  | { kind: 'outbox'; loose?: Loose } // and what the page that leads could not save of it
  | { kind: 'carry'; rows: readonly Row[] } // no room on the device: whoever leads sends it from memory
  | { kind: 'carried'; reply: Reply }
  | { kind: 'decide'; what: Decision; id: string; saved: boolean }
  | { kind: 'state'; where: Where; state: SchoolState }
  | { kind: 'ask'; timeline: number; before: number | null; limit: number }
  | { kind: 'read'; timeline: number; sequence: number }
  | { kind: 'question'; id: string; question: Question }
  | { kind: 'answer'; id: string; answer: Answer }
  | { kind: 'seen'; items: number[] }
  | { kind: 'draft'; place: string; text: string }
  | { kind: 'connection'; state: Connection; here: number[] }
  | { kind: 'hello' }
  | { kind: 'retry' }
  | { kind: 'signed_out' }
  | { kind: 'forgotten' };
