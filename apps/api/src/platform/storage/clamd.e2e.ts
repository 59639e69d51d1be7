import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Clamd, scannerAt } from './clamd';
import { ScannerAway } from './virus-scanner';

/** The harmless file that every scanner takes for a virus, in two halves so that this file is not taken for one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

jest.setTimeout(30_000);

describe('the virus check', () => {
  let server: Server;
  let received: Buffer[];
  let behave: (socket: Socket, file: Buffer) => void;

  beforeEach(async () => {
    received = [];
    behave = (socket, file) => {
      socket.end(file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    };
    server = createServer((socket) => {
      serve(socket, (file) => {
        received.push(file);
        behave(socket, file);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const port = (): number => (server.address() as AddressInfo).port;
  const scanner = (): Clamd => new Clamd('127.0.0.1', port(), 3_000);

  it.each([0, 1, 65_536, 65_537, 5_000_000])('calls %i harmless bytes clean, having sent every one', async (size) => {
    const file = Buffer.alloc(size, 'abc');
    expect(await scanner().scan(file)).toEqual({ answer: 'clean' });
    expect(received[0]?.equals(file)).toBe(true);
  });

  it('names the virus it finds, wherever in the file it is', async () => {
    const file = Buffer.concat([Buffer.alloc(200_000, 'abc'), Buffer.from(eicar), Buffer.alloc(10)]);
    expect(await scanner().scan(file)).toEqual({ answer: 'infected', name: 'Eicar-Test-Signature' });
  });

  it('asks a scanner named by its address', async () => {
    const answer = await scannerAt(`tcp://127.0.0.1:${port()}`).scan(Buffer.from(eicar));
    expect(answer).toEqual({ answer: 'infected', name: 'Eicar-Test-Signature' });
  });

  it('says "not scanned", and why, when no scanner is set up', async () => {
    expect(await scannerAt(undefined).scan(Buffer.from(eicar))).toEqual({
      answer: 'not-scanned',
      why: 'No virus scanner is set up (CLAMD_URL).',
    });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['breaks off', (socket) => socket.destroy()],
    ['says nothing', () => undefined],
    ['finds the file too large', (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['cannot read its signatures', (socket) => socket.end("stream: Can't allocate memory ERROR\0")],
    ['answers half', (socket) => socket.end('stream: O')],
    ['says something else', (socket) => socket.end('stream: OK maybe\0')],
  ])('never says clean when the scanner %s', async (_what, how) => {
    behave = how;
    await expect(scanner().scan(Buffer.alloc(10))).rejects.toBeInstanceOf(ScannerAway);
  });

  it('never says clean when no scanner answers at the address', async () => {
    const gone = port();
    await new Promise((resolve) => server.close(resolve));
    await expect(new Clamd('127.0.0.1', gone).scan(Buffer.alloc(10))).rejects.toThrow('cannot be asked');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it('tells the operator which setting of the scanner is too small', async () => {
    behave = (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0');
    await expect(scanner().scan(Buffer.alloc(10))).rejects.toThrow('Raise StreamMaxLength');
  });
});

/** Speaks the scanner's side of INSTREAM: a command, pieces with their lengths, a length of nothing. */
function serve(socket: Socket, whole: (file: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (piece) => {
    waiting = Buffer.concat([waiting, piece]);
    const file = fileIn(waiting);
    if (file !== undefined) whole(file);
  });
}

function fileIn(stream: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (stream.length < command.length) return undefined;
  if (stream.subarray(0, command.length).toString() !== command) throw new Error('This is not INSTREAM.');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= stream.length;) {
    const length = stream.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
