// "Hannah Okafor" is HO.
export const initialsOf = (name: string): string =>
  name.trim().split(/\s+/).filter((_, at, words) => at === 0 || at === words.length - 1).map((word) => word[0]?.toUpperCase() ?? '').join('');
