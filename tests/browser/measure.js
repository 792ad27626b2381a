// Measures what is shown, inside the page: globalThis.measure. Each answers with sentences; none is what is hoped for.
globalThis.measure = (() => {
  const shown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // A modal dialog covers everything else.
  const top = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const name = (node) => `${node.tagName.toLowerCase()}${node.className && typeof node.className === 'string' ? `.${node.className.split(' ').filter((one) => !one.startsWith('svelte-')).join('.')}` : ''} "${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 48)}"`;
  const round = (rect) => `${Math.round(rect.width)} x ${Math.round(rect.height)}`;

  // What only screen readers get, and what is cut on purpose with an ellipsis, is not clipped by accident.
  const unseen = (node) => node.closest('.vh, .skip, svg, [aria-hidden=true], select, option') !== null;
  const ellipsis = (node) => node.closest('*') && getComputedStyle(node).textOverflow === 'ellipsis';

  function* texts() {
    const walker = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || unseen(parent) || !shown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
      if (rects.length) yield { parent, text: node.data.trim(), rects };
    }
  }

  function sideways() {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} > ${innerWidth}`);
    for (const node of top().querySelectorAll('main, dialog, .body, aside, nav, header, footer')) {
      if (!unseen(node) && shown(node) && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible') found.push(`${name(node)} scrolls sideways: ${node.scrollWidth} > ${node.clientWidth}`);
    }
    return found;
  }

  // Text cut by a box around it, beyond the edge of the screen, or outside the ground it stands on.
  function spills() {
    const found = new Set();
    for (const { parent, text, rects } of texts()) {
      const said = `"${text.slice(0, 48)}"`;
      let [across, along] = [false, false]; // a box that scrolls makes what is beyond its edge reachable
      let ground = null;
      for (let box = parent; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (style.display === 'contents' || style.display === 'inline') continue;
        if (!ground && (style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.borderTopStyle !== 'none' || style.boxShadow !== 'none')) {
          ground = box;
          if (!across && !along && style.overflow === 'visible') for (const rect of rects) {
            if (rect.left < edge.left - 1 || rect.right > edge.right + 1 || rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3) found.add(`${said} spills out of ${name(box)}`);
          }
        }
        const cuts = (value) => value === 'hidden' || value === 'clip';
        for (const rect of rects) {
          if (!across && cuts(style.overflowX) && !ellipsis(box) && (rect.left < edge.left - 1 || rect.right > edge.right + 1)) found.add(`${said} is cut at the side by ${name(box)}`);
          if (!along && cuts(style.overflowY) && !ellipsis(box) && (rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3)) found.add(`${said} is cut above or below by ${name(box)}`);
        }
        if (/auto|scroll/.test(style.overflowX)) across = true;
        if (/auto|scroll/.test(style.overflowY)) along = true;
      }
      if (!across) for (const rect of rects) if (rect.right > innerWidth + 1 || rect.left < -1) found.add(`${said} is beyond the edge of the screen`);
    }
    return [...found];
  }

  // Text over text, where both flow in the same box.
  function overlaps() {
    const all = [...texts()].flatMap(({ parent, text, rects }) => rects.map((rect) => ({ parent, text, rect })));
    const floats = (node) => { for (let at = node; at && at !== document.body; at = at.parentElement) if (/absolute|fixed|sticky/.test(getComputedStyle(at).position)) return at; return null; };
    const held = new Map();
    const holder = (node) => { if (!held.has(node)) held.set(node, floats(node)); return held.get(node); };
    const scroller = (node) => node.closest('main, dialog, footer, header, nav, aside, .foot, .toast');
    const found = new Set();
    for (let a = 0; a < all.length; a += 1) for (let b = a + 1; b < all.length; b += 1) {
      const [one, other] = [all[a], all[b]];
      if (one.parent === other.parent && one.text === other.text) continue;
      const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      if (width < 3 || height < 6 || holder(one.parent) !== holder(other.parent) || scroller(one.parent) !== scroller(other.parent)) continue;
      found.add(`"${one.text.slice(0, 32)}" lies over "${other.text.slice(0, 32)}"`);
    }
    return [...found];
  }

  const controls = () => [...top().querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch], [role=checkbox], [role=radio], [role=tab]')].filter((node) => !unseen(node) && shown(node) && !node.closest('[inert]'));
  // The place that takes the tap: a field's frame or the label around a control counts with it.
  const target = (node) => {
    const around = node.closest('label') ?? (node.matches('input, textarea, select') ? node.closest('.field') : null);
    return (around ?? node).getBoundingClientRect();
  };
  const inSentence = (node) => {
    if (!getComputedStyle(node).display.startsWith('inline')) return false;
    const block = node.parentElement;
    return [...block.childNodes].some((one) => one !== node && one.nodeType === Node.TEXT_NODE && one.data.trim().length > 1);
  };

  function targets(least = 44) {
    const found = [];
    for (const node of controls()) {
      const rect = target(node);
      if (rect.width >= least - 0.5 && rect.height >= least - 0.5) continue;
      if (inSentence(node) || node.closest('[data-inline]') || node.getAttribute('role') === 'button' && node.matches('span')) continue; // words inside a sentence
      found.push(`${name(node)} is ${round(rect)}`);
    }
    return found;
  }

  // Each control, brought into view, is what a finger on it would hit.
  function covered() {
    const found = [];
    for (const node of controls()) {
      if (node.disabled) continue;
      node.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const rect = (node.closest('label') ?? node).getBoundingClientRect();
      const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) { found.push(`${name(node)} cannot be brought into view`); continue; }
      const hit = document.elementFromPoint(x, y);
      const same = hit && (node.contains(hit) || hit.contains(node) || hit.closest('label')?.contains(node));
      if (!same) found.push(`${name(node)} lies under ${hit ? name(hit) : 'nothing'}`);
    }
    return found;
  }

  const moving = () => document.getAnimations().filter((one) => one.playState === 'running').map((one) => `${one.animationName ?? one.transitionProperty} on ${name(one.effect.target)}`);

  return { sideways, spills, overlaps, targets, covered, moving };
})();
