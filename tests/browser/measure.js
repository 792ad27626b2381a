// Measures what is shown, inside the page: globalThis.measure. Each answers with sentences; none is what is hoped for.
globalThis.measure = (() => {
  const shown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // A modal dialog covers everything else.
  const top = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const name = (node) => `${node.tagName.toLowerCase()}${node.className && typeof node.className === 'string' ? `.${node.className.split(' ').filter((one) => !one.startsWith('svelte-')).join('.')}` : ''} "${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 48)}"`;
  const round = (rect) => `${Math.round(rect.width)} x ${Math.round(rect.height)}`;

  // What only screen readers get, and the first words of a message (data-preview), may be cut.
  const unseen = (node) => node.closest('.vh, .skip, svg, [aria-hidden=true], select, option') !== null;
  const preview = (node) => node.closest('[data-preview]') !== null;

  function* texts() {
    const walker = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || unseen(parent) || preview(parent) || !shown(parent)) continue;
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
      if (!unseen(node) && shown(node) && getComputedStyle(node).display !== 'inline' && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible') found.push(`${name(node)} scrolls sideways: ${node.scrollWidth} > ${node.clientWidth}`);
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
          if (!across && cuts(style.overflowX) && (rect.left < edge.left - 1 || rect.right > edge.right + 1)) found.add(`${said} is cut at the side by ${name(box)}`);
          if (!along && cuts(style.overflowY) && (rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3)) found.add(`${said} is cut above or below by ${name(box)}`);
        }
        if (/auto|scroll/.test(style.overflowX)) across = true;
        if (/auto|scroll/.test(style.overflowY)) along = true;
      }
      if (!across) for (const rect of rects) if (rect.right > innerWidth + 1 || rect.left < -1) found.add(`${said} is beyond the edge of the screen`);
    }
    return [...found];
  }

  // What of a place can be seen through the boxes around it that scroll.
  function inside(rect, parent) {
    let [left, right, top, bottom] = [rect.left, rect.right, rect.top, rect.bottom];
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === 'contents' || display === 'inline') continue;
      const edge = box.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (/auto|scroll/.test(overflowY)) [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return { left, right, top, bottom };
  }

  // Text over text, where both flow in the same box.
  function overlaps() {
    const all = [...texts()].flatMap(({ parent, text, rects }) => rects.map((rect) => ({ parent, text, rect: inside(rect, parent) })));
    const floats = (node) => { for (let at = node; at && at !== document.body; at = at.parentElement) if (/absolute|fixed|sticky/.test(getComputedStyle(at).position)) return at; return null; };
    const held = new Map();
    const holder = (node) => { if (!held.has(node)) held.set(node, floats(node)); return held.get(node); };
    const scroller = (node) => node.closest('.scroll, main, dialog, footer, header, nav, aside, .foot, .toast');
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
  const whole = (node) => { const style = getComputedStyle(node, '::after'); return style.content !== 'none' && style.position === 'absolute' && style.top === '0px' && style.right === '0px'; };
  const target = (node) => {
    if (whole(node)) return node.offsetParent.getBoundingClientRect(); // a link that takes its whole line
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
      if (node.closest('[data-cell]') && rect.width >= 24 && rect.height >= least - 0.5) continue; // a table of seven hours on a phone: the row is tall, the column is not
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
      const passing = hit?.closest('.toast') != null; // gone by itself in a moment
      const same = passing || hit && (node.contains(hit) || hit.contains(node) || hit.closest('label')?.contains(node));
      if (!same) found.push(`${name(node)} lies under ${hit ? name(hit) : 'nothing'}`);
    }
    return found;
  }

  // What is chosen and what is not beside it must differ in more than the colours that forced colours take away.
  const looks = (node) => [node, ...node.querySelectorAll('*')].flatMap((one) => [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === 'none') return '';
    return [style.borderTopWidth, style.borderTopStyle, style.borderLeftWidth, style.borderLeftStyle, style.outlineStyle, style.outlineWidth, style.backgroundColor, style.backgroundImage, style.color, style.fontWeight, style.textDecorationLine, style.transform, style.display, one.matches('use') ? one.getAttribute('href') : ''].join(' ');
  }));
  const chosen = (node) => ['aria-pressed', 'aria-checked', 'aria-selected', 'aria-current'].map((name) => node.getAttribute(name)).some((value) => value !== null && value !== 'false');
  function alike() {
    const found = [];
    const all = [...top().querySelectorAll('[aria-pressed], [aria-checked], [aria-selected], [aria-current]')].filter((node) => shown(node) && chosen(node) && node !== document.activeElement);
    for (const on of all) {
      const around = on.closest('ul, ol, nav, [role=radiogroup], [role=group], table, .chips') ?? on.parentElement;
      const off = [...around.querySelectorAll(on.tagName)].find((node) => node.getAttribute('role') === on.getAttribute('role') && node.className.split(' ')[0] === on.className.split(' ')[0] && !chosen(node) && shown(node) && node !== document.activeElement && !node.disabled);
      if (!off) continue;
      const [one, other] = [looks(on), looks(off)];
      if (one.length === other.length && one[0] === other[0] && one.filter((line, at) => line !== other[at]).length === 0) found.push(`${name(on)} looks like ${name(off)}`);
    }
    return found;
  }

  // A button without an edge, a ground or an underline is a word.
  function edgeless() {
    const found = [];
    for (const node of controls()) {
      if (!node.matches('button, .btn') || inSentence(node)) continue;
      const style = getComputedStyle(node);
      const ground = getComputedStyle(document.body).backgroundColor;
      const edge = (one) => one.borderTopStyle !== 'none' && parseFloat(one.borderTopWidth) > 0 || one.outlineStyle !== 'none' || ![ground, 'rgba(0, 0, 0, 0)'].includes(one.backgroundColor);
      if (!edge(style) && /btn|chip|tile/.test(String(node.className)) && ![...node.children].some((child) => edge(getComputedStyle(child)))) found.push(`${name(node)} has no edge`);
    }
    return found;
  }

  // What Tab should stop at: one place in a group of radios.
  function stops() {
    const all = [...top().querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ checkVisibilityCSS: true }) && !node.closest('[inert]') && node.closest('svg') === null);
    return all;
  }

  // Where the focus is can be seen: it is somewhere, in view, not covered, and has a frame.
  function focus() {
    const node = document.activeElement;
    if (!node || node === document.body || node.id === 'main' || node.id === 'sheet-title' || node.tagName === 'DIALOG') return [];
    const found = [];
    const rect = whole(node) ? node.offsetParent.getBoundingClientRect() : node.getBoundingClientRect();
    const [left, right, above, below] = [Math.max(rect.left, 0), Math.min(rect.right, innerWidth), Math.max(rect.top, 0), Math.min(rect.bottom, innerHeight)];
    if (right - left < 1 || below - above < 1) return [`${name(node)} has the focus out of view`];
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.2], [0.5, 0.8]].map(([x, y]) => document.elementFromPoint(left + (right - left) * x, above + (below - above) * y));
    if (!points.some((hit) => hit && (node.contains(hit) || hit.contains(node) || hit.closest('label')?.contains(node) || hit.closest('.toast')))) found.push(`${name(node)} has the focus under something`);
    const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const framed = (one) => outlined(getComputedStyle(one)) || (whole(one) && outlined(getComputedStyle(one, '::after'))) || (one !== node && getComputedStyle(one).boxShadow !== 'none');
    const around = node.closest('.field') ?? node.closest('label');
    const ringed = [node.parentElement, node.parentElement?.parentElement].some((one) => one && / 2px inset/.test(getComputedStyle(one).boxShadow)); // a card that is one field
    const inside = node.matches('[type=date], [type=time]') && !node.matches(':focus-visible'); // its own button has the frame
    if (!framed(node) && !(around && framed(around)) && !ringed && !inside && !node.matches('.skip')) found.push(`${name(node)} has the focus without a frame`);
    return found;
  }

  return { stops, focus, sideways, spills, overlaps, targets, covered, alike, edgeless };
})();
