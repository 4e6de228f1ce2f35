import {
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary CASETRAIL_DATA, and what the system knows about the processes that use it. */
export class DataFolder {
  readonly path: string;

  /** @param parent  with a space in it by default, as folders of real people have */
  constructor(parent: string = tmpdir(), account?: { uid: number; gid: number }, mode = 0o711) {
    this.path = realpathSync(mkdtempSync(join(parent, 'casetrail data-')));
    if (account) chownSync(this.path, account.uid, account.gid);
    chmodSync(this.path, mode);
  }

  get env(): { CASETRAIL_DATA: string; CASETRAIL_SEED: string } {
    return { CASETRAIL_DATA: this.path, CASETRAIL_SEED: 'none' };
  }

  /** Where the cluster really lies. */
  get cluster(): string {
    return realpathSync(join(this.path, 'postgres'));
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** The first lines of PostgreSQL's lock file. */
  postmaster(): { pid: number; port: number } {
    const lines = readFileSync(join(this.cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }

  /** The processes that were started for this folder, whoever their parent is now. */
  processes(): number[] {
    const found: number[] = [];
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const pid = Number(name);
      if (pid !== process.pid && this.uses(pid)) found.push(pid);
    }
    return found;
  }

  remove(): void {
    const placed = read(() => this.cluster);
    rmSync(this.path, { recursive: true, force: true });
    if (placed?.startsWith('/var/lib/casetrail/')) rmSync(dirname(placed), { recursive: true, force: true });
  }

  private uses(pid: number): boolean {
    const command = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';
    const environment = read(() => readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? '';
    const folder = read(() => readlinkSync(`/proc/${pid}/cwd`)) ?? '';
    const cluster = read(() => this.cluster) ?? this.path;
    return (
      command.includes(this.path) ||
      environment.includes(`CASETRAIL_DATA=${this.path}\0`) ||
      folder === cluster ||
      folder.startsWith(`${this.path}/`)
    );
  }
}

/** The process may end, and the file go, while we look. */
function read(look: () => string): string | null {
  try {
    return look();
  } catch {
    return null;
  }
}
