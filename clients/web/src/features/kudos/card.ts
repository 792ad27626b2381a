// The month's thanks as one picture, to keep or to print; drawn here, it never leaves the device.
export interface CardWords { title: string; name: string; lines: { text: string; by: string }[]; school: string }

const width = 1080;
const margin = 96;

function wrap(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && pen.measureText(joined).width <= width - 2 * margin - 60) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

export async function drawCard(words: CardWords): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const style = getComputedStyle(document.documentElement);
  const font = (weight: number, size: number): string => `${weight} ${size}px ${style.getPropertyValue('--f-ui') || 'sans-serif'}`;
  pen.font = font(600, 44);
  const quotes = words.lines.map((one) => ({ ...one, rows: wrap(pen, `“${one.text}”`) }));
  canvas.width = width;
  canvas.height = Math.max(width, 400 + quotes.reduce((sum, one) => sum + one.rows.length * 58 + 110, 0));
  // Always light: it is made to be printed.
  pen.fillStyle = '#f3e8f5';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#6f3578';
  pen.font = font(700, 40);
  pen.fillText(words.title, margin, 130);
  pen.fillStyle = '#1a1e22';
  pen.font = font(750, 72);
  pen.fillText(words.name, margin, 220);
  let y = 330;
  for (const one of quotes) {
    pen.fillStyle = '#6f3578';
    pen.fillRect(margin, y - 42, 6, one.rows.length * 58 + 46);
    pen.fillStyle = '#1a1e22';
    pen.font = font(600, 44);
    for (const row of one.rows) { pen.fillText(row, margin + 36, y); y += 58; }
    pen.fillStyle = '#5b6168';
    pen.font = font(400, 34);
    pen.fillText(one.by, margin + 36, y);
    y += 110;
  }
  pen.fillText(words.school, margin, canvas.height - 70);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
