import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

// Names and marks that are the same in every language.
const same = new Set(['Cueline', 'kbd', 'PIN', 'CSV', 'QR', 'Ctrl', 'Esc', 'Enter']);
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label', 'text', 'closeLabel']);

interface Node { type: string; [field: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const children = (node: Node): Node[] => Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value])).filter(isNode);

// A path is no word.
const words = (text: string): string[] => (/^\/\S*$/.test(text) ? [] : (text.match(/\p{L}{2,}/gu) ?? []).filter((word) => !same.has(word)));

// What an expression may become itself: what it hands to a function, compares or looks up is nobody's to read.
function results(node: Node): string[] {
  const parts = (...names: string[]): string[] => names.flatMap((name) => (isNode(node[name]) ? results(node[name]) : []));
  switch (node.type) {
    case 'Literal': return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral': return [...(node.quasis as { value: { cooked: string } }[]).map((one) => one.value.cooked), ...(node.expressions as Node[]).flatMap(results)];
    case 'ConditionalExpression': return parts('consequent', 'alternate');
    case 'LogicalExpression': return parts('left', 'right');
    case 'BinaryExpression': return node.operator === '+' ? parts('left', 'right') : [];
    case 'TSAsExpression': case 'TSNonNullExpression': case 'ChainExpression': return parts('expression');
    default: return [];
  }
}

function said(node: Node): string[] {
  if (['StyleSheet', 'Script', 'StyleDirective'].includes(node.type)) return [];
  if (node.type === 'Text') return words(String(node.data));
  if (node.type === 'ExpressionTag') return results(node.expression as Node).flatMap(words);
  if (node.type === 'Attribute') {
    if (!spoken.has(String(node.name)) || node.value === true) return [];
    return (Array.isArray(node.value) ? (node.value as Node[]) : [node.value as Node]).flatMap(said);
  }
  return children(node).flatMap(said);
}

export const literals = (source: string): string[] => said(parse(source, { modern: true }).fragment as unknown as Node);

describe('a component', () => {
  const folder = new URL('../', import.meta.url).pathname;
  const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.svelte'));

  it('has its words from the files of words', () => {
    expect(components.length).toBeGreaterThan(100);
    const found = components.flatMap((path) => literals(readFileSync(folder + path, 'utf8')).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  }, 60_000);

  it.each([
    ['<p>Hello {name}</p>', ['Hello']],
    ['<p>{count} of {total}</p>', ['of']],
    ['<button aria-label="Close"></button>', ['Close']],
    ['<Sheet title={late ? `Sorry, ${name}` : t("a.b")} />', ['Sorry']],
    ['<p>{#if late}<b>{late ? "Late" : ""}</b>{/if}</p>', ['Late']],
    ['{#each list as one (one.id)}<li title="Gone">{one.name}</li>{/each}', ['Gone']],
    ['<p class="card pad">{t("a.b")} {at === "now" ? t("c") : ""}: 3 h</p><style>p { color: red }</style>', []],
  ])('with words of its own is found: %s', (source, found) => expect(literals(source)).toEqual(found));
});
