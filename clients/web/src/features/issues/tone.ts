// Whether words read as upset, so that their writer may look at them once more. Judged on this device by a short list,
// told to nobody, and never in anybody's way. Words of all three languages: people mix them.
const words = [
  'fed up', 'sick of', 'ridiculous', 'stupid', 'idiot\\w*', 'useless', 'incompeten\\w*', 'pathetic', 'disgrace\\w*', 'disgusting', 'hate', 'unbelievable', 'shut up', 'nobody cares', 'not my job', 'lazy',
  'hart[oa] de', 'est[uú]pid[oa]s?', 'ridícul[oa]s?', 'ridicul[oa]s?', 'inútil(?:es)?', 'incapaz', 'vergüenza', 'vergonha', 'vergonhos[oa]', 'odio', 'odeio', 'a nadie le importa', 'ningu[eé]m liga', 'cansad[oa] de', 'fart[oa] de', 'pregui[cç]os[oa]s?', 'imbecil', 'imbécil', 'inúteis',
];
const upset = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

// Three words in a row in capitals, or more than one mark of exclamation.
const shouting = /(?:\p{Lu}{2,}[\s,.!]+){2}\p{Lu}{2,}|!\s*!/u;

export const soundsUpset = (text: string): boolean => upset.test(text) || shouting.test(text);
