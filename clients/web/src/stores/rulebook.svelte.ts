// The school's own signs, kinds of change and kinds of issue: what it calls them, what it does not offer any more, and what
// it added. A rule of the school takes the place of the catalogue's of the same code.
import type { IssueRule, Role, SignRule, TemplateRule } from '$protocol';
import type { Rows } from './rows';

type ByCode<T> = ReadonlyMap<string, T>;
const byCode = <T extends { code: string }>(rows: Iterable<T>): ByCode<T> => new Map([...rows].map((one) => [one.code, one]));

class Rulebook {
  #signs = $state.raw<Rows['sign_rule']>(new Map());
  #templates = $state.raw<Rows['template_rule']>(new Map());
  #issues = $state.raw<Rows['issue_rule']>(new Map());

  // Whenever the school's lists may have changed.
  use(rows: Rows): void {
    if (this.#signs !== rows.sign_rule) this.#signs = rows.sign_rule;
    if (this.#templates !== rows.template_rule) this.#templates = rows.template_rule;
    if (this.#issues !== rows.issue_rule) this.#issues = rows.issue_rule;
  }

  signs: ByCode<SignRule> = $derived(byCode(this.#signs.values()));
  templates: ByCode<TemplateRule> = $derived(byCode(this.#templates.values()));
  issues: ByCode<IssueRule> = $derived(byCode(this.#issues.values()));

  mayStart(code: string, role: Role | undefined): boolean {
    const rule = this.templates.get(code);
    return !rule?.hidden && (!rule?.senders || (role !== undefined && (rule.senders as readonly Role[]).includes(role)));
  }

  // "sign.covers_ears": the school's own word for it, whatever the reader's language.
  words: ReadonlyMap<string, string> = $derived(new Map(
    ([['sign', this.signs], ['template', this.templates], ['issue_kind', this.issues]] as const)
      .flatMap(([group, rules]) => [...rules.values()].flatMap((one): [string, string][] => (one.words ? [[`${group}.${one.code}`, one.words]] : []))),
  ));
}

export const rulebook = new Rulebook();

// What is offered: the catalogue in its order without what the school has hidden, then what it added.
export function inForce<T extends { code: string }>(catalogue: readonly T[], rules: ByCode<{ code: string; hidden?: boolean }>): string[] {
  const known = new Set(catalogue.map((one) => one.code));
  return [...known, ...[...rules.keys()].filter((code) => !known.has(code))].filter((code) => !rules.get(code)?.hidden);
}
