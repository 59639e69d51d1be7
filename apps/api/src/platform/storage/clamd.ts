import { connect, type Socket } from 'node:net';
import { CannotStart } from '../cannot-start';
import { NoScanner, type Scan, ScannerAway, VirusScanner } from './virus-scanner';

/** How much goes to the scanner in one piece. */
const pieceLength = 64 * 1024;

/** A scanner that says nothing for so long is away. */
const patience = 60_000;

/** Asks a clamd over TCP, one connection a file, with its command INSTREAM: the file never touches a disk of ours. */
export class Clamd extends VirusScanner {
  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly waits = patience,
  ) {
    super();
  }

  async scan(bytes: Uint8Array): Promise<Scan> {
    const reply = await this.ask(bytes);
    if (reply === 'stream: OK') return { answer: 'clean' };
    const name = /^stream: (.+) FOUND$/s.exec(reply)?.[1];
    if (name !== undefined) return { answer: 'infected', name };
    const hint = /size limit exceeded/i.test(reply) ? ' Raise StreamMaxLength in clamd.conf.' : '';
    throw new ScannerAway(`clamd at ${this.where} did not scan the file; it said "${reply}".${hint}`);
  }

  private get where(): string {
    return `${this.host}:${this.port}`;
  }

  private ask(bytes: Uint8Array): Promise<string> {
    return new Promise((resolve, reject) => {
      let reply = '';
      const socket = connect({ host: this.host, port: this.port });
      const away = (why: string): void => {
        socket.destroy();
        reject(new ScannerAway(`clamd at ${this.where} cannot be asked: ${why}.`));
      };
      socket.setEncoding('utf8');
      socket.setTimeout(this.waits, () => {
        away(`it said nothing for ${this.waits / 1000} seconds`);
      });
      socket.on('connect', () => {
        send(socket, bytes);
      });
      socket.on('data', (piece: string) => {
        reply += piece;
        const end = reply.indexOf('\0');
        if (end === -1 && reply.length < 4096) return;
        socket.destroy();
        resolve(reply.slice(0, end === -1 ? undefined : end).trim());
      });
      socket.on('error', (error) => {
        away(error.message);
      });
      socket.on('close', () => {
        away('it hung up without an answer');
      });
    });
  }
}

/** The command, each piece with its length in front, and a length of nothing for the end. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += pieceLength) {
    const piece = bytes.subarray(from, from + pieceLength);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const written = Buffer.alloc(4);
  written.writeUInt32BE(length);
  return written;
}

/** The scanner that `CLAMD_URL` names, or the one that says of every file that it was not scanned. */
export function scannerAt(url: string | undefined): VirusScanner {
  if (url === undefined) return new NoScanner();
  const { hostname, port } = new URL(url);
  if (hostname === '') throw new CannotStart('CLAMD_URL names no machine. Write it as tcp://clamav:3310.');
  return new Clamd(hostname.replace(/^\[|\]$/g, ''), port === '' ? 3310 : Number(port));
}
