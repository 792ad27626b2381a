import encode from 'qr';

// The squares of a code for a link, with the border of four that cameras expect.
export const qrRows = (link: string): boolean[][] => encode(link, 'raw', { ecc: 'medium', border: 4 });
