import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';

/** The part of commander's command that is needed here; nest-commander brings the package and hides it. */
interface CommandTree {
  readonly commands: readonly CommandTree[];
  name(name: string): unknown;
  exitOverride(handler: (error: Error) => never): unknown;
}

/** Names the program in its help, and lets main.ts decide on exit codes. */
@Injectable()
export class RootCommand implements OnApplicationBootstrap {
  constructor(@InjectCommander() private readonly root: CommandTree) {}

  onApplicationBootstrap(): void {
    this.root.name('casetrail');
    throwInsteadOfExit(this.root);
  }
}

/** commander itself would end the process, and always with exit code 1. */
function throwInsteadOfExit(command: CommandTree): void {
  command.exitOverride((error) => {
    throw error;
  });
  command.commands.forEach(throwInsteadOfExit);
}
