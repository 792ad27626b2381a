// What the built page brings along: our drawings, which need no script to be drawn, and a hint at the files it will ask
// for next, so that they do not wait for each other.
import { readFileSync } from 'node:fs';
import type { HtmlTagDescriptor, Plugin } from 'vite';

export function page(drawings: string[], soon: string[]): Plugin {
  return {
    name: 'page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const drawn = html.replace('<!-- drawings -->', drawings.map((file) => readFileSync(file, 'utf8').trim().replace(/>\s+</g, '><').replace(/<!--.*?-->/gs, '')).join('\n    '));
        const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        const wanted = new Set<string>();
        const want = (name: string): void => {
          const chunk = chunks.find((one) => one.fileName === name);
          if (!chunk || chunk.isEntry || wanted.has(name)) return;
          wanted.add(name);
          chunk.imports.forEach(want);
        };
        for (const chunk of chunks) if (soon.some((path) => chunk.facadeModuleId?.endsWith(path))) want(chunk.fileName);
        const tags: HtmlTagDescriptor[] = [...wanted].map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' }));
        return { html: drawn, tags };
      },
    },
  };
}
